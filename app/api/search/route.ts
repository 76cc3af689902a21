import { answerSearch } from '@/lib/serve/hot'
import { refuseMethod, respond } from '@/lib/serve/http'

export async function GET(request: Request) {
  return respond(await answerSearch(request))
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
