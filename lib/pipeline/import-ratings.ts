// `marquee import ratings`: a file of ratings of any size into the store, whole or not at all.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { existsSync, readFileSync } from 'node:fs'
import { type Database, inTransaction } from '@/lib/db/database'
import {
  closeRatingSet,
  listRatingSets,
  nextRaterId,
  openRatingSet,
  type RatingSet,
  removeRatingSet,
} from '@/lib/db/ratings'
import { RatingWriter } from '@/lib/db/rating-writer'
import { AppError } from '@/lib/errors'
import {
  type BrokenLines,
  findRatingFile,
  type RatingBatch,
  type RatingFile,
  type RatingSource,
  readRatings,
} from '@/lib/sources/ratings/rating-file'

export type ImportedRatings = Pick<
  RatingSet,
  'rows' | 'users' | 'films' | 'unknownFilms' | 'broken' | 'fingerprint'
> & {
  /** True where this very file was imported before, and nothing was done. */
  isAgain: boolean
  /** Ratings that were stored: those of known films. */
  stored: number
  firstBroken: BrokenLines['first']
  seconds: number
}

/**
 * Imports the file, in memory that does not grow with it. A set that was cut short before is removed and begun anew; until its
 * end is reached nothing reads it. Ratings of films that the store lacks are counted and left out; of the same user and film
 * the latest stays. Throws where the file is missing or none of ratings.
 */
export async function importRatings(
  database: Database,
  source: RatingSource,
  path: string,
  {
    now,
    signal,
    onProgress = () => {},
  }: {
    now: () => number
    signal?: AbortSignal
    onProgress?: (bytesRead: number, bytes: number) => void
  },
): Promise<ImportedRatings> {
  const start = performance.now()
  const file = findRatingFile(path, source)
  const fingerprint = await fingerprintFile(file.path)
  const known = listRatingSets(database).find(
    (set) => set.source === source && set.fingerprint === fingerprint,
  )
  if (known?.finishedAt)
    return { ...known, isAgain: true, stored: 0, firstBroken: null, seconds: 0 }
  if (known) removeRatingSet(database, known.id)
  const setId = openRatingSet(database, {
    source,
    fingerprint,
    path: basename(file.path),
    now: now(),
  })
  const broken: BrokenLines = { count: 0, first: null }
  const intake = new Intake(database, setId, filmFinder(database, file))
  try {
    for await (const batch of readRatings(file, broken)) {
      inTransaction(database, () => intake.take(batch))
      onProgress(batch.bytesRead, file.bytes)
      signal?.throwIfAborted()
    }
  } catch (error) {
    // Of a file that is none of ratings nothing stays; one that was cut short is begun anew when it comes again.
    if (error instanceof AppError && error.code === 'unusable-data')
      removeRatingSet(database, setId)
    throw error
  }
  const counts = intake.counts()
  closeRatingSet(database, setId, { ...counts, broken: broken.count, now: now() })
  return {
    ...counts,
    broken: broken.count,
    fingerprint,
    isAgain: false,
    firstBroken: broken.first,
    seconds: (performance.now() - start) / 1000,
  }
}

/** The checksum of the file's bytes. */
export async function fingerprintFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}

/** Takes batches in: numbers users, finds films, counts. */
class Intake {
  readonly #database: Database
  readonly #writer: RatingWriter
  readonly #findFilm: (id: number) => number
  readonly #raters = new Map<number, number>()
  readonly #films = new Set<number>()
  readonly #unknown = new Set<number>()
  #nextRater = 0
  #rows = 0
  #stored = 0

  constructor(database: Database, setId: number, findFilm: (id: number) => number) {
    this.#writer = new RatingWriter(database, setId)
    this.#database = database
    this.#findFilm = findFilm
  }

  /** Call inside a transaction. Visitors may have rated since the last batch and have taken ids of raters. */
  take({ count, users, films, halfStars, times }: RatingBatch): void {
    this.#nextRater = nextRaterId(this.#database)
    for (let i = 0; i < count; i++) {
      const film = films[i]!
      const movieId = this.#findFilm(film)
      if (movieId === 0) {
        this.#unknown.add(film)
        continue
      }
      this.#films.add(movieId)
      this.#writer.add(this.#raterOf(users[i]!), movieId, halfStars[i]!, times[i]!)
      this.#stored++
    }
    this.#rows += count
    this.#writer.flush()
  }

  counts() {
    return {
      rows: this.#rows,
      stored: this.#stored,
      users: this.#raters.size,
      films: this.#films.size,
      unknownFilms: this.#unknown.size,
    }
  }

  #raterOf(user: number): number {
    const known = this.#raters.get(user)
    if (known !== undefined) return known
    const id = this.#nextRater++
    this.#writer.addRater(id, String(user))
    this.#raters.set(user, id)
    return id
  }
}

/** Finds our film by the file's id, 0 where there is none: MovieLens' id, else the IMDb id beside it in links.csv. */
function filmFinder(database: Database, { path, source }: RatingFile): (id: number) => number {
  const rows = database.prepare('SELECT id, imdbId, movielensId FROM Movie').all() as {
    id: number
    imdbId: string | null
    movielensId: number | null
  }[]
  const byImdb = new Map(
    rows.flatMap(({ id, imdbId }) => (imdbId === null ? [] : [[Number(imdbId.slice(2)), id]])),
  )
  if (source === 'movietweetings') return (id) => byImdb.get(id) ?? 0
  const found = readLinks(path, byImdb)
  for (const { id, movielensId } of rows) if (movielensId !== null) found.set(movielensId, id)
  return (id) => found.get(id) ?? 0
}

function readLinks(path: string, byImdb: ReadonlyMap<number, number>): Map<number, number> {
  const links = join(dirname(path), 'links.csv')
  if (!existsSync(links)) return new Map()
  return new Map(
    readFileSync(links, 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .flatMap((line) => {
        const [movielens, imdb] = line.split(',')
        const id = byImdb.get(Number(imdb))
        return id === undefined ? [] : [[Number(movielens), id] as const]
      }),
  )
}
