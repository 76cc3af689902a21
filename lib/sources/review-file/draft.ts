// A review of a file in our shape, and what may be wrong with one.
import type { Problem } from '@/lib/catalogue/problem'
import {
  cleanReviewLine,
  cleanReviewText,
  readDay,
  type ReviewDraft,
  readStars,
} from '@/lib/catalogue/review'

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
  return {
    key,
    author: cleanReviewLine(given.author, LONGEST_LINE),
    title: cleanReviewLine(given.title, LONGEST_LINE),
    text,
    stars: given.stars ?? null,
    isSpoiler: false,
    writtenOn: readDay(given.date),
    url: null,
  }
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
