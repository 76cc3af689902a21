// A compressed trie over title keys that knows the best score below each of its nodes.
import type { TitleKeys } from './keys'

/**
 * One row per node, the root first. The children of a node stand together, the best first. A leaf is one
 * key; keys that end where others go on are leaves without letters.
 */
export type TitleTrie = {
  keys: TitleKeys
  /** Where the letters that lead to the node begin in `keys.text`, and how many they are. */
  labelStart: Uint32Array
  labelLength: Uint8Array
  firstChild: Uint32Array
  childCount: Uint16Array
  /** The highest key score at or below the node. */
  best: Float32Array
  /** The key of a leaf, -1 elsewhere. */
  key: Int32Array
  /** The keys in order of their letters; those at or below a node stand together. */
  sorted: Uint32Array
  firstKey: Uint32Array
  keyCount: Uint32Array
}

type Range = { from: number; to: number; depth: number; best: number }

/** Builds the trie by sorting the keys and splitting ranges of them breadth first. O(k log k) comparisons for k keys. */
export function buildTrie(keys: TitleKeys): TitleTrie {
  const sorted = sortKeys(keys)
  const ranges: Range[] = [rangeOf(keys, sorted, 0, sorted.length, 0)]
  const capacity = 2 * sorted.length + 1
  const trie: TitleTrie = {
    keys,
    labelStart: new Uint32Array(capacity),
    labelLength: new Uint8Array(capacity),
    firstChild: new Uint32Array(capacity),
    childCount: new Uint16Array(capacity),
    best: new Float32Array(capacity),
    key: new Int32Array(capacity).fill(-1),
    sorted,
    firstKey: new Uint32Array(capacity),
    keyCount: new Uint32Array(capacity),
  }
  for (let node = 0; node < ranges.length; node++) {
    const { from, to, depth, best } = ranges[node]!
    const end = node === 0 ? 0 : commonDepth(keys, sorted, from, to, depth)
    trie.best[node] = best
    trie.firstKey[node] = from
    trie.keyCount[node] = to - from
    trie.labelStart[node] = to > from ? keys.start[sorted[from]!]! + depth : 0
    trie.labelLength[node] = end - depth
    if (node > 0 && to - from === 1) {
      trie.key[node] = sorted[from]!
      continue
    }
    const children = splitRange(keys, sorted, from, to, end)
    trie.firstChild[node] = ranges.length
    trie.childCount[node] = children.length
    for (const child of children) ranges.push(child)
  }
  return trimmed(trie, ranges.length)
}

/** Returns the keys whose letters end exactly `offset` letters into a node's label. */
export function keysEndingAt(
  trie: TitleTrie,
  { node, offset }: { node: number; offset: number },
): number[] {
  if (offset < trie.labelLength[node]!) return []
  if (trie.childCount[node] === 0) return [trie.key[node]!]
  const first = trie.firstChild[node]!
  const children = Array.from({ length: trie.childCount[node]! }, (_, i) => first + i)
  return children.filter((child) => trie.labelLength[child] === 0).map((child) => trie.key[child]!)
}

/** By the first three letters as one number, and letter by letter only where these are equal. */
function sortKeys({ text, start, end }: TitleKeys): Uint32Array {
  const beginning = Float64Array.from(start, (from, key) => {
    const letter = (n: number) => (from + n < end[key]! ? text[from + n]! : 0)
    return letter(0) * 2 ** 32 + letter(1) * 2 ** 16 + letter(2)
  })
  const compare = (a: number, b: number) => {
    if (beginning[a] !== beginning[b]) return beginning[a]! - beginning[b]!
    const shorter = Math.min(end[a]! - start[a]!, end[b]! - start[b]!)
    for (let i = 3; i < shorter; i++) {
      const difference = text[start[a]! + i]! - text[start[b]! + i]!
      if (difference !== 0) return difference
    }
    return end[a]! - start[a]! - (end[b]! - start[b]!) || a - b
  }
  return Uint32Array.from(start.keys()).sort(compare)
}

function rangeOf(
  keys: TitleKeys,
  sorted: Uint32Array,
  from: number,
  to: number,
  depth: number,
): Range {
  let best = Number.NEGATIVE_INFINITY
  for (let i = from; i < to; i++) best = Math.max(best, keys.score[sorted[i]!]!)
  return { from, to, depth, best }
}

/** In a sorted range, what the first and the last key share, all share. */
function commonDepth(
  { text, start, end }: TitleKeys,
  sorted: Uint32Array,
  from: number,
  to: number,
  depth: number,
): number {
  const first = sorted[from]!
  const last = sorted[to - 1]!
  const longest = Math.min(end[first]! - start[first]!, end[last]! - start[last]!)
  let shared = depth
  while (shared < longest && text[start[first]! + shared] === text[start[last]! + shared]) shared++
  return shared
}

/** Parts a range by the letter at `depth`, keys that end there each on its own; the best part first. */
function splitRange(
  keys: TitleKeys,
  sorted: Uint32Array,
  from: number,
  to: number,
  depth: number,
): Range[] {
  const parts: Range[] = []
  for (let begin = from; begin < to; ) {
    const letter = letterAt(keys, sorted[begin]!, depth)
    let stop = begin + 1
    if (letter >= 0) while (stop < to && letterAt(keys, sorted[stop]!, depth) === letter) stop++
    parts.push(rangeOf(keys, sorted, begin, stop, depth))
    begin = stop
  }
  return parts.sort((a, b) => b.best - a.best || a.from - b.from)
}

function letterAt({ text, start, end }: TitleKeys, key: number, depth: number): number {
  const at = start[key]! + depth
  return at < end[key]! ? text[at]! : -1
}

function trimmed(trie: TitleTrie, nodes: number): TitleTrie {
  return {
    ...trie,
    labelStart: trie.labelStart.slice(0, nodes),
    labelLength: trie.labelLength.slice(0, nodes),
    firstChild: trie.firstChild.slice(0, nodes),
    childCount: trie.childCount.slice(0, nodes),
    best: trie.best.slice(0, nodes),
    key: trie.key.slice(0, nodes),
    firstKey: trie.firstKey.slice(0, nodes),
    keyCount: trie.keyCount.slice(0, nodes),
  }
}
