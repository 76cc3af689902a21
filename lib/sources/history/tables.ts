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
} from './entry'

type Row = Record<string, string>
type Table = {
  kind: HistoryKind
  /** Columns by which it is known. */
  columns: readonly string[]
  read: (row: Row, line: number) => HistoryEntry
}

/** Kinds of title that IMDb lists beside films. */
const NO_FILM = /series|episode|video ?game|podcast|music video/i
const LETTERBOXD = ['Name', 'Year', 'Letterboxd URI'] as const

const TABLES: Table[] = [
  { kind: 'letterboxd-diary', columns: [...LETTERBOXD, 'Watched Date'], read: readLetterboxd },
  { kind: 'letterboxd-ratings', columns: [...LETTERBOXD, 'Rating'], read: readLetterboxd },
  { kind: 'letterboxd-watched', columns: LETTERBOXD, read: readLetterboxd },
  { kind: 'imdb-ratings', columns: ['Const', 'Your Rating', 'Title'], read: readImdb },
  { kind: 'movielens', columns: ['userId', 'movieId', 'rating', 'timestamp'], read: readMovieLens },
]

/** Reads a table. Throws `unusable-data` for columns that none of the known histories has. */
export function readTable(name: string, text: string): HistoryFile {
  const rows = parseRows(text)
  const columns = rows[0] ? Object.keys(rows[0].record) : headOf(text)
  const table = TABLES.find((one) => one.columns.every((column) => columns.includes(column)))
  if (!table)
    throw new AppError(
      'unusable-data',
      `${name}: got columns ${columns.join(', ').slice(0, 200) || 'none'}, expected those of Letterboxd (ratings, watched, diary, watchlist), IMDb ratings or MovieLens ratings.`,
    )
  const kind = table.kind === 'letterboxd-watched' ? kindByName(name) : table.kind
  if (kind === 'movielens') requireOnePerson(name, rows)
  const entries: HistoryEntry[] = []
  const problems: HistoryProblem[] = []
  for (const { record, line } of rows) {
    try {
      entries.push(withMeaning(kind, table.read(record, line)))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problems.push({ line, text: error.message })
    }
  }
  return { kind, entries, problems }
}

function parseRows(text: string): { record: Row; line: number }[] {
  try {
    const parsed = parse(text, {
      bom: true,
      columns: (head: string[]) => head.map((name) => name.trim()),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: Row; info: { lines: number } }[]
    return parsed.map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new AppError(
      'unusable-data',
      `The file breaks off or a quote is never closed (${error.message}), expected a whole table.`,
    )
  }
}

function headOf(text: string): string[] {
  const line = text.replace(/^\ufeff/, '').split(/\r?\n/)[0] ?? ''
  return line.split(',').map((name) => name.trim())
}

/** These two have the same columns as what was watched. */
function kindByName(name: string): HistoryKind {
  if (/watchlist/i.test(name)) return 'letterboxd-watchlist'
  return /likes|films\.csv/i.test(name) ? 'letterboxd-likes' : 'letterboxd-watched'
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
    at: readTime(row['Watched Date'] || row.Date),
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
    at: readTime(row['Date Rated']),
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

function requireOnePerson(name: string, rows: readonly { record: Row }[]): void {
  const people = new Set(rows.map(({ record }) => record.userId))
  if (people.size > 1)
    throw new AppError(
      'unusable-data',
      `${name}: got ratings of ${people.size} people, expected those of one. Keep the lines of your own userId.`,
    )
}
