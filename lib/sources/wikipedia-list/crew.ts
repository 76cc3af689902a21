// The cell that names director, writers and cast: "X (director); A, B (screenplay); C, D".
import { cleanName } from '../people-names'

/** Names, each once; what stood for a name and is none ("—"); whether the cell was cut ("…"). */
export type Names = { names: string[]; junk: string[]; isCut: boolean }
export type Crew = { directors: string[]; cast: string[]; junk: string[]; isCut: boolean }

/** Names up to a bracket, a semicolon or the end; the bracket says what they did. */
const GROUP = /([^(;]*)(?:\(([^()]*)\)|;|$)/g
const DIRECTED =
  /(?<!\b(?:art|casting|music|animation|assistant|voice|dialogue|second unit)[ -])\bdirect(?:ors?|ed|ion)\b/i
const MADE =
  /screenplay|scenario|script|stor(?:y|ies)|writ(?:er|ten)|director|producer|producti|music|editor|creator|composer|cinematograph|lyric|songs?|score|anim|book|novel|choreograph/i
/** A bracket that is never closed, and the names before it. */
const UNCLOSED = /[^;)]*\([^)]*$/
const CUT = /(?:\.\.\.|…)$/
/** Cut within the bracket of the director, whose name is whole. */
const CUT_DIRECTOR = /\(directors?\b[^()]*$/i
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/
const NOBODY = /^(?:tba|tbd|n\/?a|various|et al\.?|others?|uncredited|see below|none|nan)$/i

/**
 * Parses the cell. Who stands without a bracket, or with one that is no craft ("voice"), is of the
 * cast. Of a cell that was cut, what follows the last semicolon or bracket is left out: what it did is lost.
 */
export function parseCrew(text: string): Crew {
  const isCut = CUT.test(text)
  const whole = isCut ? dropCut(text) : text
  const directed: string[] = []
  const played: string[] = []
  for (const [, names = '', craft = ''] of whole.replace(UNCLOSED, '').matchAll(GROUP)) {
    if (DIRECTED.test(craft)) directed.push(...splitNames(names))
    else if (!MADE.test(craft)) played.push(...splitNames(names))
  }
  const directors = sortOut(directed)
  const cast = sortOut(played)
  return {
    directors: directors.names,
    cast: cast.names,
    junk: [...directors.junk, ...cast.junk],
    isCut,
  }
}

/** The names of a list, "A, B, and C". Brackets in it are left out; a cut last name too. */
export function parseNames(text: string): Names {
  const isCut = CUT.test(text)
  const names = splitNames(text.replace(/\([^()]*\)/g, ''))
  return { ...sortOut(isCut ? names.slice(0, -1) : names), isCut }
}

function dropCut(text: string): string {
  if (CUT_DIRECTOR.test(text)) return text.replace(CUT, ')')
  return text.slice(0, Math.max(text.lastIndexOf(';'), text.lastIndexOf(')') + 1))
}

function splitNames(text: string): string[] {
  const names: string[] = []
  for (const part of text.split(/[,;\n/]|\s(?:and|&|with)\s/)) {
    const name = part.replace(/^\s*(?:and|&|with|starring|directed by)\s/i, '').trim()
    const last = names.length - 1
    if (SUFFIX.test(name) && last >= 0) names[last] = `${names[last]} ${name}`
    else if (name !== '' && !NOBODY.test(name)) names.push(name)
  }
  return names
}

function sortOut(parts: readonly string[]): { names: string[]; junk: string[] } {
  const names = parts.map(cleanName).filter((name) => name !== null)
  return { names: [...new Set(names)], junk: parts.filter((part) => cleanName(part) === null) }
}
