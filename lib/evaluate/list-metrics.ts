// How good a ranked list is for one user, from the ranks of the relevant films.

/**
 * One user's answer: `ranks` of the relevant films in the full order, from 0 and ascending; `relevant` how many there are.
 * Users without a relevant film are the caller's to leave out.
 */
export type Answer = { ranks: ArrayLike<number>; relevant: number }

/** 1 where any relevant film is among the first k, else 0. */
export function hitRate(answer: Answer, k: number): number {
  return hits(answer, k) > 0 ? 1 : 0
}

/** The share of the first k that is relevant. */
export function precision(answer: Answer, k: number): number {
  return hits(answer, k) / k
}

/** The share of the relevant films that is among the first k. */
export function recall(answer: Answer, k: number): number {
  return hits(answer, k) / answer.relevant
}

/**
 * Normalised discounted cumulative gain: Σ 1 / log2(rank + 2) over hits among the first k, divided by that of the best order,
 * in which the first min(k, relevant) are hits (Järvelin & Kekäläinen 2002, binary gains).
 */
export function ndcg({ ranks, relevant }: Answer, k: number): number {
  let gain = 0
  for (let i = 0; i < ranks.length && ranks[i]! < k; i++) gain += 1 / Math.log2(ranks[i]! + 2)
  let ideal = 0
  for (let rank = 0; rank < Math.min(k, relevant); rank++) ideal += 1 / Math.log2(rank + 2)
  return gain / ideal
}

/** The mean, over min(k, relevant), of the precision at each hit among the first k (MAP's inner term). */
export function averagePrecision({ ranks, relevant }: Answer, k: number): number {
  let sum = 0
  for (let i = 0; i < ranks.length && ranks[i]! < k; i++) sum += (i + 1) / (ranks[i]! + 1)
  return sum / Math.min(k, relevant)
}

/** One divided by the place (from 1) of the first relevant film in the whole order. */
export function reciprocalRank({ ranks }: Answer): number {
  return ranks.length > 0 ? 1 / (ranks[0]! + 1) : 0
}

/** The chance that a relevant film stands before another of the `candidates` ranked (Mann & Whitney). */
export function areaUnderCurve({ ranks }: Answer, candidates: number): number {
  const others = candidates - ranks.length
  if (others === 0 || ranks.length === 0) return 0.5
  let before = 0
  for (let i = 0; i < ranks.length; i++) before += ranks[i]! - i
  return 1 - before / (ranks.length * others)
}

function hits({ ranks }: Answer, k: number): number {
  let count = 0
  while (count < ranks.length && ranks[count]! < k) count++
  return count
}
