// Directors known by a common name: "the Wachowskis" are two people.
import { findFullName } from './person-names'

/** First names by the family name under which siblings direct together. */
const SIBLINGS: Record<string, readonly string[]> = {
  Coen: ['Joel', 'Ethan'],
  Dardenne: ['Jean-Pierre', 'Luc'],
  Duffer: ['Matt', 'Ross'],
  Duplass: ['Jay', 'Mark'],
  Erwin: ['Andrew', 'Jon'],
  Farrelly: ['Peter', 'Bobby'],
  Hughes: ['Albert', 'Allen'],
  Malloy: ['Brendan', 'Emmett'],
  Maysles: ['Albert', 'David'],
  Pang: ['Danny', 'Oxide'],
  Polish: ['Mark', 'Michael'],
  Quay: ['Stephen', 'Timothy'],
  Russo: ['Anthony', 'Joe'],
  Safdie: ['Josh', 'Benny'],
  Soska: ['Jen', 'Sylvia'],
  Spierig: ['Michael', 'Peter'],
  Strause: ['Colin', 'Greg'],
  Taviani: ['Paolo', 'Vittorio'],
  Wachowski: ['Lana', 'Lilly'],
  Zellner: ['David', 'Nathan'],
}

const FAMILIES = Object.keys(SIBLINGS).join('|')
const SIBLINGS_TOLD = new RegExp(
  `(,? and )?\\b[Tt]he (?:(${FAMILIES})s|(${FAMILIES}) (?:[Bb]rothers|[Ss]isters|[Ss]iblings|[Tt]wins)|Brothers (${FAMILIES}))(?![\\p{L}'’])`,
  'gu',
)
/** "Kate and Laura Mulleavy". */
const SHARED_FAMILY_NAME =
  /\bby (?:the )?(?:(?:twin )?brothers |sisters |siblings |twins )?(\p{Lu}[\p{Ll}\p{M}-]+) and (\p{Lu}[\p{Ll}\p{M}-]+(?: \p{Lu}\.)?) (\p{Lu}[\p{L}\p{M}'’-]+)(?=[,.]|\s+\p{Ll}|$)/gu
const ANOTHER_NAME_FOLLOWS = /^,? and \p{Lu}\S* \p{Lu}/u

/** Writes out who siblings are: "by the Coen brothers" becomes "by Joel Coen and Ethan Coen". */
export function nameSiblings(text: string): string {
  return text
    .replace(SIBLINGS_TOLD, (told, and = '', plural, plain, last, at: number) => {
      const family: string = plural ?? plain ?? last
      const names = (SIBLINGS[family] ?? []).map((first) => `${first} ${family}`)
      return (and && ', ') + joinNames(names, text.slice(at + told.length))
    })
    .replace(SHARED_FAMILY_NAME, (told, first, second, family, at: number, whole: string) => {
      const one = isSurname(first, text)
        ? (findFullName(text, first) ?? first)
        : `${first} ${family}`
      return `by ${joinNames([one, `${second} ${family}`], whole.slice(at + told.length))}`
    })
}

/** "stars Buster Keaton … directed by Keaton and Edward Cline" are two families. */
function isSurname(word: string, text: string): boolean {
  return new RegExp(`\\p{Lu}[\\p{L}.'’-]*\\s${word}(?![\\p{L}'’-])`, 'u').test(text)
}

/** A list that goes on takes its "and" later. */
function joinNames(names: readonly string[], rest: string): string {
  return names.join(ANOTHER_NAME_FOLLOWS.test(rest) ? ', ' : ' and ')
}
