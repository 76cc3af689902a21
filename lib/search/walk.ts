// Finds the places of a trie that a query leads to, letter by letter, with a given number of typos.
import type { TitleTrie } from './trie'
import { LEAST_TYPO_COST, TYPO_COST } from './typos'

/** A query as the trie reads it: its letters without blanks, and a bit for every length after which a word ends. */
export type Letters = { codes: Uint16Array; boundaries: number }

/** A node, `offset` letters into its label, all of whose keys begin with the query but for `typos` typos that cost `cost`. */
export type Place = { node: number; offset: number; typos: number; cost: number }

/**
 * Returns every place whose keys have a beginning within exactly `typos` edits of the query (insertions,
 * deletions, replacements, swaps of neighbours, none of them twice in one spot: optimal string alignment)
 * and whose best score, less the cost, exceeds `threshold`. A place may come more than once, and fewer
 * typos may lead there too.
 */
export function walkTrie(
  trie: TitleTrie,
  { codes }: Letters,
  { typos, threshold }: { typos: number; threshold: number },
): Place[] {
  const walk = new Walk(trie, codes, { typos, threshold })
  walk.visit(0, 0, 0, 0, typos)
  return walk.places
}

/**
 * The state of a walk is five numbers, passed one by one because hundreds of thousands are made a second: the
 * node, how many letters of its label and of the query are behind, the cost so far, the typos still to be made.
 */
class Walk {
  readonly places: Place[] = []
  readonly #trie: TitleTrie
  readonly #codes: Uint16Array
  readonly #typos: number
  readonly #threshold: number

  constructor(
    trie: TitleTrie,
    codes: Uint16Array,
    { typos, threshold }: { typos: number; threshold: number },
  ) {
    this.#trie = trie
    this.#codes = codes
    this.#typos = typos
    this.#threshold = threshold
  }

  visit(node: number, offset: number, at: number, cost: number, left: number): void {
    const trie = this.#trie
    if (trie.best[node]! - cost - left * LEAST_TYPO_COST <= this.#threshold) return
    if (left === 0) {
      this.#finish(node, offset, at, cost)
      return
    }
    if (at >= this.#codes.length) return
    this.visit(node, offset, at + 1, cost + TYPO_COST.extra, left - 1)
    if (offset < trie.labelLength[node]!) {
      this.#step(node, offset, at, cost, left)
      return
    }
    const first = trie.firstChild[node]!
    for (let child = first; child < first + trie.childCount[node]!; child++)
      if (trie.labelLength[child]! > 0) this.#step(child, 0, at, cost, left)
  }

  /** Takes the letter after `offset` for the query's next one, for a wrong one, for a missing one or for a swapped one. */
  #step(node: number, offset: number, at: number, cost: number, left: number): void {
    const { best, keys, labelStart } = this.#trie
    if (best[node]! - cost - left * LEAST_TYPO_COST <= this.#threshold) return
    const letter = keys.text[labelStart[node]! + offset]!
    this.visit(node, offset + 1, at, cost + TYPO_COST.missing, left - 1)
    if (letter === this.#codes[at]) {
      this.visit(node, offset + 1, at + 1, cost, left)
      return
    }
    this.visit(node, offset + 1, at + 1, cost + TYPO_COST.wrong, left - 1)
    if (letter !== this.#codes[at + 1]) return
    const next = this.#nextNode(node, offset + 1, this.#codes[at]!)
    if (next === node) this.visit(node, offset + 2, at + 2, cost + TYPO_COST.swapped, left - 1)
    else if (next >= 0) this.visit(next, 1, at + 2, cost + TYPO_COST.swapped, left - 1)
  }

  #finish(from: number, fromOffset: number, fromAt: number, cost: number): void {
    let node = from
    let offset = fromOffset
    for (let at = fromAt; at < this.#codes.length; at++) {
      const next = this.#nextNode(node, offset, this.#codes[at]!)
      if (next < 0) return
      offset = next === node ? offset + 1 : 1
      node = next
    }
    if (this.#trie.best[node]! - cost > this.#threshold)
      this.places.push({ node, offset, typos: this.#typos, cost })
  }

  /** The node where the letter leads to from `offset` letters into a node: itself, a child of it, or -1. */
  #nextNode(node: number, offset: number, letter: number): number {
    const { keys, labelStart, labelLength, firstChild, childCount } = this.#trie
    if (offset < labelLength[node]!)
      return keys.text[labelStart[node]! + offset] === letter ? node : -1
    const first = firstChild[node]!
    for (let child = first; child < first + childCount[node]!; child++)
      if (keys.text[labelStart[child]!] === letter && labelLength[child]! > 0) return child
    return -1
  }
}
