import { ENDPOINTS } from '@/lib/api/endpoints'
import { handle, readJson, refuseMethodsBut, requireOwnPage } from '@/lib/serve/http'
import { changeMarks, deleteAll, listMarks } from '@/lib/serve/marks'
import { limit } from '@/lib/serve/limits'
import { answerPersonal } from '@/lib/serve/personal'
import { findVisitor, forgetCookie, newVisitor } from '@/lib/serve/visitor'
import { writing } from '@/lib/serve/writing'

const { my, changeMy, deleteMy } = ENDPOINTS

export function GET(request: Request) {
  return handle(request, async () => {
    const visitor = findVisitor(request)
    const marks = visitor ? listMarks(visitor) : []
    return answerPersonal(my.answer, { isKept: visitor !== null, marks })
  })
}

/** Somebody new becomes a visitor by the first thing said. */
export function POST(request: Request) {
  return handle(request, async () => {
    requireOwnPage(request)
    await limit(request, 'write')
    const { changes } = await readJson(request, changeMy.body)
    const known = findVisitor(request)
    const { visitor, cookie } = known ? { visitor: known, cookie: undefined } : newVisitor()
    await writing(() => changeMarks(visitor, changes))
    const answer = { isKept: true, marks: listMarks(visitor) }
    return answerPersonal(changeMy.answer, answer, cookie)
  })
}

export function DELETE(request: Request) {
  return handle(request, async () => {
    requireOwnPage(request)
    await limit(request, 'write')
    const visitor = findVisitor(request)
    const nothing = { ratings: 0, events: 0, impressions: 0, exposures: 0 }
    const removed = visitor ? await writing(() => deleteAll(visitor)) : nothing
    return answerPersonal(deleteMy.answer, removed, forgetCookie())
  })
}

const refuse = refuseMethodsBut('GET', 'POST', 'DELETE')
export { refuse as PATCH, refuse as PUT }
