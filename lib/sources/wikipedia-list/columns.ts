// Which column of a table tells what about a film, by the names in its head.
import type { Row } from './tables'

const NAMES = {
  title: /^(?:film |movie )?titles?$|^(?:film|movie)s?$/,
  opening: /^opening|^(?:release|released)$|^release dates?|^date$|^premiered?$/,
  crew: /^(?:cast|starring) (?:and|&) crew$|^crew$/,
  director: /^director|^directed by$/,
  cast: /^(?:featured |main )?cast$|^starring$|^stars?$|^actors?$/,
  genre: /^genres?$/,
  year: /^year/,
  runtime: /^run(?:ning)? ?time|^length$|^duration$/,
  language: /^languages?$/,
  country: /^countr(?:y|ies)$/,
} as const

export type ColumnName = keyof typeof NAMES

/** The head of a table of films: the columns by what they tell, and the row it stands in. */
export type Head = { columns: Partial<Record<ColumnName, number[]>>; row: number; width: number }

/** Heads stand on top, below a banner or two. */
const LOWEST_HEAD = 4

/** Besides the title, one of these makes a row say something. */
const TELLING: readonly ColumnName[] = ['opening', 'crew', 'director', 'cast', 'year']

/** Returns the head of a table of films, or null where the table is about something else. */
export function findHead(rows: readonly Row[]): Head | null {
  for (const [row, { cells }] of rows.slice(0, LOWEST_HEAD).entries()) {
    const columns: Head['columns'] = {}
    cells.forEach(({ text }, index) => {
      const name = columnName(text)
      if (name) columns[name] = [...(columns[name] ?? []), index]
    })
    const isAboutFilms = columns.title && TELLING.some((name) => columns[name])
    if (isAboutFilms && cells.length > 1) return { columns, row, width: cells.length }
  }
  return null
}

/** A program that rendered the table may have numbered equal names: "Opening.1". */
function columnName(text: string): ColumnName | null {
  const folded = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\.\d+$/, '')
    .trim()
  const names = Object.keys(NAMES) as ColumnName[]
  return names.find((name) => NAMES[name].test(folded)) ?? null
}
