import { ENDPOINTS } from '@/lib/api/endpoints'
import { whyUnwatched } from '@/lib/serve/feedback'
import { listForYou } from '@/lib/serve/for-you'
import { handle, readQuery, refuseMethod } from '@/lib/serve/http'
import { requireOperatorRequest } from '@/lib/serve/operator'
import { answerPersonal } from '@/lib/serve/personal'
import { findVisitor } from '@/lib/serve/visitor'

const { query, answer } = ENDPOINTS.forYou

export function GET(request: Request) {
  return handle(request, async () => {
    const { experiment = null, ...controls } = readQuery(request, query)
    if (experiment !== null) requireOperatorRequest(request)
    const visitor = findVisitor(request)
    const isWatched = whyUnwatched(request, visitor) === null
    return answerPersonal(answer, listForYou(visitor, controls, { asked: experiment, isWatched }))
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
