import { ENDPOINTS } from '@/lib/api/endpoints'
import { whyUnwatched } from '@/lib/serve/feedback'
import { explainForYou } from '@/lib/serve/for-you'
import { handle, readQuery, refuseMethod } from '@/lib/serve/http'
import { answerPersonal } from '@/lib/serve/personal'
import { findVisitor } from '@/lib/serve/visitor'

const { query, answer } = ENDPOINTS.why

export function GET(request: Request) {
  return handle(request, async () => {
    const { movie, ...controls } = readQuery(request, query)
    const visitor = findVisitor(request)
    const isWatched = whyUnwatched(request, visitor) === null
    return answerPersonal(answer, explainForYou(visitor, controls, movie, { isWatched }))
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
