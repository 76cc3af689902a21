// Names of people as foreign tables write them.

/** Returns the name without stray blanks, or null where it is no name: empty, a bracket, "None", "N/A". */
export function cleanName(name: string): string | null {
  const clean = name.replace(/[\s\u00a0]+/g, ' ').trim()
  const isName =
    /\p{L}/u.test(clean) && clean.length <= 80 && !/^(?:none|null|nan|n\/a|unknown)$/i.test(clean)
  return isName ? clean : null
}

/** The names among these, each once, in their order. */
export function cleanNames(names: readonly string[]): string[] {
  return [...new Set(names.map(cleanName).filter((name) => name !== null))]
}
