// Which films are worth asking somebody about whom nothing is known?
import type { TasteRows } from '@/lib/models/taste-rows'
import type { Standing } from './prior'

/** The best known films are asked about; others have hardly been seen by anybody. */
const MOST_CANDIDATES = 500
/** Films not this well known are no answer to «have you seen it?». */
const FEWEST_FAME = 0.55
/** How far the chance of having been seen falls with fame. */
const SEEN_POWER = 3

/**
 * Picks films greedily, each the one whose answer is expected to say most that the answers before do not: chance of having
 * been seen × Σ over films of fame · (what its row says of them beyond the best said before), a facility location as in
 * Rashid et al. 2002 and Golbandi, Koren & Lempel 2010. `before` are films asked about already. O(count · candidates · entries).
 */
export function pickQuestions(
  rows: TasteRows,
  standings: readonly Standing[],
  {
    count,
    before,
    isDuplicate,
  }: {
    count: number
    before: readonly number[]
    isDuplicate: (a: number, b: number) => boolean
  },
): number[] {
  const covered = new Float64Array(rows.films)
  for (const row of before) cover(rows, row, covered)
  const asked = new Set(before)
  const candidates = mostFamous(standings).filter(
    (row) => !asked.has(row) && !before.some((other) => isDuplicate(other, row)),
  )
  const picked: number[] = []
  while (picked.length < count) {
    let best = -1
    let most = 0
    for (const row of candidates) {
      if (asked.has(row)) continue
      const worth = gainOf(rows, row, covered, standings) * standings[row]!.popularity ** SEEN_POWER
      if (worth > most) [best, most] = [row, worth]
    }
    if (best < 0) break
    asked.add(best)
    if (picked.some((other) => isDuplicate(other, best))) continue
    picked.push(best)
    cover(rows, best, covered)
  }
  return picked
}

function mostFamous(standings: readonly Standing[]): number[] {
  return [...standings.keys()]
    .filter((row) => standings[row]!.popularity >= FEWEST_FAME)
    .sort((a, b) => standings[b]!.popularity - standings[a]!.popularity || a - b)
    .slice(0, MOST_CANDIDATES)
}

function gainOf(
  rows: TasteRows,
  row: number,
  covered: Float64Array,
  standings: readonly Standing[],
): number {
  const { offsets, indices, values } = rows.fused
  let sum = 0
  for (let e = offsets[row]!; e < offsets[row + 1]!; e++) {
    const i = indices[e]!
    const beyond = Math.abs(values[e]!) - covered[i]!
    if (beyond > 0) sum += beyond * standings[i]!.popularity
  }
  return sum
}

function cover(rows: TasteRows, row: number, covered: Float64Array): void {
  const { offsets, indices, values } = rows.fused
  for (let e = offsets[row]!; e < offsets[row + 1]!; e++)
    covered[indices[e]!] = Math.max(covered[indices[e]!]!, Math.abs(values[e]!))
}
