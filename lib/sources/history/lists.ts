// Histories as JSON: Trakt's lists and our own export.
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import {
  emptyEntry,
  type HistoryEntry,
  type HistoryFile,
  type HistoryProblem,
  readHalfStars,
  readTime,
  readYear,
} from './entry'

/** What our own export names itself by. */
export const OWN_FORMAT = 'marquee-history'
/** The version of it that is written and read. */
export const OWN_VERSION = 1

const stamp = z.string().nullish()
const traktItem = z.object({
  type: z.string().nullish(),
  rating: z.number().nullish(),
  rated_at: stamp,
  watched_at: stamp,
  last_watched_at: stamp,
  listed_at: stamp,
  movie: z.object({
    title: z.string().nullish(),
    year: z.number().nullish(),
    ids: z.object({ imdb: z.string().nullish(), tmdb: z.number().nullish() }).nullish(),
  }),
})

const ownFilm = z.object({
  title: z.string(),
  year: z.number().nullable(),
  imdbId: z.string().nullable(),
  tmdbId: z.number().nullable(),
  movieLensId: z.number().nullable(),
  stars: z.number().nullable(),
  isLiked: z.boolean(),
  isHidden: z.boolean(),
  isSeen: z.boolean(),
  isOnWatchlist: z.boolean(),
  at: z.string().nullable(),
})

/** Reads JSON. Throws `unusable-data` for what is neither Trakt's nor ours. */
export function readList(name: string, text: string): HistoryFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new AppError('unusable-data', `${name}: got broken JSON (${(error as Error).message}).`)
  }
  const own = z
    .object({ format: z.literal(OWN_FORMAT), version: z.unknown(), films: z.array(z.unknown()) })
    .safeParse(value)
  if (own.success) {
    requireVersion(name, own.data.version)
    return { kind: 'marquee', ...readItems(own.data.films, readOwn) }
  }
  if (Array.isArray(value)) return { kind: 'trakt', ...readItems(value, readTrakt) }
  throw new AppError(
    'unusable-data',
    `${name}: got JSON of another form, expected a list of Trakt (ratings, history, watched, watchlist) or an export of Marquee.`,
  )
}

function requireVersion(name: string, version: unknown): void {
  if (version !== OWN_VERSION)
    throw new AppError(
      'unusable-data',
      `${name}: got version ${JSON.stringify(version) ?? 'none'} of an export of Marquee, expected ${OWN_VERSION}. Take it anew from this Marquee.`,
    )
}

function readItems(
  items: readonly unknown[],
  read: (item: unknown, line: number) => HistoryEntry,
): Pick<HistoryFile, 'entries' | 'problems'> {
  const entries: HistoryEntry[] = []
  const problems: HistoryProblem[] = []
  items.forEach((item, index) => {
    try {
      entries.push(read(item, index + 1))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problems.push({ line: index + 1, text: error.message })
    }
  })
  return { entries, problems }
}

function readTrakt(item: unknown, line: number): HistoryEntry {
  const parsed = traktItem.safeParse(item)
  if (!parsed.success)
    throw new RangeError(`got ${nameOfItem(item)}, expected an item with a movie`)
  const { movie, rating, rated_at, watched_at, last_watched_at, listed_at } = parsed.data
  const ids = { imdbId: readImdbId(movie.ids?.imdb), tmdbId: readId(movie.ids?.tmdb) }
  if (!movie.title?.trim() && !ids.imdbId && !ids.tmdbId)
    throw new RangeError('got a film without title and ids, expected one of them')
  if (rating == null && !rated_at && !watched_at && !last_watched_at && !listed_at)
    throw new RangeError('got a film neither rated, watched nor listed, expected one of these')
  const isListed = Boolean(listed_at) && !watched_at && !last_watched_at && rating == null
  return {
    ...emptyEntry(line),
    title: movie.title?.trim() || null,
    year: readYear(movie.year),
    ...ids,
    halfStars: readHalfStars(rating, 2),
    isSeen: !isListed,
    isOnWatchlist: isListed,
    at: readTime(rated_at ?? watched_at ?? last_watched_at ?? listed_at),
  }
}

function nameOfItem(item: unknown): string {
  if (typeof item !== 'object' || item === null) return 'no item of a list'
  const kind = ['episode', 'season', 'show', 'person'].find((key) => key in item)
  return kind ? `a ${kind}` : 'no film'
}

function readImdbId(id: string | null | undefined): string | null {
  return id && /^tt\d+$/.test(id) ? id : null
}

function readId(id: number | null | undefined): number | null {
  return id && Number.isInteger(id) && id > 0 ? id : null
}

function readOwn(item: unknown, line: number): HistoryEntry {
  const parsed = ownFilm.safeParse(item)
  if (!parsed.success)
    throw new RangeError('got a film of another form, expected one of our export')
  const { stars, at, ...film } = parsed.data
  if (!film.title && !film.imdbId && !film.tmdbId && !film.movieLensId)
    throw new RangeError('got a film without title and ids, expected one of them')
  return { ...emptyEntry(line), ...film, halfStars: readHalfStars(stars, 1), at: readTime(at) }
}
