// Which streaming services have which films, as far as this site asked TMDB? For show and filters only, never for a model.
import 'server-only'
import { listTmdbAnswers } from '@/lib/db/tmdb-answers'
import type { TmdbFilm } from '@/lib/sources/tmdb/client'
import { storeConnection } from './connection'
import type { Snapshot } from './snapshot'
import { isTmdbOn } from './tmdb'

/** Films by service, by the ids that are ours; service names as TMDB writes them. */
export type Services = Map<string, Set<number>>

const FRESH_MILLISECONDS = 60_000
let known: { country: string; content: string; at: number; services: Services } | null = null

/** The services of a country (ISO 3166-1) and their films; empty where TMDB is off. Looked up once a minute at most. */
export function listServices(snapshot: Snapshot, country: string): Services {
  if (!isTmdbOn()) return new Map()
  const { content } = snapshot
  const isFresh =
    known?.country === country &&
    known.content === content &&
    performance.now() - known.at < FRESH_MILLISECONDS
  if (!isFresh)
    known = { country, content, at: performance.now(), services: read(snapshot, country) }
  return known!.services
}

function read({ movies }: Snapshot, country: string): Services {
  const byTmdb = new Map(
    movies.flatMap(({ id, ids }) => (ids.tmdb === null ? [] : [[ids.tmdb, id]])),
  )
  const services: Services = new Map()
  for (const { key, body } of listTmdbAnswers(storeConnection(), 'film', Date.now())) {
    const id = byTmdb.get(Number(key))
    const { details } = JSON.parse(body) as TmdbFilm
    const watch = details.watch[country]
    if (id === undefined || !watch) continue
    for (const { name } of [...watch.stream, ...watch.free])
      services.set(name, (services.get(name) ?? new Set()).add(id))
  }
  return services
}
