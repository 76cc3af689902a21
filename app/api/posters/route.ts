import { ENDPOINTS } from '@/lib/api/endpoints'
import { readPosters } from '@/lib/serve/details'
import { answerBody, encodeBody, handle, readQuery, refuseMethod } from '@/lib/serve/http'

export function GET(request: Request) {
  return handle(request, async () => {
    const { ids } = readQuery(request, ENDPOINTS.posters.query)
    const answer = await readPosters(ids.split(',').map(Number))
    return answerBody(request, encodeBody(ENDPOINTS.posters.answer, answer), 'no-store')
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
