// Ranks every film for a user of the test: where the hidden likes stand, and what the list would show.
import type { TestUser } from './splits'

export type RankedUser = {
  /** Ranks from 0 of the relevant films in the full order, ascending. */
  ranks: Int32Array
  relevant: number
  /** How many films were ranked. */
  candidates: number
  /** The first films of the order. */
  list: Int32Array
}

/**
 * Orders all films by falling score; films that the user has and those that are no candidates are left out. Of films that
 * score the same the relevant ones stand last, so that a model that does not tell films apart earns nothing by their numbers;
 * the list, of `length` films, takes the lower numbers first. O(films · length + relevant · films).
 */
export function rankEverything(
  scores: Float64Array,
  { items, relevant }: TestUser,
  { candidates, length }: { candidates: Uint8Array | null; length: number },
): RankedUser {
  const isOut = new Uint8Array(scores.length)
  if (candidates) for (let i = 0; i < isOut.length; i++) isOut[i] = candidates[i] ? 0 : 1
  for (const item of items) isOut[item] = 1
  let count = 0
  const list: number[] = []
  for (let i = 0; i < scores.length; i++) {
    if (isOut[i]) continue
    count++
    if (list.length === length && scores[i]! <= scores[list[length - 1]!]!) continue
    let at = list.length
    while (at > 0 && scores[list[at - 1]!]! < scores[i]!) at--
    list.splice(at, 0, i)
    if (list.length > length) list.pop()
  }
  const isRelevant = new Set(relevant)
  const stands = (other: number, item: number) =>
    scores[other]! > scores[item]! ||
    (scores[other] === scores[item] && (!isRelevant.has(other) || other < item))
  const ranks = Int32Array.from(relevant, (item) => {
    let rank = 0
    for (let i = 0; i < scores.length; i++) if (!isOut[i] && i !== item && stands(i, item)) rank++
    return rank
  }).sort()
  return { ranks, relevant: relevant.length, candidates: count, list: Int32Array.from(list) }
}
