import { ENDPOINTS } from '@/lib/api/endpoints'
import { answerBody, handle, readId, readQuery, refuseMethod } from '@/lib/serve/http'
import { recommendationsBody } from '@/lib/serve/recommendations'

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return handle(request, async () => {
    const query = readQuery(request, ENDPOINTS.recommendations.query)
    return answerBody(request, await recommendationsBody(readId((await params).id), query))
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
