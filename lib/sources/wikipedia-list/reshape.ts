// A row of a list page becomes a film of ours.
import { findGenre, findGenreKeyword } from '@/lib/catalogue/genre'
import { emptyDraft, MOST_CAST, type MovieDraft } from '@/lib/catalogue/movie'
import { findCountry, findLanguage } from '../places-and-tongues'
import type { ColumnName, Head } from './columns'
import { parseCrew, parseNames } from './crew'
import { parseOpening } from './dates'
import type { Cell, Row } from './tables'

/** What was wrong with a field of the row and is left out of the draft, or corrected. */
export type Flaw = { code: string; field: string; message: string }

export type Reshaped = { draft: MovieDraft; flaws: Flaw[] }

const RUNTIME = /^(\d{1,3}) ?(?:min|m\b|′|'|$)/

/** Reshapes a row that has a title. `listYear` is the year the whole list is about, where it is about one. */
export function reshapeRow(row: Row, head: Head, listYear: number | null): Reshaped {
  const flaws: Flaw[] = []
  const flaw = (code: string, field: string, message: string) =>
    flaws.push({ code, field, message })
  const text = (name: ColumnName) => textOf(row.cells, head, name)
  const title = titleOf(row, head)
  const page = cellOf(row.cells, head, 'title')?.page ?? null
  const { directors, cast, junk, cut } = peopleOf(text)
  for (const field of cut)
    flaw('truncated-cell', field, `Got «…${text(field).slice(-20)}», kept what is whole.`)
  if (junk.length > 0)
    flaw('junk-cast', 'cast', `Got «${junk.join('», «')}» among the names, left out.`)
  const opening = text('opening')
  const releaseDate = parseOpening(opening, listYear)
  if (opening !== '' && releaseDate === null && !/^\d{4}$/.test(opening))
    flaw(
      'date-form',
      'opening',
      `Got «${opening.slice(0, 40)}» for a day, expected one like "January 5".`,
    )
  const year = yearOf(text('year'), releaseDate, opening, page) ?? listYear
  if (/\d{4}\s*[-–]\s*\d{2}/.test(text('year')))
    flaw('year-span', 'year', `Got «${text('year')}» for a year, took the first.`)
  if (year === null) flaw('missing-year', 'year', `«${title}» has no year.`)
  const genres = partsOf(text('genre'))
  const draft: MovieDraft = {
    ...emptyDraft(title, { source: 'wikipedia-list', key: page ?? `${title} (${year ?? '?'})` }),
    year,
    releaseDate,
    runtime: Number(RUNTIME.exec(text('runtime'))?.[1] ?? 0) || null,
    genres: [...new Set(genres.map(findGenre).filter((genre) => genre !== null))],
    directors,
    cast: cast.slice(0, MOST_CAST),
    keywords: [...new Set(genres.map(findGenreKeyword).filter((keyword) => keyword !== null))],
    language: findLanguage(firstOf(text('language'))),
    country: findCountry(firstOf(text('country'))),
    ids: { imdb: null, tmdb: null, movielens: null, wikipedia: page },
  }
  return { draft, flaws }
}

/** The title of a row in one line; empty where the row has none. */
export function titleOf({ cells }: Row, head: Head): string {
  return textOf(cells, head, 'title').replaceAll('\n', ' ')
}

function peopleOf(text: (name: ColumnName) => string) {
  const crew = parseCrew(text('crew'))
  const directors = parseNames(text('director'))
  const cast = parseNames(text('cast'))
  const cut: ColumnName[] = []
  if (crew.isCut) cut.push('crew')
  if (directors.isCut) cut.push('director')
  if (cast.isCut) cut.push('cast')
  return {
    directors: directors.names.length > 0 ? directors.names : crew.directors,
    cast: cast.names.length > 0 ? cast.names : crew.cast,
    junk: [...crew.junk, ...directors.junk, ...cast.junk],
    cut,
  }
}

/** From the year's own column, else the day of the opening, else the page's name: "Dune_(2021_film)". */
function yearOf(
  text: string,
  releaseDate: string | null,
  opening: string,
  page: string | null,
): number | null {
  const year =
    /^\d{4}\b/.exec(text) ??
    /^\d{4}/.exec(releaseDate ?? '') ??
    /\b(?:18|19|20)\d{2}\b/.exec(opening) ??
    /\((\d{4})_(?:\w+_)?film\)$/.exec(page ?? '')
  return year ? Number(year[1] ?? year[0]) : null
}

/** "Romantic comedy, sci-fi" says "romantic", "comedy" and "sci-fi"; whole names come first. */
function partsOf(text: string): string[] {
  const parts = text.split(/[,;/\n]|\sand\s/).map((part) => part.trim())
  return parts.flatMap((part) => (findGenre(part) ? [part] : [part, ...part.split(/[ -]/)]))
}

function firstOf(text: string): string {
  return (text.split(/[,;/\n]/)[0] ?? '').trim()
}

function cellOf(cells: readonly Cell[], head: Head, name: ColumnName): Cell | undefined {
  const [column] = head.columns[name] ?? []
  return column === undefined ? undefined : cells[column]
}

/** The text of all columns of that name: an opening has one for the month and one for the day. */
function textOf(cells: readonly Cell[], head: Head, name: ColumnName): string {
  const own = (head.columns[name] ?? []).map((column) => cells[column])
  const texts = [...new Set(own)].map((cell) => cell?.text ?? '')
  return texts.filter((text) => text !== '' && text !== 'NaN').join(' ')
}
