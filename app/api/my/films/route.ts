import { ENDPOINTS } from '@/lib/api/endpoints'
import { handle, refuseMethod } from '@/lib/serve/http'
import { listMarkedFilms } from '@/lib/serve/marks'
import { answerPersonal } from '@/lib/serve/personal'
import { findVisitor } from '@/lib/serve/visitor'

export function GET(request: Request) {
  return handle(request, async () => {
    return answerPersonal(ENDPOINTS.myFilms.answer, listMarkedFilms(findVisitor(request)))
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
