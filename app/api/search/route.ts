import { ENDPOINTS } from '@/lib/api/endpoints'
import { answerBody, encodeBody, handle, readQuery, refuseMethod } from '@/lib/serve/http'
import { searchAll } from '@/lib/serve/search'

export function GET(request: Request) {
  return handle(request, async () => {
    const { q, limit } = readQuery(request, ENDPOINTS.search.query)
    return answerBody(request, encodeBody(ENDPOINTS.search.answer, await searchAll(q, limit)))
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
