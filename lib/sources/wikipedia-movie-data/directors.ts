// Who directed a film, as the first sentences of its page say it.
import { FULL_NAME, FULL_NAMES, findFullName, SURNAME, splitFullNames } from './person-names'
import { nameSiblings } from './sibling-directors'

const CRAFT =
  '(?:(?:co-?|executive[ -])?(?:produced|written|edited|scored|animated|narrated|filmed|photographed|shot|choreographed|composed|created|designed|conceived|storyboarded|hosted|presented|financed|adapted)|co-?star(?:ring|red)|starring|featuring)'
/** "directed in Technicolor by", "directed for Acme Pictures by", "directed on a low budget by". */
const ASIDE =
  '(?:again|in (?:(?:Techni|Metro|Eastman)color|(?:Cinema|Vista)?(?:Scope|Vision)|widescreen)|on an? \\p{Ll}+ budget|for (?:\\p{Lu}[\\p{L}.-]+ ?){1,4}?)(?=\\s+by\\b)'
/** "directed, co-written, and edited by", "directed and produced by", "directed by and starring" … */
const DIRECTED = new RegExp(
  `\\b[Dd]irected((?:\\s*(?:,|/|&)|\\s+(?:and|by|also|jointly|${ASIDE}|${CRAFT}))*)\\s+`,
  'gu',
)
const ROLE =
  '(?:[\\p{L}-]+[-/])?(?:directors?|filmmakers?|film-?makers?|makers?|(?:screen|song)?writers?|act(?:or|ress)(?:es|s)?|entertainer|veterans?|husband|brothers?|sisters?|siblings|twins|duo|team|newcomers?|comedians?|producers?|star|singer|playwright|cinematographer|photographer|animators?|artists?|journalists?|collaborators?|musician|rapper|choreographer|author|novelist|editor|couple|documentarians?|agent|auteur|designer|friend|impresario|legend|member|native|photojournalist|specialist|(?:grand)?(?:father|mother|son|daughter)(?:-in-law)?|stuntman|winner)'
/** "Hong Kong director", "frequent Irwin collaborator", "Bring It On writer". */
const BEFORE_NAME = `(?:(?:[\\p{L}\\p{M}\\p{N}'’.–-]+\\s+){0,5}?${ROLE}(?:\\s+(?:of|and)\\s+${ROLE})?(?:\\s+of)?,?\\s+(?:the\\s+)?)`

const NAMES = new RegExp(`^(?:[\\p{Ll}-]+\\s+){0,2}(${FULL_NAMES})`, 'u')
const NAMES_OF_A_ROLE = new RegExp(`^${BEFORE_NAME}(${FULL_NAMES})`, 'u')
const ROLE_FOLLOWS = new RegExp(
  `^(?:\\s+(?!(?:and|as|by|for|from|in|of|on|to|who|with)\\b)\\p{L}[\\p{L}-]*)?\\s+${ROLE}\\b`,
  'u',
)
const SURNAME_ALONE = new RegExp(
  `^(${SURNAME})(?=[,.;]|\\s+(?:and|from|who|in|for|with|on|as)\\b)`,
  'u',
)

/** Not within "MGM. Jane Doe", of which "M." is no initial. */
const NAME_BEGINS = "(?<![\\p{L}\\p{M}.'’-])"
/** "…, who also wrote and directed": the film, not another that is named. */
const ALSO_DIRECTED =
  "who (?:also |both )?(?:(?:co-?)?(?:wrote|produced|edited|scored|starred|stars)(?:,|,? and)? )*directed(?=[.,;]| it\\b| the (?:film|movie|picture)\\b(?!['’]| of| \\p{Lu})| and (?:co-?)?(?:wrote|produced|edited|scored|starred|stars)\\b)"

/** Other ways to say it, tried in this order where no one is said to have directed. */
const OTHER_FORMS: readonly RegExp[] = [
  `\\bdirectorial (?:film |feature )?(?:debut|effort) (?:of|by|from) ${BEFORE_NAME}?(${FULL_NAMES})`,
  `\\b(?:is|was|marks|marked|as)\\s+${BEFORE_NAME}?(${FULL_NAMES})['’]s? (?:feature |film |solo )*directorial debut`,
  `\\b(?:film|movie|documentary|picture|short|drama|comedy)s? (?:by|of|from) (?:the )?(?:[\\p{L}-]+ ){0,3}?(?:director|filmmaker)s? (${FULL_NAMES})`,
  `\\b(?:film|movie|picture)['’]s director was (${FULL_NAMES})`,
  `\\b[Tt]he director (?:is|was) (${FULL_NAMES})`,
  `(?:^|[.,;]\\s+|\\band\\s+|\\bwith\\s+)(${FULL_NAMES})\\s+(?:also\\s+)?(?:(?:co-?)?(?:wrote|produced)(?:,|\\s+and)\\s+)*(?:(?:co-?)?directed|directing)(?:\\s+(?:the|this)\\s+(?:film|picture|movie|short|production|project)|\\s+an?\\s+(?:script|screenplay)|\\s+and\\s|\\.|,|\\s+from\\s|\\s+it\\b)`,
  `${NAME_BEGINS}(${FULL_NAME}),? ${ALSO_DIRECTED}`,
  `\\b(?:film|movie|picture|made|produced|shot)(?: \\p{Ll}+){0,2} under the direction of (${FULL_NAMES})`,
  `${NAME_BEGINS}(${FULL_NAME})(?:, [^,.]{1,60},)? (?:also )?served as director\\b`,
  `\\bdebut (?:film )?(?:of|by|from|for) (?:[\\p{L}-]+ )?director (?:and \\p{Ll}+ )?(${FULL_NAMES})`,
  `\\bdirector (${FULL_NAME})['’]s (?:\\p{Ll}+ )?(?:\\p{Ll}+ )?(?:debut|feature|film)\\b`,
  // Only the sentence that says what the page is about: "is a 2008 American comedy film by Jane Doe".
  `^[^.]*?\\b(?:is|was) an? (?:[\\p{L}\\p{N}/-]+,? ){0,8}?(?:film|documentary|movie|short) by (?:${BEFORE_NAME})?(${FULL_NAMES})`,
].map((source) => new RegExp(source, 'gu'))

/** The sentence so far speaks of another film … */
const OF_ANOTHER =
  /\b(?:(?:remake|re-?imagining|reboot|version|sequel|prequel|follow-up) (?:of|to)|(?:based on|inspired by|adapted from|adaptation of)[^,;]*\b(?:film|play|musical|series))\b[^,;]*$/
/** … or of a part of this one, or of who did not direct. */
const NOT_THIS =
  /(?:\b(?:episodes?|scenes?|segments?|portions?|skits?|stories)|(?<!film['’]s )sequences?)\s+(?:(?:is|was|were)\s+)?$|\b(?:not|previous(?:ly)?|predecessors?)\b[^,;]*$/
/** "based on the play by Jane Doe and directed by …" is back at this film. */
const BACK_AGAIN = /(?:\band|,|\bis|\bwas)\s+(?:\w+(?:ed|en)\s+and\s+)?$/

/**
 * Returns the directors that the sentences name, or none where they do not say it in a form that is
 * known to be right. Precision goes before recall.
 */
export function findDirectors(extract: string): string[] {
  const text = nameSiblings(extract)
  for (const found of text.matchAll(DIRECTED)) {
    // "directed and Jane Doe stars" has neither "by" nor "starring" between.
    const isPassive = /\bby\b|starring/.test(found[1] ?? '')
    if (!isPassive || isOfAnother(sentenceBefore(text, found.index))) continue
    const names = namesAt(text, found.index + found[0].length)
    if (names.length > 0) return names
  }
  for (const form of OTHER_FORMS)
    for (const found of text.matchAll(form)) {
      const names = splitFullNames(found[1] ?? '')
      if (names.length > 0) return names
    }
  return []
}

/** The names that begin there, behind words that say who these people are. */
function namesAt(text: string, start: number): string[] {
  const rest = text.slice(start)
  const plain = NAMES.exec(rest)
  if (plain && !ROLE_FOLLOWS.test(rest.slice(plain[0].length)))
    return splitFullNames(plain[1] ?? '')
  const surname = SURNAME_ALONE.exec(rest)?.[1]
  if (surname) {
    const whole = findFullName(text, surname)
    return whole ? [whole] : []
  }
  return splitFullNames(NAMES_OF_A_ROLE.exec(rest)?.[1] ?? '')
}

function isOfAnother(before: string): boolean {
  if (NOT_THIS.test(before)) return true
  return OF_ANOTHER.test(before) && !BACK_AGAIN.test(before)
}

function sentenceBefore(text: string, end: number): string {
  const sentence =
    text
      .slice(0, end + 1)
      .split(/[.!?]\s+(?=\p{Lu})/u)
      .at(-1) ?? ''
  return sentence.slice(0, -1)
}
