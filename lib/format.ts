// How facts read on a page: runtimes, years, counts, names of languages and countries, slugs.

const COUNT = new Intl.NumberFormat('en-GB')
const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** Longer slugs are cut at a word; search engines show about this much of an address. */
const MAX_SLUG = 60

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  '&': ' and ',
}

/** Writes minutes as «2 h 16 min», «45 min» or «2 h». */
export function formatRuntime(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** Writes minutes as an ISO 8601 duration, «PT136M», as schema.org wants it. */
export function isoDuration(minutes: number): string {
  return `PT${minutes}M`
}

/** Writes a mean rating of 0 to 10 with one decimal: «7.9». */
export function formatRating(mean: number): string {
  return mean.toFixed(1)
}

/** Writes a count with separators: «1,234». */
export function formatCount(count: number): string {
  return COUNT.format(count)
}

/** Writes a count and its noun: «1 film», «1,234 films»; a plural other than -s is given. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`
}

/** Writes an ISO date as «16 July 2010»; what is no date comes back as it is. */
export function formatDate(iso: string): string {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? iso : DAY.format(time)
}

/** Names a language by its ISO 639-1 code in English; an unknown code comes back in capitals. */
export function languageName(code: string): string {
  return nameOf(LANGUAGES, code)
}

/** Names a country by its ISO 3166-1 code in English; an unknown code comes back in capitals. */
export function countryName(code: string): string {
  return nameOf(COUNTRIES, code.toUpperCase())
}

/** Joins names as a sentence does: «A», «A and B», «A, B and C». */
export function joinNames(names: readonly string[]): string {
  return AND.format(names)
}

/** Writes a title with its year, «Inception (2010)», or alone where the year is not known. */
export function titleWithYear(film: { title: string; year: number | null }): string {
  return film.year === null ? film.title : `${film.title} (${film.year})`
}

/**
 * Folds a title or a name into the words of an address: «Amélie & Co.» -> «amelie-and-co». At most 60
 * letters, cut at a word; `whenEmpty` where no Latin letter or digit is left.
 */
export function titleSlug(title: string, whenEmpty = 'film'): string {
  const words = title
    .toLowerCase()
    .replace(/[ßæœøđðþłħı&]/g, (letter) => PLAIN[letter] ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`]/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = words.shift()?.slice(0, MAX_SLUG) ?? whenEmpty
  for (const word of words) {
    if (slug.length + 1 + word.length > MAX_SLUG) break
    slug += `-${word}`
  }
  return slug
}

/** Reads the id at the head of «27-inception»; null where there is none. */
export function idOfSlug(slug: string): number | null {
  const digits = /^([1-9]\d{0,9})(?:-|$)/.exec(slug)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Reads the words after the id of «27-the-matrix» as a query: «the matrix». */
export function wordsOfSlug(slug: string): string {
  return slug
    .replace(/^\d+(?:-|$)/, '')
    .replaceAll('-', ' ')
    .trim()
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code.toUpperCase()
  } catch {
    return code.toUpperCase()
  }
}
