// `marquee import`: a foreign file into the store, batch by batch, resumable at every batch.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { IdentityIndex } from '@/lib/catalogue/identity'
import { mergeDraft, movieFromDraft } from '@/lib/catalogue/merge'
import type { Movie, MovieDraft } from '@/lib/catalogue/movie'
import type { Problem } from '@/lib/catalogue/problem'
import { validateDraft } from '@/lib/catalogue/validate'
import { type Database, inTransaction } from '@/lib/db/database'
import { findImport, saveImport } from '@/lib/db/imports'
import { listMovies, nextMovieId, saveMovies } from '@/lib/db/movies'
import { saveState } from '@/lib/db/state'
import { AppError } from '@/lib/errors'
import { announceChange } from '@/lib/shared/news'
import type { MovieSource } from '@/lib/sources/source'

/** What an import did: of the records read, each was added, merged, left as it was, or dropped. */
export type ImportSummary = {
  read: number
  added: number
  merged: number
  unchanged: number
  dropped: number
  /** Problems by code. */
  reasons: Record<string, number>
  /** Events skipped because an earlier, interrupted import had stored them. */
  resumedAt: number
  isAgain: boolean
}

export type ImportOptions = {
  thisYear: number
  onProgress?: (bytesRead: number, bytesTotal: number, read: number) => void
  onProblem?: (problem: Problem) => void
}

/** Records a transaction; a killed import loses at most so many and takes them in again. */
const BATCH = 500

/**
 * Imports every film of the source at the path. Films known already gain what they lacked; the same
 * file again changes nothing. Killed at any moment, the store stays valid and the next call resumes.
 * Throws `unusable-data` where the source holds nothing usable.
 */
export async function importMovies(
  database: Database,
  source: MovieSource,
  path: string,
  options: ImportOptions,
): Promise<ImportSummary> {
  const ledger = {
    source: source.name,
    fingerprint: await fingerprintPath(path),
    path: resolve(path),
  }
  const before = findImport(database, ledger.source, ledger.fingerprint)
  const summary: ImportSummary = before
    ? {
        ...(JSON.parse(before.counts) as ImportSummary),
        resumedAt: before.events,
        isAgain: before.isFinished,
      }
    : {
        read: 0,
        added: 0,
        merged: 0,
        unchanged: 0,
        dropped: 0,
        reasons: {},
        resumedAt: 0,
        isAgain: false,
      }
  if (summary.isAgain) return summary
  const intake = new Intake(database)
  let events = 0
  const commit = (isFinished: boolean) =>
    inTransaction(database, () => {
      intake.save(summary)
      saveImport(database, ledger, { events, counts: JSON.stringify(summary), isFinished })
    })
  const tell = (problem: Problem) => {
    summary.reasons[problem.code] = (summary.reasons[problem.code] ?? 0) + 1
    options.onProblem?.(problem)
  }
  for await (const event of source.read(path)) {
    if (event.kind === 'progress') {
      options.onProgress?.(event.bytesRead, event.bytesTotal, event.read)
      continue
    }
    events++
    if (events <= summary.resumedAt) continue
    if (event.kind === 'problem') {
      tell(event.problem)
      if (event.problem.severity === 'dropped') {
        summary.read++
        summary.dropped++
      }
      continue
    }
    summary.read++
    const { draft, problems } = validateDraft(event.draft, event, options.thisYear)
    problems.forEach(tell)
    if (draft) intake.take(draft)
    else summary.dropped++
    if (intake.waiting >= BATCH) commit(false)
  }
  if (summary.added + summary.merged + summary.unchanged + intake.waiting === 0)
    throw new AppError(
      'unusable-data',
      `Got nothing usable from ${path}: ${summary.read} records read, ${summary.dropped} dropped. Expected ${source.expects}.`,
    )
  commit(true)
  if (summary.added + summary.merged > 0) {
    saveState(database, 'content', `import:${ledger.fingerprint}`)
    announceChange()
  }
  return summary
}

/** The films of the store, and the drafts that wait to be taken in. */
class Intake {
  readonly #database: Database
  readonly #index = new IdentityIndex<Movie>()
  #drafts: MovieDraft[] = []
  #nextId: number

  constructor(database: Database) {
    this.#database = database
    this.#nextId = nextMovieId(database)
    for (const movie of listMovies(database)) this.#index.add(movie)
  }

  get waiting(): number {
    return this.#drafts.length
  }

  take(draft: MovieDraft): void {
    this.#drafts.push(draft)
  }

  /** Merges or adds what waits, stores it and counts. Call inside a transaction. */
  save(summary: ImportSummary): void {
    const changed = new Map<number, Movie>()
    for (const given of this.#drafts) {
      const film = this.#index.find(given)?.film
      const draft = { ...given, ids: this.#index.freeIds(given, film ?? null) }
      if (!film) {
        const added = movieFromDraft(draft, this.#nextId++)
        this.#index.add(added)
        changed.set(added.id, added)
        summary.added++
        continue
      }
      const merged = mergeDraft(film, draft)
      if (isDeepStrictEqual({ ...film, ...merged }, film)) {
        summary.unchanged++
        continue
      }
      Object.assign(film, merged)
      this.#index.add(film)
      changed.set(film.id, film)
      summary.merged++
    }
    saveMovies(this.#database, [...changed.values()])
    this.#drafts = []
  }
}

/** SHA-256 over the bytes of the file, or of every file of the folder; an address has another each time. */
async function fingerprintPath(path: string): Promise<string> {
  const hash = createHash('sha256')
  // What an address shows may change from one day to the next: it is read anew each time.
  if (/^https?:/.test(path)) return hash.update(`${path} ${Date.now()}`).digest('hex')
  if (!existsSync(path))
    throw new AppError('not-found', `Got no ${path}, expected a file or a folder there.`)
  const files = statSync(path).isFile()
    ? [path]
    : readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(path, entry.name))
        .sort()
  for (const file of files)
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
