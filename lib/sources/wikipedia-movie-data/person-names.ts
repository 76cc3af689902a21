// What a person's full name looks like within a sentence, and which capitalised words are nobody's.

/** A capitalised word, or initials. */
const WORD = String.raw`(?:[\p{Lu}][\p{L}\p{M}'’-]+|(?:\p{Lu}\.)+|St\.|[dD]['’]\p{Lu}\p{L}+|\p{Lu}(?=\s\p{Lu}))`
const NICKNAME = String.raw`(?:"[^"]{1,20}"\s+)?`
const PARTICLE = `(?:de|del|della|der|den|di|du|la|le|van|von|ten|ter|bin|al|el|y)`
const NAME = `${WORD}(?:\\s+${NICKNAME}(?:${PARTICLE}\\s+){0,2}${WORD}){1,3}(?:,?\\s+(?:Jr|Sr)\\.?)?`

/** Known by one word, and written so. */
const MONONYMS = ['McG', 'RZA', 'Pitof', 'Madonna', 'Calmatic', 'Kaos', 'Tarsem', 'Costa-Gavras']
/** One full name: source of a regular expression with the flag u. */
export const FULL_NAME = `(?:${NAME}|(?:${MONONYMS.join('|')})\\b(?!\\s+\\p{Lu}))`

/** Full names, "A B" or "A B, C D, and E F": source of a regular expression with the flag u. */
export const FULL_NAMES = `${FULL_NAME}(?:(?:,\\s+${FULL_NAME}){0,4},?\\s+(?:and|&)\\s+${FULL_NAME})?`

/** A name of which only the last word is given, or nothing but it. */
export const SURNAME = String.raw`(?:[\p{Lu}][\p{L}\p{M}'’-]{2,})`

/** The full name of which a text gives the last word alone elsewhere, or null where it is not plain. */
export function findFullName(text: string, surname: string): string | null {
  const first = String.raw`${WORD}(?:\s+(?:${PARTICLE}|${WORD})){0,2}`
  const names = new Set<string>()
  for (const [name] of text.matchAll(
    new RegExp(`(?<![\\p{L}'’-])${first}\\s+${surname}(?!['’]?\\p{L})`, 'gu'),
  ))
    for (const whole of splitFullNames(name)) names.add(whole)
  const [only] = names
  return names.size === 1 && only ? only : null
}

/** Words that begin the next sentence where the stop was taken for that of initials. */
const SENTENCE_START =
  /\s+(?:The|A|An|It|Its|In|At|On|As|And|With|When|After|From|This|That|His|Her|He|She|They|Adapted|Based|Starring|Written|Produced|Released|Filmed|Set|Shot|Loosely)$/
/** What stands before a name without being part of it: "Edison's John Collins", "American Jane Doe". */
const LEAD =
  /^(?:(?:\p{Lu}[\p{L}-]+['’]s|\p{Lu}\p{Ll}+-\p{Ll}+ed|(?:[\p{Lu}][\p{Ll}]+-)?(?:American|Australian|Austrian|Belgian|Brazilian|British|Canadian|Chinese|Cuban|Danish|Dutch|English|Filipino|Finnish|French|German|Greek|Hungarian|Icelandic|Indian|Iranian|Irish|Israeli|Italian|Japanese|Korean|Mexican|Norwegian|Palestinian|Polish|Romanian|Russian|Scottish|Spanish|Swedish|Swiss|Turkish|Welsh))\s+)+(?=\S+\s+\S)/u
const NOBODY =
  /^(?:The\s|Hong Kong|(?:North|South)\s|New (?:York|Zealand|Line)|Los Angeles|(?:Academy|Emmy|Tony) Award|(?:[\p{Lu}]\p{Ll}+(?:ese|ish|an)) (?:American|Canadian)$)|\b(?:Brothers|Sisters|Twins|Cinema|Pictures|Productions?|Entertainment|Studios?|Films?|Company|University|Group|Team)$/u

/** Takes a list of names apart; what turns out to be nobody's name is left out. */
export function splitFullNames(names: string): string[] {
  return names
    .split(/,?\s+and\s+|\s+&\s+|,\s+(?!Jr|Sr)/)
    .map(tidyName)
    .filter((name) => isFullName(name))
}

function tidyName(name: string): string {
  let tidy = name
    .replace(/"[^"]*"\s+/g, '')
    .replace(LEAD, '')
    .trim()
  while (SENTENCE_START.test(tidy)) tidy = tidy.replace(SENTENCE_START, '')
  return tidy.replace(/,\s+(?=(?:Jr|Sr)\b)/, ' ').replace(/\b([JS]r)$/, '$1.')
}

function isFullName(name: string): boolean {
  return MONONYMS.includes(name) || (name.includes(' ') && !NOBODY.test(name))
}
