// What somebody said of films elsewhere, in our shape.

/** One line of somebody's history; what is not known is null. */
export type HistoryEntry = {
  /** Line of the file, or item of a list, from 1. */
  line: number
  title: string | null
  year: number | null
  /** «tt0111161» */
  imdbId: string | null
  tmdbId: number | null
  movieLensId: number | null
  /** 1 to 10. */
  halfStars: number | null
  isLiked: boolean
  isHidden: boolean
  isSeen: boolean
  isOnWatchlist: boolean
  /** Seconds since 1970. */
  at: number | null
}

export const HISTORY_KINDS = [
  'letterboxd-ratings',
  'letterboxd-watched',
  'letterboxd-diary',
  'letterboxd-watchlist',
  'letterboxd-likes',
  'imdb-ratings',
  'trakt',
  'movielens',
  'marquee',
] as const
export type HistoryKind = (typeof HISTORY_KINDS)[number]

/** A line that could not be taken, and why. */
export type HistoryProblem = { line: number; text: string }

export type HistoryFile = {
  kind: HistoryKind
  entries: HistoryEntry[]
  problems: HistoryProblem[]
}

/** The most films of one file. */
export const MOST_ENTRIES = 100_000

/** An entry that says nothing yet. */
export function emptyEntry(line: number): HistoryEntry {
  return {
    line,
    title: null,
    year: null,
    imdbId: null,
    tmdbId: null,
    movieLensId: null,
    halfStars: null,
    isLiked: false,
    isHidden: false,
    isSeen: false,
    isOnWatchlist: false,
    at: null,
  }
}

/** Reads a rating of so many points a star. Returns null for none; throws RangeError for one out of range or between halves. */
export function readHalfStars(
  text: string | number | null | undefined,
  perStar: 1 | 2,
): number | null {
  if (text === null || text === undefined || String(text).trim() === '') return null
  const halves = (Number(text) * 2) / perStar
  if (Number.isInteger(halves) && halves >= 1 && halves <= 10) return halves
  throw new RangeError(
    `got a rating of «${String(text).slice(0, 20)}», expected ${perStar === 1 ? '0.5 to 5 in halves' : '1 to 10'}`,
  )
}

/** Reads a year of a film; null for none. */
export function readYear(text: string | number | null | undefined): number | null {
  const year = Number(text)
  return Number.isInteger(year) && year >= 1870 && year <= 2200 ? year : null
}

const DAY = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/**
 * Reads a day (2024-03-01) or a moment with its zone (2024-03-01T20:15:00Z) as seconds since 1970;
 * null for anything else: other forms mean another moment on another machine, and 31 February none.
 */
export function readTime(text: string | null | undefined): number | null {
  const day = DAY.exec(text ?? '')?.[1]
  const start = Date.parse(`${day}T00:00:00Z`)
  const isDay = Number.isFinite(start) && new Date(start).toISOString().slice(0, 10) === day
  const milliseconds = isDay ? Date.parse(text!) : Number.NaN
  return Number.isFinite(milliseconds) ? Math.floor(milliseconds / 1000) : null
}
