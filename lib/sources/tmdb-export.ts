// What the published extracts of TMDB have in common: the same columns, their lists written in JSON or in Python.
import { findGenre } from '@/lib/catalogue/genre'
import { emptyDraft, MOST_CAST, type MovieDraft } from '@/lib/catalogue/movie'
import { plotNouns } from '@/lib/text/plot-nouns'
import { cleanNames } from './people-names'
import { mended, type Place } from './problems'
import type { SourceEvent } from './source'

/** One value of a list cell: a plain name, or an object with more. */
export type ListItem = string | { [key: string]: unknown }

/** A list cell read, or null where it was broken. */
export type ReadList = (cell: string) => ListItem[] | null

/** What other files of the extract say of the film. */
export type Beside = {
  keywords: string[]
  directors: string[]
  cast: string[]
  imdb: string | null
}

export const NOTHING_BESIDE: Beside = { keywords: [], directors: [], cast: [], imdb: null }

/** The columns whose cells are lists. */
export const LIST_COLUMNS = [
  'genres',
  'keywords',
  'production_countries',
  'belongs_to_collection',
] as const

/** Reshapes a row; cells that are missing or broken leave their fact unknown. */
export function reshapeTmdbExport(
  source: string,
  id: number,
  row: Record<string, string>,
  readList: ReadList,
  beside: Beside,
): MovieDraft {
  const list = (column: string) => readList(row[column] ?? '') ?? []
  const released = /^\d{4}-\d{2}-\d{2}$/.exec(row.release_date ?? '')?.[0] ?? null
  const title = (row.title ?? '').trim()
  const original = row.original_title?.trim() || null
  const [country] = list('production_countries').map((item) => textOf(item, 'iso_3166_1'))
  const imdb = /^tt\d{7,9}$/.exec(row.imdb_id ?? '')?.[0] ?? beside.imdb
  const keywords = [...list('keywords').map(nameOf), ...beside.keywords].map(cleanKeyword)
  return {
    ...emptyDraft(title, { source, key: String(id) }),
    originalTitle: original === title ? null : original,
    year: released ? Number(released.slice(0, 4)) : null,
    releaseDate: released,
    runtime: positive(row.runtime),
    genres: list('genres')
      .map((item) => findGenre(nameOf(item)))
      .filter((genre) => genre !== null),
    directors: beside.directors,
    cast: beside.cast,
    keywords: [...new Set([...keywords, ...plotNouns(row.overview ?? '')])].filter(Boolean),
    language: languageOf(row.original_language ?? ''),
    country: /^[A-Z]{2}$/.exec(country ?? '')?.[0] ?? null,
    collection:
      list('belongs_to_collection')
        .map(nameOf)[0]
        ?.replace(/\s+Collection$/, '') || null,
    ids: { imdb, tmdb: id, movielens: null, wikipedia: null },
    rating: ratingOf(row),
  }
}

/** Directors and the cast in billing order, from the two list cells of a credits file. */
export function reshapeCredits(cast: readonly ListItem[], crew: readonly ListItem[]) {
  return {
    directors: cleanNames(crew.filter((item) => textOf(item, 'job') === 'Director').map(nameOf)),
    cast: cleanNames(cast.map(nameOf)).slice(0, MOST_CAST),
  }
}

/** The name of a list item: itself, or its field "name". */
export function nameOf(item: ListItem): string {
  return typeof item === 'string' ? item : textOf(item, 'name')
}

/** A film's id of TMDB, or null where the cell is none, as in rows whose columns are shifted. */
export function tmdbId(cell: string | undefined): number | null {
  return /^[1-9]\d{0,8}$/.test(cell?.trim() ?? '') ? Number(cell) : null
}

/** Notes on the credits, which say nothing about the film. */
const NOTES = /stinger$/
const SAME_KEYWORD: ReadonlyMap<string, string> = new Map([
  ['based on comic book', 'based on comic'],
  ['based on novel', 'based on a book'],
  ['based on novel or book', 'based on a book'],
])

/** In lower case and single blanks, worded as the other sources do; empty where it is a note. */
function cleanKeyword(keyword: string): string {
  const clean = keyword
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
  return NOTES.test(clean) ? '' : (SAME_KEYWORD.get(clean) ?? clean)
}

/** TMDB writes "cn" for Cantonese and "xx" for a film without words. */
function languageOf(code: string): string | null {
  if (code === 'cn') return 'yue'
  return code === 'xx' ? null : (/^[a-z]{2}$/.exec(code)?.[0] ?? null)
}

function textOf(item: ListItem, key: string): string {
  const value = typeof item === 'string' ? null : item[key]
  return typeof value === 'string' ? value : ''
}

function ratingOf(row: Record<string, string>): MovieDraft['rating'] {
  const mean = positive(row.vote_average)
  const count = positive(row.vote_count)
  return mean !== null && count !== null ? { mean, count: Math.round(count) } : null
}

function positive(cell: string | undefined): number | null {
  const number = Number(cell)
  return cell && Number.isFinite(number) && number > 0 ? number : null
}

/** Tells of every list cell that cannot be read; its fact is left out. */
export function* brokenLists(
  row: Record<string, string>,
  columns: readonly string[],
  place: Place,
  { form, readList }: { form: 'Python' | 'JSON'; readList: ReadList },
): Generator<SourceEvent> {
  for (const column of columns) {
    const cell = row[column]
    if (!cell || readList(cell) !== null) continue
    const message = `Got «${cell.slice(0, 60)}», expected a ${form} list; left out.`
    yield mended(place, 'broken-list', column, message)
  }
}
