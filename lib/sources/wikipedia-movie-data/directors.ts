// Who directed a film, as the first sentences of its page say it.

/** A capitalised word, or initials; a stop after a whole word ends the sentence. */
const WORD = String.raw`(?:[\p{Lu}][\p{L}\p{M}'’-]+|(?:\p{Lu}\.)+|d'[\p{Lu}][\p{L}]+)`
const PARTICLE = `(?:de|del|della|der|den|di|du|la|le|van|von|ten|ter|bin|al|el|y|of)`
const NAME = `${WORD}(?:\\s+(?:${PARTICLE}\\s+){0,2}${WORD}){1,3}(?:,?\\s+(?:Jr|Sr)\\.?)?`
const NAMES = `${NAME}(?:(?:,\\s+|,?\\s+and\\s+|,?\\s+&\\s+)${NAME}){0,3}`
/** "written and directed by", "directed and produced by", "directed, co-written, and edited by" … */
const DIRECTED_BY = new RegExp(
  String.raw`\bdirected(?:(?:,|\s+and|\s*/|\s+&)*\s+(?:and\s+)?(?:co-)?(?:produced|written|edited|scored|animated|narrated|filmed|photographed|shot|choreographed|executive produced))*\s+by\s+(?:\p{Ll}+\s+){0,2}?(${NAMES})`,
  'u',
)
/** Two surnames sharing a family name: "Kate and Laura Mulleavy". */
const SIBLINGS = new RegExp(
  String.raw`\bdirected by (${WORD})\s+and\s+(${WORD})\s+(${WORD})\b`,
  'u',
)

/** "directed by Hong Kong director …": capitalised, but nobody's name. */
const NOBODY =
  /^(?:Hong Kong|(?:South|North) Korean?|New (?:York|Zealand)|Los Angeles|Academy Award)\b|\bBrothers$/

/**
 * Returns the directors that the sentences name, or none where they do not say it in a form that is
 * known to be right. Precision goes before recall.
 */
export function findDirectors(extract: string): string[] {
  const siblings = SIBLINGS.exec(extract)
  if (siblings) return [`${siblings[1]} ${siblings[3]}`, `${siblings[2]} ${siblings[3]}`]
  const names = DIRECTED_BY.exec(extract)?.[1]
  if (!names) return []
  return names
    .split(/,?\s+and\s+|,?\s+&\s+|,\s+(?!Jr|Sr)/)
    .map((name) => name.trim())
    .filter((name) => name.split(' ').length >= 2 && !NOBODY.test(name))
}
