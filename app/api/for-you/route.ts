import { ENDPOINTS } from '@/lib/api/endpoints'
import { listForYou } from '@/lib/serve/for-you'
import { handle, readQuery, refuseMethod } from '@/lib/serve/http'
import { answerPersonal } from '@/lib/serve/personal'
import { findVisitor } from '@/lib/serve/visitor'

const { query, answer } = ENDPOINTS.forYou

export function GET(request: Request) {
  return handle(request, async () => {
    const controls = readQuery(request, query)
    return answerPersonal(answer, listForYou(findVisitor(request), controls))
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
