// The questions that are asked most: the same answers by a route handler and, where the server is ours, ahead of Next.
import 'server-only'
import { ENDPOINTS } from '@/lib/api/endpoints'
import { recordFeedback } from './feedback'
import {
  type Asked,
  answerBody,
  answerFresh,
  type Reply,
  readId,
  readJson,
  readQuery,
  requireOwnPage,
  settle,
} from './http'
import { limit } from './limits'
import { answerPersonal } from './personal'
import { recommendationsBody } from './recommendations'
import { searchBody } from './search'
import { recommendForTaste } from './taste'
import { findVisitor } from './visitor'

/** What answers one kind of question. */
export type Answer = (asked: Asked) => Promise<Reply>

const ALIKE = /^\/api\/movies\/([^/]+)\/recommendations$/

/** GET /api/search */
export function answerSearch(asked: Asked): Promise<Reply> {
  return settle(asked, async () => {
    const { q, limit: most } = readQuery(asked, ENDPOINTS.search.query)
    await limit(asked, 'search')
    return answerBody(asked, searchBody(q, most))
  })
}

/** GET /api/movies/{id}/recommendations */
export function answerAlike(asked: Asked, id: string): Promise<Reply> {
  return settle(asked, async () => {
    const query = readQuery(asked, ENDPOINTS.recommendations.query)
    return answerBody(asked, recommendationsBody(readId(id), query))
  })
}

/** POST /api/recommendations */
export function answerTaste(asked: Asked): Promise<Reply> {
  return settle(asked, async () => {
    const taste = await readJson(asked, ENDPOINTS.taste.body)
    return answerFresh(ENDPOINTS.taste.answer, recommendForTaste(taste))
  })
}

/** POST /api/events */
export function answerEvents(asked: Asked): Promise<Reply> {
  return settle(asked, async () => {
    requireOwnPage(asked)
    await limit(asked, 'write')
    const events = await readJson(asked, ENDPOINTS.events.body)
    const kept = await recordFeedback(asked, findVisitor(asked), events)
    return answerPersonal(ENDPOINTS.events.answer, kept)
  })
}

const HOT: Record<string, Answer> = {
  'GET /api/search': answerSearch,
  'POST /api/recommendations': answerTaste,
  'POST /api/events': answerEvents,
}

/** What answers a request, or null where that is no hot question; `url` is the path with its query. */
export function findHotAnswer(method: string, url: string): Answer | null {
  const [path = ''] = url.split('?')
  const answer = HOT[`${method} ${path}`]
  if (answer) return answer
  const id = method === 'GET' ? ALIKE.exec(path)?.[1] : undefined
  return id === undefined ? null : (asked) => answerAlike(asked, id)
}
