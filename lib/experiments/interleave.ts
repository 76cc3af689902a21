// Two lists draft one in turn; whose films are clicked is the better one.
import type { Sample } from './always-valid'
import { sampleOf } from './always-valid'

export type Team = 'a' | 'b'

/**
 * Team-draft interleaving (Radlinski, Kurup & Joachims 2008): as long as both have picked as often, a coin says who picks next, and
 * each picks its best film that is not there yet. No film stands twice.
 */
export function teamDraft(
  a: readonly number[],
  b: readonly number[],
  length: number,
  random: () => number,
): { items: number[]; teams: Team[] } {
  const items: number[] = []
  const teams: Team[] = []
  const taken = new Set<number>()
  const next: Record<Team, number> = { a: 0, b: 0 }
  const lists = { a, b }
  const counts = { a: 0, b: 0 }
  const pick = (team: Team): boolean => {
    const list = lists[team]
    while (next[team] < list.length && taken.has(list[next[team]]!)) next[team]++
    const item = list[next[team]]
    if (item === undefined) return false
    taken.add(item)
    items.push(item)
    teams.push(team)
    counts[team]++
    return true
  }
  while (items.length < length) {
    const isTied = counts.a === counts.b
    const first: Team = isTied ? (random() < 0.5 ? 'a' : 'b') : counts.a < counts.b ? 'a' : 'b'
    // A list that has nothing more leaves the rest to the other.
    if (!pick(first) && !pick(first === 'a' ? 'b' : 'a')) break
  }
  return { items, teams }
}

/** Clicks of a visitor by whose film it was. */
export type TeamClicks = Record<Team, number>

/** What visitors prefer: −1 for a, 1 for b, 0 where neither, as a sample whose mean is to be compared with 0. */
export function preferences(
  visitors: readonly TeamClicks[],
): Sample & Record<'a' | 'b' | 'ties', number> {
  const signs = visitors.map(({ a, b }) => Math.sign(b - a))
  return {
    ...sampleOf(signs),
    a: signs.filter((sign) => sign < 0).length,
    b: signs.filter((sign) => sign > 0).length,
    ties: signs.filter((sign) => sign === 0).length,
  }
}
