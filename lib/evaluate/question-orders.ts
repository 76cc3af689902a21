// Other ways of choosing what to ask newcomers about, for comparison: each an order of films that holds for everybody.
import { countByItem, type Interactions } from '@/lib/features/interactions'
import type { Sparse } from '@/lib/math/sparse'
import { dotRows } from '@/lib/math/sparse-rows'

/** So many of the best known films are asked about at random, or by entropy or variance alone. */
const KNOWN = 500
/** Each next film of the diverse order is chosen from so many of the best known. */
const DIVERSE_FROM = 120
/** How much of a film's worth its likeness to what was asked before takes away. */
const DIVERSITY = 0.5
/** Nobody is asked about more films than this. */
const LONGEST = 60

/**
 * Orders by name, from the ratings of `learned`: the most rated, others by chance among the 500 most rated, by entropy or variance
 * of the ratings there, by log popularity · entropy over all films (Rashid et al. 2002, section 3), and the most rated by
 * maximal marginal relevance over `content`.
 */
export function questionOrders(
  learned: Interactions,
  content: Sparse,
  random: () => number,
): Map<string, number[]> {
  const counts = countByItem(learned)
  const spread = spreads(learned, counts)
  const byFame = sorted([...counts.keys()], (film) => counts[film]!)
  const known = byFame.slice(0, KNOWN)
  const drawn = new Map(known.map((film) => [film, random()]))
  const logFame = (film: number) => Math.log(1 + counts[film]!)
  return new Map([
    ['popular', byFame.slice(0, LONGEST)],
    ['random', sorted(known, (film) => drawn.get(film)!).slice(0, LONGEST)],
    ['entropy', sorted(known, (film) => spread.entropy[film]!).slice(0, LONGEST)],
    ['variance', sorted(known, (film) => spread.variance[film]!).slice(0, LONGEST)],
    [
      'popularity-entropy',
      sorted(byFame, (film) => logFame(film) * spread.entropy[film]!).slice(0, LONGEST),
    ],
    ['diverse-popular', diverse(byFame.slice(0, DIVERSE_FROM), logFame, content)],
  ])
}

function sorted(films: readonly number[], worth: (film: number) => number): number[] {
  return [...films].sort((a, b) => worth(b) - worth(a) || a - b)
}

/** Entropy in bits and variance of each film's ratings in half stars. */
function spreads({ indices, ratings, items }: Interactions, counts: Int32Array) {
  const HALF_STARS = 11
  const table = new Int32Array(items * HALF_STARS)
  indices.forEach((film, e) => {
    const at = film * HALF_STARS + Math.round(ratings[e]! * 2)
    table[at] = table[at]! + 1
  })
  const entropy = new Float64Array(items)
  const variance = new Float64Array(items)
  for (let film = 0; film < items; film++) {
    let [sum, squares] = [0, 0]
    for (let value = 0; value < HALF_STARS; value++) {
      const share = table[film * HALF_STARS + value]! / Math.max(1, counts[film]!)
      if (share > 0) entropy[film] = entropy[film]! - share * Math.log2(share)
      sum += share * value
      squares += share * value * value
    }
    variance[film] = squares - sum * sum
  }
  return { entropy, variance }
}

function diverse(
  films: readonly number[],
  worth: (film: number) => number,
  content: Sparse,
): number[] {
  const most = Math.max(...films.map(worth))
  const picked: number[] = []
  const left = new Set(films)
  while (picked.length < LONGEST && left.size > 0) {
    const gain = (film: number) =>
      worth(film) / most -
      DIVERSITY * Math.max(0, ...picked.map((other) => dotRows(content, film, content, other)))
    const best = sorted([...left], gain)[0]!
    left.delete(best)
    picked.push(best)
  }
  return picked
}
