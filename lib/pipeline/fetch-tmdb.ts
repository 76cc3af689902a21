// `marquee import tmdb`: fills the purgeable part of the store with what TMDB says of a list of films.
import type { Database } from '@/lib/db/database'
import { findState, saveState } from '@/lib/db/state'
import { listTmdbDates, saveTmdbAnswer } from '@/lib/db/tmdb-cache'
import { AppError } from '@/lib/errors'
import type { TmdbClient, TmdbPage } from '@/lib/sources/tmdb/client'
import type { Asked, VendorFailure } from '@/lib/sources/vendor-failure'

/** Which films: given by number, found by TMDB's filters, or held here and changed there. */
export type TmdbWanted =
  | { kind: 'ids'; ids: readonly number[] }
  | { kind: 'discover'; filters: Record<string, string>; pages: number }
  | { kind: 'changes' }

export type TmdbImport = {
  wanted: number
  fetched: number
  /** Left out because they were fetched lately: a killed import goes on here. */
  fresh: number
  /** Of those not fetched, how many for which reason. */
  failed: Record<string, number>
}

export type TmdbImportOptions = {
  now: () => number
  /** Answers younger than this are not fetched again. */
  freshMs: number
  onProgress: (done: number, total: number) => void
}

const DAY_MS = 24 * 3_600_000
/** TMDB tells changes of so many days. */
const CHANGES_DAYS = 14
/** A run for changes that was killed is taken up again within this. */
const RESUME_MS = 3_600_000
const AT_ONCE = 8

/**
 * Fetches and keeps each film. Every answer is kept as it comes, so that nothing is lost when the import is
 * killed. Throws where the key is refused, or where TMDB does not tell which films.
 */
export async function importTmdb(
  database: Database,
  client: TmdbClient,
  wanted: TmdbWanted,
  options: TmdbImportOptions,
): Promise<TmdbImport> {
  const begun = options.now()
  const ids = await listWanted(database, client, wanted, begun)
  const dates = listTmdbDates(database, 'film')
  const freshMs = wanted.kind === 'changes' ? RESUME_MS : options.freshMs
  const due = ids.filter((id) => begun - (dates.get(String(id)) ?? 0) >= freshMs)
  const result: TmdbImport = {
    wanted: ids.length,
    fetched: 0,
    fresh: ids.length - due.length,
    failed: {},
  }
  let next = 0
  const worker = async () => {
    while (next < due.length) {
      const id = due[next++]!
      const film = await client.fetchFilm(id)
      if (film.isFound) {
        const body = JSON.stringify(film.value)
        saveTmdbAnswer(database, { kind: 'film', key: String(id), body }, options.now())
        result.fetched++
      } else {
        if (film.kind === 'key-refused') throw refused(film)
        result.failed[film.kind] = (result.failed[film.kind] ?? 0) + 1
      }
      options.onProgress(next, due.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const hasFailed = Object.keys(result.failed).some((kind) => kind !== 'not-found')
  if (wanted.kind === 'changes' && !hasFailed) saveState(database, 'tmdb-changes', String(begun))
  return result
}

async function listWanted(
  database: Database,
  client: TmdbClient,
  wanted: TmdbWanted,
  now: number,
): Promise<number[]> {
  if (wanted.kind === 'ids') return [...new Set(wanted.ids)]
  if (wanted.kind === 'discover')
    return collectPages((page) => client.discover(wanted.filters, page), wanted.pages)
  const held = listTmdbDates(database, 'film')
  if (held.size === 0) return []
  const last = Number(findState(database, 'tmdb-changes') ?? Math.min(...held.values()))
  const since = new Date(Math.max(last, now - CHANGES_DAYS * DAY_MS)).toISOString().slice(0, 10)
  const changed = await collectPages((page) => client.fetchChanges(since, page), Infinity)
  return changed.filter((id) => held.has(String(id)))
}

async function collectPages(
  fetchPage: (page: number) => Promise<Asked<TmdbPage>>,
  most: number,
): Promise<number[]> {
  const ids = new Set<number>()
  for (let page = 1, pages = 1; page <= Math.min(pages, most); page++) {
    const asked = await fetchPage(page)
    if (!asked.isFound) throw refused(asked)
    pages = asked.value.pages
    for (const { id } of asked.value.films) ids.add(id)
  }
  return [...ids]
}

function refused({ kind, detail }: VendorFailure): AppError {
  const advice =
    kind === 'key-refused'
      ? ' Set TMDB_ACCESS_TOKEN to a key that TMDB accepts.'
      : ' Try again later; what was fetched is kept.'
  return new AppError('unusable-data', `${detail}${advice}`)
}
