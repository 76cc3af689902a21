// Roman, arabic and written numerals of folded titles, so that "Rocky II", "Rocky 2" and "Rocky Two" can meet.

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const VALUES = new Map(WORDS.map((word, value) => [word, value]))
/** Sequels end long before XL, and without L, C, D and M no English word is taken for a number ("mix", "civil"). */
const ROMAN = /^(x{0,3})(ix|iv|v?i{0,3})$/
const ONES = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
/** Words after which a lone I, V or X is a number also in the middle of a title. */
const COUNTED = new Set(['part', 'episode', 'chapter', 'volume', 'vol', 'book'])

/** Returns the value 1 to 39 of a lower-case roman numeral, or null when the word is none. */
export function parseRoman(word: string): number | null {
  const match = word === '' ? null : ROMAN.exec(word)
  return match ? (match[1] ?? '').length * 10 + ONES.indexOf(match[2] ?? '') : null
}

/** Returns 1 to 39 as a lower-case roman numeral. Throws for any other number. */
export function formatRoman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 39)
    throw new RangeError(`Got ${value}, expected a whole number from 1 to 39.`)
  return 'x'.repeat(Math.floor(value / 10)) + ONES[value % 10]
}

/**
 * Returns folded text with its roman numerals as arabic digits. The first word is never a numeral ("I,
 * Robot", "X-Men"), a single letter only at the end or after "part", "episode" and the like.
 */
export function toArabic(folded: string): string {
  return mapWords(folded, (word, index, words) => {
    const value = isNumeralPlace(word, index, words) ? parseRoman(word) : null
    return value === null ? word : String(value)
  })
}

/**
 * Returns the other ways to write a folded title that has a number up to twenty in it: all in digits, all
 * in roman numerals, all in words; never the text itself.
 */
export function numeralVariants(folded: string): string[] {
  const arabic = mapWords(toArabic(folded), (word) => String(VALUES.get(word) ?? word))
  if (!/\d/.test(arabic)) return []
  const roman = mapWords(arabic, (word, index, all) =>
    isFirst(index, all) ? word : mapSmall(word, formatRoman),
  )
  const words = mapWords(arabic, (word) => mapSmall(word, (value) => WORDS[value] ?? word))
  return [...new Set([arabic, roman, words])].filter((variant) => variant !== folded)
}

function mapWords(
  text: string,
  change: (word: string, index: number, words: readonly string[]) => string,
): string {
  return text.split(' ').map(change).join(' ')
}

function isNumeralPlace(word: string, index: number, words: readonly string[]): boolean {
  if (isFirst(index, words)) return false
  return word.length > 1 || index === words.length - 1 || COUNTED.has(words[index - 1] ?? '')
}

/** The first word that is no article. */
function isFirst(index: number, words: readonly string[]): boolean {
  return index === 0 || (index === 1 && /^(?:the|an|a)$/.test(words[0] ?? ''))
}

function mapSmall(word: string, write: (value: number) => string): string {
  const value = /^[1-9]\d?$/.test(word) ? Number(word) : 0
  return value >= 1 && value < WORDS.length ? write(value) : word
}
