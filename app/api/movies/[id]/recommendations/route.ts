import { answerAlike } from '@/lib/serve/hot'
import { refuseMethod, respond } from '@/lib/serve/http'

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return respond(await answerAlike(request, (await params).id))
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
