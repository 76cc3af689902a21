// Reviews in a table: the columns are found by their names, else the one with the longest texts is taken.
import { CsvError, parse } from 'csv-parse/sync'
import type { Problem } from '@/lib/catalogue/problem'
import { type ReviewDraft, readStars } from '@/lib/catalogue/review'
import { htmlToText } from '../html-text'
import { draftOf, droppedPart, parseStars } from './draft'

const NAMES = {
  text: ['text', 'review', 'content', 'body', 'comment', 'reviewtext', 'review_text'],
  title: ['title', 'summary', 'headline'],
  stars: ['stars', 'rating', 'score', 'user_rating'],
  scale: ['scale', 'best', 'max', 'out of'],
  author: ['author', 'user', 'name', 'username'],
  date: ['date', 'written', 'created_at', 'createdat', 'review_date'],
} as const

type Column = keyof typeof NAMES

const MOST_ROWS = 2000

/** A row with the 1-based line where it starts. */
type Row = { cells: string[]; line: number }

/** Is this first line the head of a table of reviews, rather than a sentence with a comma? */
export function isReviewHead(line: string): boolean {
  const cells = line.split(delimiterOf(line)).map((cell) => plainName(cell.replace(/^"|"$/g, '')))
  return cells.length > 1 && cells.some((cell) => (NAMES.text as readonly string[]).includes(cell))
}

/** Reads a CSV or TSV file with a head line. */
export function readCsvReviews(content: string): { reviews: ReviewDraft[]; problems: Problem[] } {
  const { rows, problems } = parseRows(content.replace(/\r\n?/g, '\n'))
  const head = (rows.shift()?.cells ?? []).map(plainName)
  if (rows.length === 0) return { reviews: [], problems }
  const place = placeColumns(head)
  if (place.text < 0) {
    place.text = longestColumn(rows)
    const told = `Got columns ${head.join(', ').slice(0, 200)}, expected one named text or review; column ${place.text + 1} has the longest texts and is read.`
    problems.push({ ...droppedPart('unnamed-text', 1, told), severity: 'mended' })
  }
  if (rows.length > MOST_ROWS) {
    const told = `Got ${rows.length} rows, expected at most ${MOST_ROWS}; the others are left out.`
    problems.push(droppedPart('too-many', rows[MOST_ROWS]!.line, told))
  }
  const reviews = rows.slice(0, MOST_ROWS).flatMap((row) => {
    const draft = draftOfRow(row, place)
    if (draft) return [draft]
    problems.push(droppedPart('no-text', row.line, 'Got a row without a text, expected a review.'))
    return []
  })
  return { reviews, problems }
}

function draftOfRow({ cells, line }: Row, place: Record<Column, number>): ReviewDraft | null {
  const cell = (column: Column) => cells[place[column]]
  const text = cell('text') ?? ''
  return draftOf(`line-${line}`, {
    text: /<[a-z!/]/i.test(text) ? htmlToText(text.replace(/\n/g, '<br>')) : text,
    title: cell('title'),
    author: cell('author'),
    date: cell('date'),
    stars: starsOf(cell('stars'), cell('scale')),
  })
}

/** The column of each meaning, by the first of its names that the head has; -1 where it has none. */
function placeColumns(head: readonly string[]): Record<Column, number> {
  const find = (column: Column) =>
    NAMES[column].map((name) => head.indexOf(name)).find((at) => at >= 0) ?? -1
  return Object.fromEntries(
    (Object.keys(NAMES) as Column[]).map((column) => [column, find(column)]),
  ) as Record<Column, number>
}

/** The rows until the first that cannot be read, which is told. */
function parseRows(content: string): { rows: Row[]; problems: Problem[] } {
  const rows: Row[] = []
  let lastLine = 0
  const keep = (cells: string[], { lines }: { lines: number }) => {
    const isEmptyLine = cells.length === 1 && cells[0] === ''
    if (!isEmptyLine) rows.push({ cells, line: lastLine + 1 })
    lastLine = lines
    return null
  }
  try {
    parse(content, {
      bom: true,
      delimiter: delimiterOf(content.slice(0, content.indexOf('\n') + 1) || content),
      relax_column_count: true,
      relax_quotes: true,
      on_record: keep,
    })
    return { rows, problems: [] }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const told = `The table breaks off or a quote is never closed after line ${lastLine} (${error.code}), expected rows as wide as the head; what follows is lost.`
    return { rows, problems: [droppedPart('broken-csv', lastLine + 1, told)] }
  }
}

/** The sign that parts most of a head. */
function delimiterOf(head: string): string {
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

function plainName(name: string): string {
  return name.trim().toLowerCase()
}

function starsOf(stars: string | undefined, scale: string | undefined): number | null {
  const best = Number(scale)
  return best > 0 && best <= 100 ? readStars(stars, best) : parseStars(stars)
}

function longestColumn(rows: readonly Row[]): number {
  const sums: number[] = []
  let longest = 0
  for (const { cells } of rows)
    for (const [i, cell] of cells.entries()) {
      sums[i] = (sums[i] ?? 0) + cell.length
      if (sums[i]! > (sums[longest] ?? 0)) longest = i
    }
  return longest
}
