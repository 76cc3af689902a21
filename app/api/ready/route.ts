import { ENDPOINTS } from '@/lib/api/endpoints'
import { answerBody, encodeBody, handle, refuseMethod } from '@/lib/serve/http'
import { readStatus } from '@/lib/serve/status'

export const dynamic = 'force-dynamic'

export function GET(request: Request) {
  return handle(request, async () => {
    const { films, people, model } = await readStatus()
    const body = encodeBody(ENDPOINTS.ready.answer, { status: 'ready', films, people, model })
    return answerBody(request, body, 'no-store')
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
