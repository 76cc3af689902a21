// What a title or a name comes down to when case, accents, punctuation and articles are taken away.
import { toArabic } from './numerals'

const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
const SPECIAL_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
const APOSTROPHES = /[`´‘’ʼ′＇]/g
/** "Ocean's", "don't" and "we're" lose the apostrophe; "L'Avventura" is two words, so that "avventura" finds it. */
const CONTRACTION = /(?<=[a-z])'(?=(?:s|t|d|m|re|ll|ve)(?![\p{L}\p{N}]))/gu
/** Marks of Latin, Greek and Cyrillic only: the vowel signs of Hindi or Thai are letters to their readers. */
const ACCENTS_AND_INVISIBLES = /[\u0300-\u036f\p{Cf}]/gu
const SEPARATORS = /[^\p{L}\p{N}\p{M}]+/gu
const ASCII = /^[ -_a-~]*$/
const LEADING_ARTICLE = /^(?:the|an|a) (?=.)/
/** Catalogues file titles under their second word, in many languages: "Misérables, Les". */
const TRAILING_ARTICLE =
  /^(.+), *(the|an|a|le|la|les|l'|un|une|el|los|las|il|lo|gli|i|der|die|das|ein|eine|de|het|den|det|en|ett|o|os|as)$/i

/**
 * Returns text in lower case without accents and punctuation, words parted by single blanks, "&" as "and".
 * Text of signs alone ("$", an emoji) stays as it is, in lower case; only blank or control characters give ''.
 */
export function foldText(text: string): string {
  const plain = toPlainLetters(text)
  const folded = plain
    .replace(/&| \+ /g, ' and ')
    .replace(CONTRACTION, '')
    .replace(SEPARATORS, ' ')
    .trim()
  return folded === '' ? plain.replace(/[\s\p{Cc}]+/gu, ' ').trim() : folded
}

/**
 * Returns the text that two spellings of one title share: folded, without a leading or trailing article,
 * numerals in digits. "Matrix, The" and "The Matrix" give "matrix"; "Rocky II" gives "rocky 2".
 */
export function foldTitle(title: string): string {
  return toArabic(dropArticle(foldText(moveArticle(title))))
}

/** Returns a title with the article from behind its last comma in front: "Matrix, The" gives "The Matrix". */
export function moveArticle(title: string): string {
  const match = TRAILING_ARTICLE.exec(title.trim().replace(APOSTROPHES, "'"))
  if (!match) return title
  const [, rest = '', article = ''] = match
  return article.endsWith("'") ? article + rest : `${article} ${rest}`
}

/** Returns folded text without the English article that leads it; an article alone stays. */
export function dropArticle(folded: string): string {
  return folded.replace(LEADING_ARTICLE, '')
}

function toPlainLetters(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .replace(APOSTROPHES, "'")
    .normalize('NFKD')
    .replace(ACCENTS_AND_INVISIBLES, '')
    .toLowerCase()
    .replace(SPECIAL_LETTERS, (letter) => LETTERS[letter] ?? letter)
}
