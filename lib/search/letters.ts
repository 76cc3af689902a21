// A raw query as the index reads it: cut, folded, its letters in a row and its words.
import { dropArticle, foldText, moveArticle } from '@/lib/text/fold'
import type { Letters } from './walk'

/** Code units of a query that are read at all, and letters of it that are looked up. */
const MOST_READ = 300
const MOST_LETTERS = 64
const MOST_WORDS = 12

/** A query made ready: as typed, without its leading article (null when it has none), and word by word. */
export type PreparedQuery = {
  whole: Letters
  withoutArticle: Letters | null
  words: readonly string[]
}

/** Returns a query made ready, or null when there is nothing in it to look for. Reads 300 characters at most. */
export function prepareQuery(raw: string): PreparedQuery | null {
  const cut = raw.slice(0, MOST_READ)
  const folded = foldText(moveArticle(cut))
  if (folded === '') return null
  const isClosed = /[\s:,.;!?-]$/.test(cut)
  const bare = dropArticle(folded)
  return {
    whole: toLetters(folded, isClosed),
    withoutArticle: bare === folded ? null : toLetters(bare, isClosed),
    words: [...new Set(folded.split(' '))].slice(0, MOST_WORDS),
  }
}

/** Returns folded text as letters without blanks; `isClosed` says that its last word was ended by a blank or sign. */
export function toLetters(folded: string, isClosed: boolean): Letters {
  const words = folded.split(' ')
  const codes = toCodes(words.join('').slice(0, MOST_LETTERS))
  let boundaries = 0
  let end = 0
  words.forEach((word, index) => {
    end += word.length
    if (end < 32 && end <= codes.length && (isClosed || index < words.length - 1))
      boundaries |= 1 << end
  })
  return { codes, boundaries: boundaries >>> 0 }
}

/** Returns the UTF-16 code units of a text. */
export function toCodes(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}
