import { ENDPOINTS } from '@/lib/api/endpoints'
import { handle, refuseMethodsBut, requireOwnPage } from '@/lib/serve/http'
import { limit } from '@/lib/serve/limits'
import { answerPersonal } from '@/lib/serve/personal'
import { findVisitor, newVisitor } from '@/lib/serve/visitor'

const { answer } = ENDPOINTS.visitor

/** The token is told only where the page says that the cookie did not stay. */
export function POST(request: Request) {
  return handle(request, async () => {
    requireOwnPage(request)
    await limit(request, 'write')
    if (findVisitor(request)) return answerPersonal(answer, { token: null })
    const { token, cookie } = newVisitor()
    const isRefused = request.headers.get('x-marquee-cookies') === 'refused'
    return answerPersonal(answer, { token: isRefused ? token : null }, cookie)
  })
}

const refuse = refuseMethodsBut('POST')
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT }
