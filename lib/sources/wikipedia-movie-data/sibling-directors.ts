// Directors known by a common name: "the Wachowskis" are two people.

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
  `\\b[Tt]he (?:(${FAMILIES})s|(${FAMILIES}) ([Bb]rothers|[Ss]isters|[Ss]iblings|[Tt]wins)|Brothers (${FAMILIES}))(?![\\p{L}'’])`,
  'gu',
)
/** "Kate and Laura Mulleavy". */
const SHARED_FAMILY_NAME =
  /\bby (?:the )?(?:(?:twin )?brothers |sisters |siblings |twins )?(\p{Lu}[\p{Ll}\p{M}-]+) and (\p{Lu}[\p{Ll}\p{M}-]+(?: \p{Lu}\.)?) (\p{Lu}[\p{L}\p{M}'’-]+)(?=[,.]|\s+\p{Ll}|$)/gu

/** Writes out who siblings are: "by the Coen brothers" becomes "by Joel Coen and Ethan Coen". */
export function nameSiblings(text: string): string {
  return text
    .replace(SIBLINGS_TOLD, (_, plural, plain, __, last) => {
      const family: string = plural ?? plain ?? last
      return (SIBLINGS[family] ?? []).map((first) => `${first} ${family}`).join(' and ')
    })
    .replace(SHARED_FAMILY_NAME, 'by $1 $3 and $2 $3')
}
