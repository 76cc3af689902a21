import { ENDPOINTS } from '@/lib/api/endpoints'
import { recordFeedback } from '@/lib/serve/feedback'
import { handle, readJson, refuseMethodsBut, requireOwnPage } from '@/lib/serve/http'
import { answerPersonal } from '@/lib/serve/personal'
import { findVisitor } from '@/lib/serve/visitor'

const { body, answer } = ENDPOINTS.events

export function POST(request: Request) {
  return handle(request, async () => {
    requireOwnPage(request)
    const events = await readJson(request, body)
    const kept = await recordFeedback(request, findVisitor(request), events)
    return answerPersonal(answer, kept)
  })
}

const refuse = refuseMethodsBut('POST')
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT }
