// What the search bench asks: every keystroke of some titles, and beginnings of them with one typo.

/** A film of the bench's file. */
export type BenchTitle = { id: number; title: string; year: number | null; weight: number }

/** What is typed, and the film that was meant. */
export type BenchQuery = { text: string; id: number; kind: 'keystroke' | 'title' | 'typo' }

/** A beginning says too little before its third letter; shorter ones are asked but not counted. */
export const FEWEST_LETTERS = 3
const TYPO_LENGTHS = [6, 8, 12]
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'

/** Returns the titles of a tab-separated text with a head line: id, title, year, votes. */
export function parseTitles(text: string): BenchTitle[] {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [id, title = '', year, votes] = line.split('\t')
      return { id: Number(id), title, year: Number(year) || null, weight: Number(votes) }
    })
}

/** Returns each title letter by letter, the last one whole. */
export function keystrokes(titles: readonly BenchTitle[]): BenchQuery[] {
  return titles.flatMap(({ id, title }) =>
    Array.from({ length: title.length }, (_, i): BenchQuery => {
      const kind = i + 1 === title.length ? 'title' : 'keystroke'
      return { text: title.slice(0, i + 1), id, kind }
    }),
  )
}

/** Returns the share of counted keystrokes that five answers can serve at best, since many titles begin alike ("The"). */
export function bestPossible(titles: readonly BenchTitle[]): number {
  const wanted = new Map<string, number>()
  let queries = 0
  for (const { text, kind } of keystrokes(titles)) {
    if (text.length < FEWEST_LETTERS && kind !== 'title') continue
    const typed = text.toLowerCase()
    wanted.set(typed, (wanted.get(typed) ?? 0) + 1)
    queries++
  }
  return [...wanted.values()].reduce((sum, films) => sum + Math.min(5, films), 0) / queries
}

/** Returns beginnings of 6, 8 and 12 letters and the whole of each title, with one random typo in each. */
export function typos(titles: readonly BenchTitle[], random: () => number): BenchQuery[] {
  return titles.flatMap(({ id, title }) => {
    const lengths = [...TYPO_LENGTHS.filter((length) => length < title.length), title.length]
    return lengths.map((length): BenchQuery => {
      return { text: mistype(title.slice(0, length), random), id, kind: 'typo' }
    })
  })
}

/** Inserts, deletes, replaces or swaps at a uniformly random place, the first letter too; always changes the text. */
export function mistype(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length)
  const letter = ALPHABET[Math.floor(random() * ALPHABET.length)] ?? 'e'
  const kind = Math.floor(random() * 4)
  const mistyped = [
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () =>
      text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2),
  ][kind]!()
  const isChanged = mistyped.toLowerCase() !== text.toLowerCase()
  return isChanged && mistyped !== '' ? mistyped : mistype(text, random)
}
