import { ENDPOINTS } from '@/lib/api/endpoints'
import { handle, refuseMethod } from '@/lib/serve/http'
import { listMarkedFilms } from '@/lib/serve/marks'
import { answerPersonal } from '@/lib/serve/personal'
import { findVisitor } from '@/lib/serve/visitor'

export function GET(request: Request) {
  return handle(request, async () => {
    const visitor = findVisitor(request)
    const answer = visitor ? listMarkedFilms(visitor) : { films: [] }
    return answerPersonal(ENDPOINTS.myFilms.answer, answer)
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
