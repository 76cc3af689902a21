// Which titles look most like a text that none of them matches.
import { foldText } from '@/lib/text/fold'
import type { TitleKeys } from './keys'

/** An entry's row and how alike it is, 0 to 1. */
export type Near = { entry: number; likeness: number }

/**
 * Returns the `limit` entries whose titles share most pairs of neighbouring letters with the text (Dice's
 * coefficient over bigrams, a blank before each title), ties by row. Linear in the letters of all titles:
 * some milliseconds for 50,000.
 */
export function nearestEntries(keys: TitleKeys, text: string, limit: number): Near[] {
  if (limit < 1) return []
  const letters = foldText(text.slice(0, 300)).replaceAll(' ', '')
  const wanted = countPairs(letters)
  const nearest: Near[] = []
  for (let entry = 0; entry + 1 < keys.firstKey.length; entry++) {
    const key = keys.firstKey[entry]!
    if (key === keys.firstKey[entry + 1]) continue
    const length = keys.end[key]! - keys.start[key]!
    const likeness = (2 * sharedPairs(keys, key, wanted)) / (length + letters.length)
    if (likeness > (nearest.length < limit ? 0 : nearest.at(-1)!.likeness))
      insert(nearest, { entry, likeness }, limit)
  }
  return nearest
}

/** Pairs as one number each; the first letter is paired with 0. */
function countPairs(letters: string): Map<number, number> {
  const pairs = new Map<number, number>()
  let before = 0
  for (let i = 0; i < letters.length; i++) {
    const code = letters.charCodeAt(i)
    const pair = before * 65_536 + code
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    before = code
  }
  return pairs
}

function sharedPairs(
  { text, start, end }: TitleKeys,
  key: number,
  wanted: Map<number, number>,
): number {
  const seen = new Map<number, number>()
  let shared = 0
  let before = 0
  for (let at = start[key]!; at < end[key]!; at++) {
    const pair = before * 65_536 + text[at]!
    before = text[at]!
    const most = wanted.get(pair)
    if (most === undefined) continue
    const count = (seen.get(pair) ?? 0) + 1
    seen.set(pair, count)
    if (count <= most) shared++
  }
  return shared
}

function insert(nearest: Near[], near: Near, limit: number): void {
  let at = nearest.length
  while (at > 0 && nearest[at - 1]!.likeness < near.likeness) at--
  nearest.splice(at, 0, near)
  if (nearest.length > limit) nearest.pop()
}
