// Histories as tables: Letterboxd, IMDb and MovieLens, told apart by their columns.
import { CsvError, parse } from 'csv-parse/sync'
import { AppError } from '@/lib/errors'
import {
  emptyEntry,
  type HistoryEntry,
  type HistoryFile,
  type HistoryKind,
  type HistoryProblem,
  readHalfStars,
  readTime,
  readYear,
  MOST_ENTRIES,
} from './entry'

type Row = Record<string, string>
/** A row with the 1-based line where it starts. */
type Line = { cells: string[]; line: number }
type Table = {
  kind: HistoryKind
  /** Columns by which it is known. */
  columns: readonly string[]
  read: (row: Row, line: number) => HistoryEntry
}

/** Kinds of title that IMDb lists beside films. */
const NO_FILM = /series|episode|pilot|video ?game|podcast|music ?video/i
/** No head of a history has nearly so many columns. */
const MOST_COLUMNS = 100
const LETTERBOXD = ['Name', 'Year', 'Letterboxd URI'] as const

const TABLES: Table[] = [
  { kind: 'letterboxd-diary', columns: [...LETTERBOXD, 'Watched Date'], read: readLetterboxd },
  { kind: 'letterboxd-ratings', columns: [...LETTERBOXD, 'Rating'], read: readLetterboxd },
  { kind: 'letterboxd-watched', columns: LETTERBOXD, read: readLetterboxd },
  { kind: 'imdb-ratings', columns: ['Const', 'Your Rating', 'Title'], read: readImdb },
  { kind: 'movielens', columns: ['userId', 'movieId', 'rating', 'timestamp'], read: readMovieLens },
]

/**
 * Reads a table. Throws `unusable-data` for columns that none of the known histories has, `too-large`
 * for more rows than a person has films.
 */
export function readTable(name: string, text: string): HistoryFile {
  const { lines, problems, isCut } = parseLines(text.replace(/\r\n?/g, '\n'))
  const columns = (lines.shift()?.cells ?? []).map((column) => column.trim())
  const table = tableOf(name, columns)
  const rows = lines.flatMap(({ cells, line }) => {
    if (cells.length === columns.length) return [{ row: nameCells(columns, cells), line }]
    const text = `got ${cells.length} cells, expected ${columns.length} as the head has`
    problems.push({ line, text })
    return []
  })
  if (table.kind === 'movielens') requireOnePerson(name, rows)
  if (isCut)
    throw new AppError(
      'too-large',
      `${name}: got more than ${MOST_ENTRIES} rows, blank ones counted, expected at most so many. Divide the file.`,
    )
  const kind = table.kind === 'letterboxd-watched' ? kindByName(name, problems) : table.kind
  const entries: HistoryEntry[] = []
  for (const { row, line } of rows) {
    try {
      const entry = withMeaning(kind, table.read(row, line))
      requireRating(kind, entry)
      problems.push(...doubtsOf(row, entry))
      entries.push(entry)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problems.push({ line, text: error.message })
    }
  }
  return { kind, entries, problems: problems.sort((a, b) => a.line - b.line) }
}

function tableOf(name: string, columns: readonly string[]): Table {
  const isHead = columns.length <= MOST_COLUMNS
  const table = TABLES.find((one) => isHead && one.columns.every((it) => columns.includes(it)))
  if (table) return table
  const got = columns.slice(0, MOST_COLUMNS).join(', ').slice(0, 200) || 'none'
  throw new AppError(
    'unusable-data',
    `${name}: got columns ${got}, expected those of Letterboxd (ratings, watched, diary, watchlist), IMDb ratings or MovieLens ratings.`,
  )
}

/** Stops a parser that has read more rows than may be. */
class EnoughError extends Error {}

/** The rows until one that cannot be read, which is told; of too many, the first. */
function parseLines(text: string): { lines: Line[]; problems: HistoryProblem[]; isCut: boolean } {
  const lines: Line[] = []
  let lastLine = 0
  let records = 0
  const keep = (cells: string[], { lines: end }: { lines: number }) => {
    const isEmptyLine = cells.length === 1 && cells[0] === ''
    // Of an absurdly wide row it is enough to know that it is one.
    if (!isEmptyLine) lines.push({ cells: cells.slice(0, MOST_COLUMNS + 1), line: lastLine + 1 })
    lastLine = end
    // Blank lines take the parser as long as others do.
    if (++records > MOST_ENTRIES + 1) throw new EnoughError()
    return null
  }
  const head = text.slice(0, text.indexOf('\n') + 1) || text
  try {
    parse(head.length > 10_000 ? head.slice(0, 10_000) : text, {
      bom: true,
      delimiter: delimiterOf(head.slice(0, 10_000)),
      relax_column_count: true,
      relax_quotes: true,
      on_record: keep,
    })
    return { lines, problems: [], isCut: false }
  } catch (error) {
    if (error instanceof EnoughError) return { lines, problems: [], isCut: true }
    if (!(error instanceof CsvError)) throw error
    const told = `the table breaks off or a quote is never closed (${error.code}), expected a whole row; what follows is left out`
    return { lines, problems: [{ line: lastLine + 1, text: told }], isCut: false }
  }
}

/** The sign that parts most of a head: some spreadsheets save with semicolons. */
function delimiterOf(head: string): string {
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

function nameCells(columns: readonly string[], cells: readonly string[]): Row {
  return Object.fromEntries(columns.map((column, at) => [column, cells[at]!]))
}

/** These two have the same columns as what was watched. */
function kindByName(path: string, problems: HistoryProblem[]): HistoryKind {
  const name = path.split(/[\\/]/).at(-1) ?? ''
  if (/watch.?list/i.test(name)) return 'letterboxd-watchlist'
  if (/likes|films\.csv/i.test(name)) return 'letterboxd-likes'
  if (!/watched/i.test(name)) {
    const text =
      'got columns that watched.csv, watchlist.csv and likes/films.csv share and a name of none of these; all is taken as watched. If it is not, name the file so and bring it again'
    problems.push({ line: 1, text })
  }
  return 'letterboxd-watched'
}

/** A row of ratings without one is of something else: a watchlist of IMDb has the columns too. */
function requireRating(kind: HistoryKind, { halfStars }: HistoryEntry): void {
  const isOfRatings =
    kind === 'letterboxd-ratings' || kind === 'imdb-ratings' || kind === 'movielens'
  if (isOfRatings && halfStars === null) throw new RangeError('got no rating, expected one')
}

/** What is kept without a part that could not be read. */
function doubtsOf(row: Row, { line, year, at }: HistoryEntry): HistoryProblem[] {
  const date = row['Watched Date'] || row.Date || row['Date Rated'] || row.timestamp
  const doubts = []
  if (row.Year?.trim() && year === null)
    doubts.push(`got a year of «${row.Year.slice(0, 20)}», expected one like 1995; kept without it`)
  if (date?.trim() && at === null)
    doubts.push(
      `got a date of «${date.slice(0, 20)}», expected one like 2024-03-01; kept without it`,
    )
  return doubts.map((text) => ({ line, text }))
}

/** What standing in such a file says of a film. */
function withMeaning(kind: HistoryKind, entry: HistoryEntry): HistoryEntry {
  if (kind === 'letterboxd-watchlist') return { ...entry, isOnWatchlist: true }
  if (kind === 'letterboxd-likes') return { ...entry, isLiked: true, isSeen: true }
  return { ...entry, isSeen: true }
}

function readLetterboxd(row: Row, line: number): HistoryEntry {
  const title = row.Name?.trim() || null
  if (!title) throw new RangeError('got a film without a name, expected one')
  return {
    ...emptyEntry(line),
    title,
    year: readYear(row.Year),
    halfStars: readHalfStars(row.Rating, 1),
    at: readTime((row['Watched Date'] || row.Date)?.trim()),
  }
}

function readImdb(row: Row, line: number): HistoryEntry {
  const { Title: title = '', Const: id = '', 'Title Type': type = '' } = row
  if (NO_FILM.test(type)) throw new RangeError(`«${title}» is a ${type}, expected a film`)
  if (!/^tt\d+$/.test(id) && !title)
    throw new RangeError('got neither an id nor a title, expected one')
  return {
    ...emptyEntry(line),
    title: title || null,
    year: readYear(row.Year),
    imdbId: /^tt\d+$/.test(id) ? id : null,
    halfStars: readHalfStars(row['Your Rating'], 2),
    at: readTime(row['Date Rated']?.trim()),
  }
}

function readMovieLens(row: Row, line: number): HistoryEntry {
  const id = Number(row.movieId)
  if (!Number.isInteger(id) || id < 1)
    throw new RangeError(`got movieId «${row.movieId}», expected a whole number`)
  const at = Number(row.timestamp)
  return {
    ...emptyEntry(line),
    movieLensId: id,
    halfStars: readHalfStars(row.rating, 1),
    at: Number.isInteger(at) && at > 0 ? at : null,
  }
}

function requireOnePerson(name: string, rows: readonly { row: Row }[]): void {
  const people = new Set(rows.map(({ row }) => row.userId))
  if (people.size > 1)
    throw new AppError(
      'unusable-data',
      `${name}: got ratings of ${people.size} people, expected those of one. Keep the lines of your own userId.`,
    )
}
