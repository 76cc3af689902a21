// What does TMDB say of this film or person? Fresh from the store, else stale at once and asked anew behind it.
import 'server-only'
import { LRUCache } from 'lru-cache'
import type { PersonDetails } from '@/lib/catalogue/film-details'
import { personKey } from '@/lib/catalogue/person'
import { loadConfig } from '@/lib/config'
import type { StoredMovie } from '@/lib/db/movies'
import { findTmdbAnswer } from '@/lib/db/tmdb-answers'
import { purgeExpired, saveTmdbAnswer, type TmdbKind } from '@/lib/db/tmdb-cache'
import { logger } from '@/lib/log'
import { sharedRedis } from '@/lib/shared/connection'
import { sharedPace } from '@/lib/shared/pace'
import { type TmdbClient, type TmdbFilm, tmdbClient } from '@/lib/sources/tmdb/client'
import { type Asked, failed, type VendorFailure } from '@/lib/sources/vendor-failure'
import { foldTitle } from '@/lib/text/fold'
import { storeConnection } from './connection'
import { metrics } from './metrics'
import { processWide } from './process-wide'
import { singleFlight } from './single-flight'

/** An answer of TMDB as it stands: when it was fetched, and what went wrong when it was to be fetched anew. */
export type Held<T> = { value: T; fetchedAt: number; trouble: VendorFailure | null }

/** What there is to show, or why there is nothing. */
export type Shown<T> = ({ isShown: true } & Held<T>) | ({ isShown: false } & VendorFailure)

/** After a failure TMDB is asked again no sooner than this; what it does not know, it will not know soon. */
const FAILURE_MEMORY_MS = 5000
const UNKNOWN_MEMORY_MS = 3_600_000
const CLEANING_MS = 3_600_000

type Workshop = {
  client: TmdbClient | null
  flight: ReturnType<typeof singleFlight<Asked<unknown>>>
  failures: LRUCache<string, VendorFailure>
  cleanedAt: number
}

/** Whether this site may ask TMDB at all. */
export function isTmdbOn(): boolean {
  return loadConfig().tmdb !== null
}

/** Returns what TMDB says of a film of ours. */
export async function readTmdbFilm(movie: StoredMovie): Promise<Shown<TmdbFilm>> {
  const id = await readTmdbId(movie)
  if (!id.isShown) return id
  if (id.value === null)
    return shown(failed('not-found', `TMDB has no film that is surely ${movie.title}.`))
  return readThrough('film', String(id.value), (client) => fetchFilm(client, id.value!))
}

/** What was not in the form we know is told in the log; the rest is shown. */
async function fetchFilm(client: TmdbClient, id: number): Promise<Asked<TmdbFilm>> {
  const film = await client.fetchFilm(id)
  if (film.isFound)
    for (const problem of film.value.problems) logger().warn({ id, problem }, 'TMDB film mended')
  return film
}

/** Returns what TMDB says of a person, by TMDB's own number. */
export function readTmdbPerson(id: number): Promise<Shown<PersonDetails>> {
  return readThrough('person', String(id), (client) => client.fetchPerson(id))
}

/** The film's number at TMDB; null where none is surely the same film. */
async function readTmdbId(movie: StoredMovie): Promise<Shown<number | null>> {
  const { ids } = movie
  if (ids.tmdb !== null)
    return { isShown: true, value: ids.tmdb, fetchedAt: Date.now(), trouble: null }
  return readThrough('match', String(movie.id), (client) =>
    ids.imdb === null ? findByCredits(client, movie) : client.findByImdb(ids.imdb),
  )
}

/** Without an id, title and year must agree, and a director too: a title alone is nobody's name. */
async function findByCredits(
  client: TmdbClient,
  movie: StoredMovie,
): Promise<Asked<number | null>> {
  const { title, originalTitle, year } = movie
  if (year === null || movie.directors.length === 0) return { isFound: true, value: null }
  const listed = await client.searchFilms(title, year)
  if (!listed.isFound) return listed
  const titles = [title, originalTitle ?? title].map(foldTitle)
  const near = listed.value.filter(
    (one) => one.year === year && titles.includes(foldTitle(one.title ?? '')),
  )
  const directors = new Set(movie.directors.map(personKey))
  for (const { id } of near.slice(0, 3)) {
    const film = await client.fetchFilm(id)
    if (!film.isFound) return film
    const isSame = film.value.details.crew.some(
      ({ name, role }) => role?.split(', ').includes('Director') && directors.has(personKey(name)),
    )
    if (isSame) return { isFound: true, value: id }
  }
  return { isFound: true, value: null }
}

/**
 * Answers from the store while fresh. What is older is answered too, and fetched anew behind the answer;
 * what is not there is fetched, once however many ask.
 */
async function readThrough<T>(
  kind: TmdbKind,
  key: string,
  fetchNew: (client: TmdbClient) => Promise<Asked<T>>,
): Promise<Shown<T>> {
  const { tmdb } = loadConfig()
  if (tmdb === null) return shown(failed('off', 'No TMDB key is configured.'))
  const { flight, failures } = workshop()
  const name = `${kind}:${key}`
  const fetchAndKeep = () => flight(name, () => fetchOnce(kind, key, fetchNew)) as Promise<Asked<T>>
  const held = findTmdbAnswer(storeConnection(), kind, key, Date.now())
  const failure = failures.get(name) ?? null
  if (held) {
    const isFresh = Date.now() - held.fetchedAt < tmdb.freshHours * 3_600_000
    if (!isFresh && !failure)
      fetchAndKeep().catch((error) => logger().error({ err: error, kind, key }, 'not renewed'))
    const value = JSON.parse(held.body) as T
    return { isShown: true, value, fetchedAt: held.fetchedAt, trouble: isFresh ? null : failure }
  }
  if (failure) return { isShown: false, ...failure }
  const asked = await fetchAndKeep()
  if (!asked.isFound) return shown(asked)
  return { isShown: true, value: asked.value, fetchedAt: Date.now(), trouble: null }
}

async function fetchOnce<T>(
  kind: TmdbKind,
  key: string,
  fetchNew: (client: TmdbClient) => Promise<Asked<T>>,
): Promise<Asked<T>> {
  const { client, failures } = workshop()
  const asked = await fetchNew(client!)
  metrics.vendors.inc({ vendor: 'tmdb', outcome: asked.isFound ? 'found' : asked.kind })
  if (asked.isFound) {
    failures.delete(`${kind}:${key}`)
    if (loadConfig().isReadOnly) return asked
    saveTmdbAnswer(storeConnection(), { kind, key, body: JSON.stringify(asked.value) }, Date.now())
    clean()
    return asked
  }
  const { kind: trouble, detail, retryAfter } = asked
  const ttl = trouble === 'not-found' ? UNKNOWN_MEMORY_MS : FAILURE_MEMORY_MS
  failures.set(`${kind}:${key}`, { kind: trouble, detail, retryAfter }, { ttl })
  logger().warn({ kind, key, trouble, detail }, 'TMDB did not answer')
  return asked
}

function workshop(): Workshop {
  return processWide('tmdb', () => {
    const { tmdb } = loadConfig()
    const pace = tmdb ? sharedPace(sharedRedis(), 'tmdb', tmdb.requestsPerSecond) : undefined
    return {
      client: tmdb && tmdbClient({ ...tmdb, pace }),
      flight: singleFlight<Asked<unknown>>(),
      failures: new LRUCache({ max: 5000, ttl: FAILURE_MEMORY_MS }),
      cleanedAt: 0,
    }
  })
}

/** Once an hour at most, what may not be kept any longer is deleted. */
function clean(): void {
  const now = Date.now()
  const shop = workshop()
  if (now - shop.cleanedAt < CLEANING_MS) return
  shop.cleanedAt = now
  purgeExpired(storeConnection(), now)
}

function shown({ kind, detail, retryAfter }: VendorFailure): { isShown: false } & VendorFailure {
  return { isShown: false, kind, detail, retryAfter }
}
