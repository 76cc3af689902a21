import { ENDPOINTS } from '@/lib/api/endpoints'
import { readPersonCard } from '@/lib/serve/details'
import { answerBody, encodeBody, handle, readId, refuseMethod } from '@/lib/serve/http'

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return handle(request, async () => {
    const answer = await readPersonCard(readId((await params).id))
    return answerBody(request, encodeBody(ENDPOINTS.personCard.answer, answer), 'no-store')
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
