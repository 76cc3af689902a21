// Brings the best keys below some places of a trie, best first, without looking at the rest.
import type { TitleTrie } from './trie'
import type { Letters, Place } from './walk'

/** A key that the query leads to; `score` in doublings of popularity. */
export type Found = { key: number; score: number; typos: number }

/** What a word that ends elsewhere costs: "them" is rather Them! than The Matrix, and "starwars" still Star Wars. */
const BOUNDARY_COST = 2
const MOST_BOUNDARIES = 3

type Item = Found & { place: Place; node: number; siblings: number; isFinal: boolean }

/**
 * Returns the best key of each of up to `limit` entries below the places, the best first. The best score
 * below a node bounds what it can yield, so the first keys to leave the queue are the best there are.
 */
export function bestEntries(
  trie: TitleTrie,
  places: readonly Place[],
  query: Letters,
  limit: number,
): Found[] {
  const queue: Item[] = []
  const found = new Map<number, Found>()
  for (const place of places) push(queue, itemOf(trie, place, place.node, 0))
  while (queue.length > 0 && found.size < limit) {
    const item = pop(queue)
    if (item.isFinal) {
      const entry = trie.keys.entry[item.key]!
      if (!found.has(entry)) found.set(entry, item)
      continue
    }
    if (item.siblings > 0) push(queue, itemOf(trie, item.place, item.node + 1, item.siblings - 1))
    const key = trie.key[item.node]!
    if (key >= 0) push(queue, finalOf(trie, item, key, query))
    else
      push(
        queue,
        itemOf(trie, item.place, trie.firstChild[item.node]!, trie.childCount[item.node]! - 1),
      )
  }
  return [...found.values()].map(({ key, score, typos }) => ({ key, score, typos }))
}

/** What a key below a place is worth to the query, in doublings of popularity. */
export function scoreOf(
  trie: TitleTrie,
  { cost, typos }: Pick<Place, 'cost' | 'typos'>,
  key: number,
  query: Letters,
): number {
  const mismatches = boundaryMismatches(query, trie.keys.boundaries[key]!, typos)
  return trie.keys.score[key]! - cost - BOUNDARY_COST * mismatches
}

/** How many words of query and key end at different letters; beside a typo they may stand one letter apart. */
function boundaryMismatches(query: Letters, boundaries: number, typos: number): number {
  const letters = Math.min(query.codes.length, 31)
  const within = letters === 31 ? 0x7fffffff : (1 << letters) - 1
  const inKey = boundaries & within
  const near = (bits: number) => (typos > 0 ? bits | (bits << 1) | (bits >>> 1) : bits)
  const count =
    bitCount(query.boundaries & ~near(boundaries)) + bitCount(inKey & ~near(query.boundaries))
  return Math.min(count, MOST_BOUNDARIES)
}

function finalOf(trie: TitleTrie, item: Item, key: number, query: Letters): Item {
  return { ...item, key, score: scoreOf(trie, item.place, key, query), isFinal: true }
}

function itemOf(trie: TitleTrie, place: Place, node: number, siblings: number): Item {
  const score = trie.best[node]! - place.cost
  return { key: -1, score, typos: place.typos, place, node, siblings, isFinal: false }
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits >>> 0; rest !== 0; rest &= rest - 1) count++
  return count
}

/** Ties: unfinished nodes first (they may hold a smaller key), then in the order of the keys, so that equal queries give equal lists. */
function isBefore(a: Item, b: Item): boolean {
  if (a.score !== b.score) return a.score > b.score
  if (a.isFinal !== b.isFinal) return !a.isFinal
  return a.isFinal ? a.key < b.key : a.node < b.node
}

function push(heap: Item[], item: Item): void {
  let at = heap.length
  heap.push(item)
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isBefore(item, heap[parent]!)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = item
}

function pop(heap: Item[]): Item {
  const top = heap[0]!
  const last = heap.pop()!
  if (heap.length === 0) return top
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
    if (!isBefore(heap[child]!, last)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = last
  return top
}
