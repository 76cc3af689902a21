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

const ALSO_KNOWN_AS = /^a\.?k\.?a\.?:?\s+/i

/**
 * Parses "City of Lost Children, The (Cité des enfants perdus, La) (1995)" into its parts. Of several
 * other titles the last is the original one, unless it is only one the film is also known as.
 */
export function parseMovielensTitle(text: string): MovielensTitle {
  const trimmed = text.trim()
  const span = SPAN_AT_END.exec(trimmed)
  const year = YEAR_AT_END.exec(trimmed)
  let rest = trimmed.replace(SPAN_AT_END, '').replace(YEAR_AT_END, '').trim()
  const others: string[] = []
  for (
    let other = OTHER_TITLE.exec(rest);
    other !== null && other.index > 0;
    other = OTHER_TITLE.exec(rest)
  ) {
    others.push((other[1] ?? '').trim())
    rest = rest.slice(0, other.index).trim()
  }
  const title = moveArticle(rest)
  const originalTitle = originalOf(others)
  return {
    title,
    originalTitle: originalTitle === title ? null : originalTitle,
    year: year ? Number(year[1]) : span ? Number(span[1]) : null,
    span: span ? (span[0] ?? '').trim() : null,
  }
}

/** Takes the titles from the last to the first. */
function originalOf(others: readonly string[]): string | null {
  const original = others.find((title) => !ALSO_KNOWN_AS.test(title)) ?? others.at(-1) ?? ''
  const name = original.replace(ALSO_KNOWN_AS, '')
  return name.length > 1 ? moveArticle(name) : null
}
