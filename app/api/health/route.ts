import { ENDPOINTS } from '@/lib/api/endpoints'
import { answerBody, encodeBody, handle, refuseMethod } from '@/lib/serve/http'

export const dynamic = 'force-dynamic'

export function GET(request: Request) {
  return handle(request, async () =>
    answerBody(request, encodeBody(ENDPOINTS.health.answer, { status: 'alive' }), 'no-store'),
  )
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
