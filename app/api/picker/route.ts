import { ENDPOINTS } from '@/lib/api/endpoints'
import { handle, readQuery, refuseMethod } from '@/lib/serve/http'
import { answerPersonal } from '@/lib/serve/personal'
import { pickFilms } from '@/lib/serve/picker'
import { findVisitor } from '@/lib/serve/visitor'

const { query, answer } = ENDPOINTS.picker

export function GET(request: Request) {
  return handle(request, async () => {
    const asked = readQuery(request, query).asked?.split(',').filter(Boolean).map(Number) ?? []
    return answerPersonal(answer, pickFilms(findVisitor(request), asked))
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
