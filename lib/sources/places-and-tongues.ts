// English names of languages and countries become their ISO codes.

const OTHER_LANGUAGES = new Map(
  Object.entries({
    cantonese: 'yue',
    dari: 'fa',
    farsi: 'fa',
    filipino: 'tl',
    mandarin: 'zh',
    panjabi: 'pa',
    tagalog: 'tl',
  }),
)
const OTHER_COUNTRIES = new Map(
  Object.entries({
    'czech republic': 'CZ',
    'hong kong': 'HK',
    'soviet union': 'SU',
    turkey: 'TR',
    uk: 'GB',
    usa: 'US',
    'united states of america': 'US',
    'west germany': 'DE',
  }),
)

const LANGUAGES = namesOf('language', 2)
const COUNTRIES = namesOf('region', 2)

/** Returns the ISO 639 code of a language by its English name, or null where the name is none. */
export function findLanguage(name: string): string | null {
  const folded = name.trim().toLowerCase()
  return OTHER_LANGUAGES.get(folded) ?? LANGUAGES.get(folded) ?? null
}

/** Returns the ISO 3166-1 alpha-2 code of a country by its English name, or null where the name is none. */
export function findCountry(name: string): string | null {
  const folded = name.trim().toLowerCase()
  return OTHER_COUNTRIES.get(folded) ?? COUNTRIES.get(folded) ?? null
}

/** Asks the platform's own tables (CLDR) for the name of every code of that many letters. */
function namesOf(type: 'language' | 'region', letters: number): Map<string, string> {
  const display = new Intl.DisplayNames('en', { type, fallback: 'none' })
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz']
  let codes = alphabet
  for (let i = 1; i < letters; i++)
    codes = codes.flatMap((code) => alphabet.map((letter) => code + letter))
  const names = new Map<string, string>()
  for (const code of codes) {
    const cased = type === 'region' ? code.toUpperCase() : code
    if (!isCurrent(type, cased)) continue
    const name = display.of(cased)?.toLowerCase()
    if (name !== undefined && !names.has(name)) names.set(name, cased)
  }
  return names
}

/** Withdrawn codes still have names: "DD" is called Germany too, "mo" Romanian. */
function isCurrent(type: 'language' | 'region', code: string): boolean {
  const tag = type === 'region' ? `und-${code}` : code
  return Intl.getCanonicalLocales(tag)[0] === tag
}
