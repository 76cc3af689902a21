import { ENDPOINTS } from '@/lib/api/endpoints'
import { importHistory, LARGEST_HISTORY } from '@/lib/serve/history'
import { handle, readBytes, readQuery, refuseMethodsBut, requireOwnPage } from '@/lib/serve/http'
import { limit } from '@/lib/serve/limits'
import { answerPersonal } from '@/lib/serve/personal'
import { findVisitor, newVisitor } from '@/lib/serve/visitor'
import { writing } from '@/lib/serve/writing'

const { query, answer } = ENDPOINTS.importMy

export function POST(request: Request) {
  return handle(request, async () => {
    requireOwnPage(request)
    await limit(request, 'upload')
    const { name } = readQuery(request, query)
    const bytes = await readBytes(request, LARGEST_HISTORY)
    const known = findVisitor(request)
    const { visitor, cookie } = known ? { visitor: known, cookie: undefined } : newVisitor()
    const imported = await writing(() => importHistory(visitor, name, bytes))
    return answerPersonal(answer, imported, cookie)
  })
}

const refuse = refuseMethodsBut('POST')
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT }
