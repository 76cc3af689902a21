// How many people have two films in common, film by film: counted here, or elsewhere and brought as pairs.
import { columnsOf, countByItem, type Interactions } from '@/lib/features/interactions'

/** Who has what, as far as models that are made of counts need to know. */
export type Together = {
  /** How many people have each film. */
  sizes: Int32Array
  /** Σ n(u) and Σ n(u)² over people of n(u) films each. */
  total: number
  squares: number
  /**
   * Writes into `counts` (one number a film, zero before) how many people have both `item` and each film; the film's own count is how
   * many have it. Returns the films that have any in common, ascending, good until the next call: clear them in `counts` after use.
   */
  fillRow(item: number, counts: Float32Array): Int32Array
}

/** Two films by number, in any order, and how many people have both; of a film with itself: how many have it. */
export type PairCount = readonly [a: number, b: number, count: number]

/** Counts rows here, each when it is asked for: O(interactions of the people who have the film) and no memory beyond the data. */
export function countTogether(data: Interactions): Together {
  const { users, offsets, indices } = data
  const columns = columnsOf(data)
  const touched = new Int32Array(data.items)
  let squares = 0
  for (let u = 0; u < users; u++) squares += (offsets[u + 1]! - offsets[u]!) ** 2
  return {
    sizes: countByItem(data),
    total: indices.length,
    squares,
    fillRow(item, counts) {
      let found = 0
      for (let c = columns.offsets[item]!; c < columns.offsets[item + 1]!; c++) {
        const user = columns.users[c]!
        for (let e = offsets[user]!; e < offsets[user + 1]!; e++) {
          const other = indices[e]!
          if (counts[other] === 0) touched[found++] = other
          counts[other] = counts[other]! + 1
        }
      }
      return ascending(touched, found, counts)
    },
  }
}

/** From such a share of all films on, looking at every film is faster than sorting those found. */
const DENSE_SHARE = 1 / 32

function ascending(touched: Int32Array, found: number, counts: Float32Array): Int32Array {
  if (found < counts.length * DENSE_SHARE) return touched.subarray(0, found).sort()
  let at = 0
  for (let film = 0; film < counts.length; film++) if (counts[film] !== 0) touched[at++] = film
  return touched.subarray(0, at)
}

/**
 * Keeps pairs that were counted elsewhere, each given once in any order: 16 bytes a pair, 28 while they are put in order. Σ n(u) is the
 * sum of the films' own counts, and Σ n(u)² that of all counts, each pair in both directions. O(pairs).
 */
export function togetherFrom(pairs: Iterable<PairCount>, items: number): Together {
  const list = new PairList()
  for (const [a, b, count] of pairs) list.add(a, b, count)
  const { offsets, others, counts: kept } = list.rowsOf(items)
  const sizes = new Int32Array(items)
  let total = 0
  let squares = 0
  for (let item = 0; item < items; item++)
    for (let e = offsets[item]!; e < offsets[item + 1]!; e++) {
      squares += kept[e]!
      if (others[e] === item) sizes[item] = kept[e]!
    }
  for (const size of sizes) total += size
  return {
    sizes,
    total,
    squares,
    fillRow(item, counts) {
      const [from, to] = [offsets[item]!, offsets[item + 1]!]
      for (let e = from; e < to; e++) counts[others[e]!] = kept[e]!
      return others.slice(from, to).sort()
    },
  }
}

const PAIRS_A_PART = 1 << 18

/** Pairs as they come, three numbers each, without knowing how many there will be. */
class PairList {
  readonly #parts: Int32Array[] = []
  #at = 3 * PAIRS_A_PART

  add(a: number, b: number, count: number): void {
    if (this.#at === 3 * PAIRS_A_PART) {
      this.#parts.push(new Int32Array(3 * PAIRS_A_PART))
      this.#at = 0
    }
    const part = this.#parts.at(-1)!
    part[this.#at++] = a
    part[this.#at++] = b
    part[this.#at++] = count
  }

  /** Both directions of every pair, by film; a film with itself once. */
  rowsOf(items: number): { offsets: Int32Array; others: Int32Array; counts: Int32Array } {
    const offsets = new Int32Array(items + 1)
    this.#forEach((a, b) => {
      offsets[a + 1] = offsets[a + 1]! + 1
      if (a !== b) offsets[b + 1] = offsets[b + 1]! + 1
    })
    for (let i = 0; i < items; i++) offsets[i + 1] = offsets[i + 1]! + offsets[i]!
    const next = offsets.slice()
    const others = new Int32Array(offsets[items]!)
    const counts = new Int32Array(offsets[items]!)
    const put = (row: number, other: number, count: number) => {
      const at = next[row]!
      next[row] = at + 1
      others[at] = other
      counts[at] = count
    }
    this.#forEach((a, b, count) => {
      put(a, b, count)
      if (a !== b) put(b, a, count)
    })
    return { offsets, others, counts }
  }

  #forEach(work: (a: number, b: number, count: number) => void): void {
    for (const [p, part] of this.#parts.entries()) {
      const end = p === this.#parts.length - 1 ? this.#at : part.length
      for (let i = 0; i < end; i += 3) work(part[i]!, part[i + 1]!, part[i + 2]!)
    }
  }
}
