// Whether the page that a row links to is about the row's film, and in which year that film came out.
import { foldTitle } from '@/lib/text/fold'
import type { WikipediaRow } from './reshape'

/** What a page says of its film beside the row: the same film, the same but earlier, or another. */
export type PageMatch = { kind: 'same' } | { kind: 'earlier' | 'another'; year: number }

/** "is a 2006 adventure film"; other years of the sentence stand behind other words. */
const YEAR_TOLD =
  /\b(?:is|was) an? (?:(?!of |on |to |the |from |in )\p{Ll}[\p{Ll}-]* ){0,3}((?:18|19|20)\d{2})\b(?! (?:\S+ ){0,2}(?:novel|book|play|autobiography|memoir)\b)/u
/** The films of this source opened in America; those made elsewhere some years late. */
const LATEST_OPENING = 3
/** Shown again, under a title that says so. */
const SHOWN_AGAIN = /\b3-?D\b|IMAX|re-?release|director['’]s cut/i

/**
 * Compares the year of the row with the one in the first words of its page. Lists file a film under
 * the year in which it opened in America; a page further off that has another name, or names none of
 * the row's people, is about a namesake.
 */
export function matchPage(row: WikipediaRow): PageMatch {
  const told = Number(YEAR_TOLD.exec((row.extract ?? '').slice(0, 300))?.[1])
  const late = row.year - told
  if (Number.isNaN(told) || Math.abs(late) <= 1) return { kind: 'same' }
  const isSame =
    Math.abs(late) <= LATEST_OPENING || SHOWN_AGAIN.test(row.title) || isSameByName(row)
  if (!isSame) return { kind: 'another', year: told }
  return late > 0 ? { kind: 'earlier', year: told } : { kind: 'same' }
}

/** Addresses lead on to other pages: the first words, not the address, say what a page is about. */
function isSameByName({ title, cast, extract }: WikipediaRow): boolean {
  const [subject = ''] = (extract ?? '').split(/,? (?:is|was) /)
  const isNamed = cast.some((name) => name.includes(' ') && (extract ?? '').includes(name.trim()))
  return isNamed && foldTitle(subject) === foldTitle(title)
}
