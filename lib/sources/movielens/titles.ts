// What MovieLens writes into a title: the year, the article behind a comma, other titles in brackets.
import { moveArticle } from '@/lib/text/fold'

export type MovielensTitle = {
  title: string
  originalTitle: string | null
  year: number | null
  /** What stood for a year: "2007-", "2006–2007", where it is none. */
  span: string | null
}

const YEAR_AT_END = /\s*\((\d{4})\)\s*$/
const SPAN_AT_END = /\s*\((\d{4})\s*[-–]\s*(\d{4})?\s*\)\s*$/
const OTHER_TITLE = /\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$/

/** Parses "City of Lost Children, The (Cité des enfants perdus, La) (1995)" into its parts. */
export function parseMovielensTitle(text: string): MovielensTitle {
  const trimmed = text.trim()
  const span = SPAN_AT_END.exec(trimmed)
  const year = YEAR_AT_END.exec(trimmed)
  let rest = trimmed.replace(SPAN_AT_END, '').replace(YEAR_AT_END, '').trim()
  let originalTitle: string | null = null
  for (
    let other = OTHER_TITLE.exec(rest);
    other !== null && other.index > 0;
    other = OTHER_TITLE.exec(rest)
  ) {
    const name = (other[1] ?? '').replace(/^a\.?k\.?a\.?:?\s+/i, '').trim()
    if (name.length > 1) originalTitle = moveArticle(name)
    rest = rest.slice(0, other.index).trim()
  }
  return {
    title: moveArticle(rest),
    originalTitle,
    year: year ? Number(year[1]) : span ? Number(span[1]) : null,
    span: span ? (span[0] ?? '').trim() : null,
  }
}
