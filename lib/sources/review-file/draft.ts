// A review of a file in our shape, and what may be wrong with one.
import type { Problem } from '@/lib/catalogue/problem'
import { cleanReviewText, type ReviewDraft, readStars } from '@/lib/catalogue/review'

const LONGEST_LINE = 200

/** What a file may say of a review; only the text must be there. */
export type Given = {
  text: string
  title?: string | null | undefined
  author?: string | null | undefined
  stars?: number | null | undefined
  date?: string | null | undefined
}

/** Makes a review; null where it has no words. */
export function draftOf(key: string, given: Given): ReviewDraft | null {
  const text = cleanReviewText(given.text)
  if (!/\p{L}/u.test(text)) return null
  const line = (value: string | null | undefined) =>
    cleanReviewText(value ?? '')
      .replace(/\n+/g, ' ')
      .slice(0, LONGEST_LINE)
      // A cut may leave half a letter.
      .replace(/\p{Cs}/gu, '')
      .trim() || null
  return {
    key,
    author: line(given.author),
    title: line(given.title),
    text,
    stars: given.stars ?? null,
    isSpoiler: false,
    writtenOn: isoDay(given.date ?? ''),
    url: null,
  }
}

/** The day of an ISO date; null for none, and for the 31st of February. */
function isoDay(date: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date.trim())?.[0] ?? ''
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null
}

/** Reads "8/10", "4 of 5", "★★★★☆" or a bare number of ten as stars; null for anything else. */
export function parseStars(text: string | undefined): number | null {
  const given = (text ?? '').trim()
  const [, stars, scale] =
    /^(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:\/|of|out of)\s*(\d{1,3})(?:\s*(?:stars?|points?))?$/i.exec(
      given,
    ) ?? []
  if (stars !== undefined) return readStars(stars.replace(',', '.'), Number(scale))
  const drawn = /^([★✭⭐]{1,10})([☆✩]*)$/u.exec(given.replace(/\ufe0f/g, ''))
  if (drawn) {
    const lit = [...drawn[1]!].length
    return readStars(lit, Math.max(5, lit + [...drawn[2]!].length))
  }
  return readStars(given)
}

/** A row or a part that holds no review. */
export function droppedPart(code: string, line: number | null, message: string): Problem {
  return { code, severity: 'dropped', file: 'reviews', line, field: null, message }
}
