// Reviews in a table: the columns are found by their names, else the one with the longest texts is taken.
import { parse } from 'csv-parse/sync'
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

/** Reads a CSV or TSV file with a head line. */
export function readCsvReviews(content: string): { reviews: ReviewDraft[]; problems: Problem[] } {
  const problems: Problem[] = []
  const rows = parseRows(content, problems)
  const head = (rows.shift() ?? []).map((name) => name.trim().toLowerCase())
  const find = (column: Column) =>
    head.findIndex((name) => (NAMES[column] as readonly string[]).includes(name))
  const place = Object.fromEntries(
    (Object.keys(NAMES) as Column[]).map((column) => [column, find(column)]),
  ) as Record<Column, number>
  if (place.text < 0) {
    place.text = longestColumn(rows)
    const told = `Got columns ${head.join(', ')}, expected one named text or review; column ${place.text + 1} has the longest texts and is read.`
    problems.push({ ...droppedPart('unnamed-text', 1, told), severity: 'mended' })
  }
  if (rows.length > MOST_ROWS)
    problems.push(
      droppedPart(
        'too-many',
        MOST_ROWS + 2,
        `Got ${rows.length} rows, expected at most ${MOST_ROWS}.`,
      ),
    )
  const reviews = rows.slice(0, MOST_ROWS).flatMap((row, i) => {
    const cell = (column: Column) => (place[column] < 0 ? undefined : row[place[column]])
    const text = cell('text') ?? ''
    const draft = draftOf(`line-${i + 2}`, {
      text: /<[a-z!/]/i.test(text) ? htmlToText(text) : text,
      title: cell('title'),
      author: cell('author'),
      date: cell('date'),
      stars: starsOf(cell('stars'), cell('scale')),
    })
    if (draft) return [draft]
    problems.push(droppedPart('no-text', i + 2, 'Got a row without a text, expected a review.'))
    return []
  })
  return { reviews, problems }
}

function parseRows(content: string, problems: Problem[]): string[][] {
  const first = content.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = ['\t', ';', ','].find((one) => first.includes(one)) ?? ','
  try {
    return parse(content, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
  } catch (error) {
    problems.push(
      droppedPart('broken-csv', null, `Got no readable table: ${(error as Error).message}`),
    )
    return []
  }
}

function starsOf(stars: string | undefined, scale: string | undefined): number | null {
  const best = Number(scale)
  return best > 0 && best <= 100 ? readStars(stars, best) : parseStars(stars)
}

function longestColumn(rows: readonly string[][]): number {
  const sums: number[] = []
  for (const row of rows)
    row.forEach((cell, i) => {
      sums[i] = (sums[i] ?? 0) + cell.length
    })
  return Math.max(0, sums.indexOf(Math.max(...sums)))
}
