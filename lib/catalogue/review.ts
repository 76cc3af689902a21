// What a review is to us: plain text with what its source says about it.

/** Stars run from 1 to this. */
export const MOST_STARS = 10

/** Longer texts are cut at a word. */
export const LONGEST_REVIEW = 10_000

/** A review as a source hands it over: cleaned, not yet scored. */
export type ReviewDraft = {
  /** The source's own key of it, unique within the source. */
  key: string
  author: string | null
  title: string | null
  /** Plain text; paragraphs are parted by one empty line. */
  text: string
  /** 1 to 10; null where none were given. */
  stars: number | null
  isSpoiler: boolean
  /** ISO date of writing. */
  writtenOn: string | null
  /** Where it stands at its source. */
  url: string | null
}

/** Makes plain text fit to be kept: no control or direction marks, tidy blanks, at most `LONGEST_REVIEW` letters. */
export function cleanReviewText(text: string): string {
  const tidy = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Control letters, and marks that turn the direction of what follows on the page.
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (letter) =>
      letter === '\n' ? '\n' : ' ',
    )
    .replace(/\p{Cs}/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (tidy.length <= LONGEST_REVIEW) return tidy
  const cut = tidy.slice(0, LONGEST_REVIEW - 1)
  const blank = cut.lastIndexOf(' ')
  return `${blank > LONGEST_REVIEW / 2 ? cut.slice(0, blank) : cut.replace(/\p{Cs}$/u, '')}…`
}

/** The same for a name or a title: one line of at most `longest` letters, or null where there is none. */
export function cleanReviewLine(text: string | null | undefined, longest: number): string | null {
  const line = cleanReviewText(text ?? '').replace(/\n+/g, ' ')
  // A cut may leave half a letter.
  return (
    line
      .slice(0, longest)
      .replace(/\p{Cs}/gu, '')
      .trim() || null
  )
}

/** Reads the day at the head of an ISO date; null for none, and for the 31st of February. */
export function readDay(date: string | null | undefined): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec((date ?? '').trim())?.[0] ?? ''
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null
}

/** Reads stars given on a scale of `scale` as 1 to 10; null for what is no number on that scale. */
export function readStars(value: unknown, scale = MOST_STARS): number | null {
  const given = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof given !== 'number' || !(given > 0 && given <= scale)) return null
  return Math.max(1, Math.round((given * MOST_STARS) / scale))
}
