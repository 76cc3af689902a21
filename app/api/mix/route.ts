import { ENDPOINTS } from '@/lib/api/endpoints'
import { answerBody, encodeBody, handle, readQuery, refuseMethod } from '@/lib/serve/http'
import { listMix } from '@/lib/serve/mix'

const { query, answer } = ENDPOINTS.mix

export function GET(request: Request) {
  return handle(request, async () =>
    answerBody(request, encodeBody(answer, listMix(readQuery(request, query)))),
  )
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
