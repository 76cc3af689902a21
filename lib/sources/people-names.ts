// Names of people as foreign tables write them.

/** What stands where a name is unknown, or who did not act. */
const NOBODY =
  /^(?:none|null|nan|n\/a|unknown|the|jr\.?|sr\.?|academy award\b.*|(?:music|narrated|voices?) (?:by|of))$|\([^()]*(?:writer|screenplay|teleplay|story|producer|composer)[^()]*\)$|:$/i
/** Words left over where a sentence was taken for names. */
const UNFINISHED = /\s(?:of|with|in|by|the|and|for|from|against|between)$/
/** Half of "(voice)" or of "(screenplay by …)". */
const BRACKET = /^[([]|^[^(]*\)$|^[^[]*\]$/
const REMARK_BEHIND = /(?<=\S)\s*\([^()]*\)$/

/**
 * Returns the name without stray blanks and without "(actor)" behind it, or null where it is no name:
 * empty, a bracket, "None", "N/A", words in lower case.
 */
export function cleanName(name: string): string | null {
  const clean = name
    .replace(/\[\[|\]\]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^and\s+(?=\p{Lu})/u, '')
  const isName = /\p{L}.*[\p{L}\p{N}]/u.test(clean) && clean.length <= 80 && !isPlainWords(clean)
  if (!isName || [NOBODY, UNFINISHED, BRACKET].some((pattern) => pattern.test(clean))) return null
  return clean.replace(REMARK_BEHIND, '')
}

/** The names among these, each once, in their order. */
export function cleanNames(names: readonly string[]): string[] {
  return [...new Set(names.map(cleanName).filter((name) => name !== null))]
}

/** "voices of", "and": lower case only, where the script has cases; "will.i.am" is a name. */
function isPlainWords(text: string): boolean {
  return /\p{Ll}/u.test(text) && !/[\p{Lu}.]/u.test(text)
}
