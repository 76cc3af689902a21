// A history taken away: as JSON that we read again, and as CSV that Letterboxd takes.
import { OWN_FORMAT, OWN_VERSION } from './lists'

/** What somebody said of a film, with the names by which other programs know it. `at` in seconds since 1970. */
export type OwnedFilm = {
  title: string
  year: number | null
  imdbId: string | null
  tmdbId: number | null
  movieLensId: number | null
  /** 0.5 to 5. */
  stars: number | null
  isLiked: boolean
  isHidden: boolean
  isSeen: boolean
  isOnWatchlist: boolean
  at: number
}

/** What was noted of somebody without their saying it. Times in ISO 8601. */
export type Noted = {
  views: { title: string; at: string }[]
  searches: { query: string; at: string }[]
  shown: { title: string; list: string; position: number; at: string; clickedAt: string | null }[]
}

/** All of it. `readHistory` reads the films again; what was noted is for the person only. */
export function writeJson(films: readonly OwnedFilm[], noted: Noted, exportedAt: string): string {
  const told = films.map((film) => ({ ...film, at: new Date(film.at * 1000).toISOString() }))
  const whole = { format: OWN_FORMAT, version: OWN_VERSION, exportedAt, films: told, noted }
  return `${JSON.stringify(whole, null, 2)}\n`
}

const COLUMNS = ['imdbID', 'tmdbID', 'Title', 'Year', 'Rating', 'WatchedDate']

/**
 * What was seen or rated, in the columns of Letterboxd's importer (letterboxd.com/about/importing-data). Titles stand as they are,
 * also those that begin with «=»: the file is for a program, not for a spreadsheet.
 */
export function writeLetterboxdCsv(films: readonly OwnedFilm[]): string {
  const rows = films
    .filter(({ stars, isSeen }) => stars !== null || isSeen)
    .map(({ imdbId, tmdbId, title, year, stars, at }) => [
      imdbId,
      tmdbId,
      title,
      year,
      stars,
      new Date(at * 1000).toISOString().slice(0, 10),
    ])
  return [COLUMNS, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(value: string | number | null): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
