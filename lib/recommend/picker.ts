// Which films are worth asking somebody about whom little or nothing is known?
import type { TasteRows } from '@/lib/models/taste-rows'
import type { Standing } from './prior'
import type { Pull } from './taste'

/** The best known films are asked about; others have hardly been seen by anybody. */
const MOST_CANDIDATES = 500
/** Films not this well known are no answer to «have you seen it?». */
const FEWEST_FAME = 0.55
/** Fame is the logarithm of an audience: by so much in the exponent it becomes the audience again. */
const AUDIENCE_POWER = 20
/** What is well thought of is liked more often, and a like teaches more than a dislike. */
const QUALITY_POWER = 2
/** How much likelier a film is seen that is like one that was seen, and like one that was liked. */
const SEEN_PULL = 1
const LIKED_PULL = 3
/** How much it counts that a film says what others do not: more of it costs answers (DECISIONS). */
const COVERAGE_POWER = 0.25
/** A film that is asked about says half as much of others as one that was answered about. */
const ASKED_COVER = 0.5

export type QuestionOptions = {
  count: number
  /** Films asked about already, answered or not. */
  before: readonly number[]
  /** What was answered: films that pull were liked. */
  said?: readonly Pull[]
  isDuplicate: (a: number, b: number) => boolean
  /** The series of a film, or null; a page asks about one film of each. */
  seriesOf: (row: number) => string | null
}

/**
 * Picks films greedily, each the one whose answer is expected to teach most: chance of having been seen · quality² · (1 + Σ over
 * films answered about of pull · F(answered, film)) · coverage^¼. So each page follows what the pages before found out. Coverage
 * is Σ over films of fame · what its row says of them that the films before leave unsaid (after Rashid et al. 2002 and
 * Golbandi, Koren & Lempel 2010). O(count · candidates · entries).
 */
export function pickQuestions(
  rows: TasteRows,
  standings: readonly Standing[],
  { count, before, said = [], isDuplicate, seriesOf }: QuestionOptions,
): number[] {
  const nearness = nearnessTo(rows, said)
  const covered = new Float64Array(rows.films)
  for (const { number } of said) cover(rows, number, covered, 1)
  const asked = new Set(before)
  const left = mostFamous(standings)
    // A film whose row is empty teaches nothing.
    .filter((row) => rows.fused.offsets[row] !== rows.fused.offsets[row + 1])
    .filter((row) => !asked.has(row) && !before.some((other) => isDuplicate(other, row)))
    .map((row) => ({
      row,
      answer: chanceOf(standings[row]!) * (1 + nearness[row]!),
      // Coverage only falls, so what a film was worth last is the most that it can be worth now.
      worth: Number.POSITIVE_INFINITY,
    }))
  const picked: number[] = []
  const series = new Set<string | null>()
  while (picked.length < count) {
    let best: (typeof left)[number] | null = null
    for (const film of left) {
      if (film.worth <= (best?.worth ?? -1)) continue
      film.worth = film.answer * coverageOf(rows, film.row, covered, standings) ** COVERAGE_POWER
      if (film.worth > (best?.worth ?? -1)) best = film
    }
    if (best === null) break
    const { row } = best
    best.worth = -1
    const own = seriesOf(row)
    if (own !== null && series.has(own)) continue
    if (picked.some((other) => isDuplicate(other, row))) continue
    series.add(own)
    picked.push(row)
    cover(rows, row, covered, ASKED_COVER)
  }
  return picked
}

/** How likely a film is seen, in no unit, and how much its being liked is worth. */
function chanceOf({ popularity, quality }: Standing): number {
  return Math.exp(AUDIENCE_POWER * (popularity - 1)) * quality ** QUALITY_POWER
}

function mostFamous(standings: readonly Standing[]): number[] {
  return [...standings.keys()]
    .filter((row) => standings[row]!.popularity >= FEWEST_FAME)
    .sort((a, b) => standings[b]!.popularity - standings[a]!.popularity || a - b)
    .slice(0, MOST_CANDIDATES)
}

function nearnessTo({ films, fused }: TasteRows, said: readonly Pull[]): Float64Array {
  const { offsets, indices, values } = fused
  const sums = new Float64Array(films)
  for (const { number, weight } of said) {
    const pull = weight > 0 ? LIKED_PULL : SEEN_PULL
    for (let e = offsets[number]!; e < offsets[number + 1]!; e++)
      sums[indices[e]!] = sums[indices[e]!]! + pull * Math.max(0, values[e]!)
  }
  return sums
}

function coverageOf(
  rows: TasteRows,
  row: number,
  covered: Float64Array,
  standings: readonly Standing[],
): number {
  const { offsets, indices, values } = rows.fused
  let sum = 0
  for (let e = offsets[row]!; e < offsets[row + 1]!; e++) {
    const i = indices[e]!
    sum += Math.min(1, Math.abs(values[e]!)) * (1 - covered[i]!) * standings[i]!.popularity
  }
  return sum
}

function cover(rows: TasteRows, row: number, covered: Float64Array, share: number): void {
  const { offsets, indices, values } = rows.fused
  for (let e = offsets[row]!; e < offsets[row + 1]!; e++) {
    const i = indices[e]!
    covered[i] = covered[i]! + (1 - covered[i]!) * share * Math.min(1, Math.abs(values[e]!))
  }
}
