// Which films are like this one, and why?
import 'server-only'
import { LRUCache } from 'lru-cache'
import { ENDPOINTS } from '@/lib/api/endpoints'
import type { RecommendationsAnswer } from '@/lib/api/schemas'
import { CONTENT_MODEL } from '@/lib/models/content'
import { isNearYear } from '@/lib/catalogue/identity'
import { AppError } from '@/lib/errors'
import { type Contribution, composeHeadline, explain } from '@/lib/recommend/explain'
import { moreLikeThis } from '@/lib/recommend/more-like-this'
import type { Films, ListOptions, Ranked } from '@/lib/recommend/ranked'
import { movieCard } from './cards'
import type { Body } from './http'
import { keptBody } from './kept-bodies'
import { isMemorySmall } from './memory'
import { processWide } from './process-wide'
import { loadSnapshot, type Snapshot, unknownMovie } from './snapshot'

/** What a list is made with where nobody says otherwise. */
export const DEFAULT_LIST: ListOptions = { limit: 12, diversity: 0.2, minRelevance: 0.08 }

export type AskedList = Partial<Record<keyof ListOptions, number | undefined>> & {
  model?: string | undefined
}

/** Lists kept as rows and numbers: less than 1 KB each, and the larger half of the work. */
const lists = processWide(
  'lists',
  () => new LRUCache<string, Ranked[]>({ max: isMemorySmall() ? 2000 : 60_000 }),
)

/** Films between two looks at what else there is to do: some 2 ms. */
const FILMS_AT_ONCE = 20
let listsPreparedFor = ''

/** Ranks the usual list of every film, a few at a time, so that requests find them done. Once a content. */
export async function prepareLists(): Promise<void> {
  const snapshot = loadSnapshot()
  if (listsPreparedFor === snapshot.content || isMemorySmall()) return
  listsPreparedFor = snapshot.content
  for (let row = 0; row < snapshot.model.movieIds.length; row++) {
    rankedList(snapshot, row, DEFAULT_LIST)
    if (row % FILMS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
    if (loadSnapshot().content !== snapshot.content) return
  }
}

/** The answer of `listRecommendations` as it goes out, kept until films or models change. */
export function recommendationsBody(id: number, asked: AskedList): Body {
  const { limit, diversity, minRelevance, model } = asked
  // One snapshot for key and answer: another model may come to serve in between.
  const snapshot = loadSnapshot()
  const key = ['alike', snapshot.content, id, limit, diversity, minRelevance, model].join('|')
  return keptBody(key, ENDPOINTS.recommendations.answer, () => answerFrom(snapshot, id, asked))
}

/**
 * Returns films like the one of that id, best first, each with every contribution to its score.
 * Throws `not-found` for an unknown film, and for a model that is not served.
 */
export async function listRecommendations(
  id: number,
  asked: AskedList = {},
): Promise<RecommendationsAnswer> {
  return answerFrom(loadSnapshot(), id, asked)
}

function answerFrom(snapshot: Snapshot, id: number, asked: AskedList): RecommendationsAnswer {
  const { movieById } = snapshot
  if (!movieById.has(id)) throw unknownMovie(id)
  const model = modelAsked(snapshot, asked.model)
  const options = {
    limit: asked.limit ?? DEFAULT_LIST.limit,
    diversity: asked.diversity ?? DEFAULT_LIST.diversity,
    minRelevance: asked.minRelevance ?? DEFAULT_LIST.minRelevance,
  }
  const source = model.rowOf.get(id)
  const ranked = source === undefined ? [] : rankedList({ ...snapshot, model }, source, options)
  return {
    movieId: id,
    model: { name: model.name, version: model.version, content: model.content },
    diversity: options.diversity,
    minRelevance: options.minRelevance,
    items: ranked.map(({ row }) => {
      const reasons = explain(model, source!, row, snapshot.rowStandings[row]!).map(roundReason)
      return {
        movie: movieCard(movieById.get(model.movieIds[row]!)!),
        score: sum(reasons),
        relevance: sum(reasons.filter(({ kind }) => kind !== 'quality' && kind !== 'popularity')),
        headline: composeHeadline(reasons),
        reasons,
      }
    }),
  }
}

/** What serves, or content alone where it is asked for by name. */
function modelAsked({ model }: Snapshot, name: string | undefined): Snapshot['model'] {
  if (name === undefined || name === model.name) return model
  if (name === CONTENT_MODEL)
    return { ...model, name: CONTENT_MODEL, version: model.content, audience: null }
  const served = [...new Set([model.name, CONTENT_MODEL])].join(' or ')
  throw new AppError('not-found', `Got model «${name}», expected one that is served: ${served}.`)
}

/** Contributions are told to a millionth, and scores are the sums of what is told. */
const MILLION = 1_000_000

function roundReason({ kind, label, contribution }: Contribution): Contribution {
  return { kind, label, contribution: Math.round(contribution * MILLION) / MILLION }
}

function sum(reasons: readonly Contribution[]): number {
  const total = reasons.reduce((sum, { contribution }) => sum + contribution, 0)
  return Math.round(total * MILLION) / MILLION
}

function rankedList(snapshot: Snapshot, source: number, options: ListOptions): Ranked[] {
  const { limit, diversity, minRelevance } = options
  const key = `${snapshot.content}|${snapshot.model.name}|${source}|${limit}|${diversity}|${minRelevance}`
  const list = lists.get(key) ?? moreLikeThis(snapshot.model, source, filmsOf(snapshot), options)
  lists.set(key, list)
  return list
}

/** What is known of the films besides the model. */
export function filmsOf({ rowStandings, rowSeries, rowKeys, model, movieById }: Snapshot): Films {
  const yearOf = (row: number) => movieById.get(model.movieIds[row]!)?.year ?? null
  return {
    standings: rowStandings,
    seriesOf: (row) => rowSeries[row] ?? null,
    isDuplicate: (a, b) => rowKeys[a] === rowKeys[b] && isNearYear(yearOf(a), yearOf(b)),
  }
}
