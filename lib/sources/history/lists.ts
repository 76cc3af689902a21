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
    .object({ format: z.literal(OWN_FORMAT), films: z.array(z.unknown()) })
    .safeParse(value)
  if (own.success) return { kind: 'marquee', ...readItems(own.data.films, readOwn) }
  if (Array.isArray(value)) return { kind: 'trakt', ...readItems(value, readTrakt) }
  throw new AppError(
    'unusable-data',
    `${name}: got JSON of another form, expected a list of Trakt (ratings, history, watched, watchlist) or an export of Marquee.`,
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
  if (!parsed.success) throw new RangeError('got no film, expected an item with a movie')
  const { movie, rating, rated_at, watched_at, last_watched_at, listed_at } = parsed.data
  if (!movie.title && !movie.ids?.imdb && !movie.ids?.tmdb)
    throw new RangeError('got a film without title and ids, expected one of them')
  const isListed = Boolean(listed_at) && !watched_at && !last_watched_at && rating == null
  return {
    ...emptyEntry(line),
    title: movie.title || null,
    year: readYear(movie.year),
    imdbId: movie.ids?.imdb ?? null,
    tmdbId: movie.ids?.tmdb ?? null,
    halfStars: readHalfStars(rating, 2),
    isSeen: !isListed,
    isOnWatchlist: isListed,
    at: readTime(rated_at ?? watched_at ?? last_watched_at ?? listed_at),
  }
}

function readOwn(item: unknown, line: number): HistoryEntry {
  const parsed = ownFilm.safeParse(item)
  if (!parsed.success)
    throw new RangeError('got a film of another form, expected one of our export')
  const { stars, at, ...film } = parsed.data
  return { ...emptyEntry(line), ...film, halfStars: readHalfStars(stars, 1), at: readTime(at) }
}
