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

/** All of it, as `readHistory` reads it again. */
export function writeJson(films: readonly OwnedFilm[], exportedAt: string): string {
  const told = films.map((film) => ({ ...film, at: new Date(film.at * 1000).toISOString() }))
  return `${JSON.stringify({ format: OWN_FORMAT, version: OWN_VERSION, exportedAt, films: told }, null, 2)}\n`
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
