// How good a ranked list is for one user, from the ranks of the relevant films.

/**
 * One user's answer: `ranks` of the relevant films in the full order, from 0 and ascending; `relevant` how many there are,
 * at least one and at least as many as ranks. Figures of other answers are RangeErrors.
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

/** The share of all relevant films that is among the first k; LensKit divides by min(k, relevant) instead. */
export function recall(answer: Answer, k: number): number {
  return hits(answer, k) / answer.relevant
}

/**
 * Normalised discounted cumulative gain: Σ 1 / log2(rank + 2) over hits among the first k, divided by that of the best order,
 * in which the first min(k, relevant) are hits (Järvelin & Kekäläinen 2002, binary gains).
 */
export function ndcg(answer: Answer, k: number): number {
  const { ranks, relevant } = checked(answer)
  let gain = 0
  for (let i = 0; i < ranks.length && ranks[i]! < k; i++) gain += 1 / Math.log2(ranks[i]! + 2)
  let ideal = 0
  for (let rank = 0; rank < Math.min(k, relevant); rank++) ideal += 1 / Math.log2(rank + 2)
  return gain / ideal
}

/** The mean, over min(k, relevant), of the precision at each hit among the first k (MAP's inner term). */
export function averagePrecision(answer: Answer, k: number): number {
  const { ranks, relevant } = checked(answer)
  let sum = 0
  for (let i = 0; i < ranks.length && ranks[i]! < k; i++) sum += (i + 1) / (ranks[i]! + 1)
  return sum / Math.min(k, relevant)
}

/** One divided by the place (from 1) of the first relevant film in the whole order. */
export function reciprocalRank(answer: Answer): number {
  const { ranks } = checked(answer)
  return ranks.length > 0 ? 1 / (ranks[0]! + 1) : 0
}

/**
 * The chance that a relevant film stands before another of the `candidates` ranked (Mann & Whitney); relevant films that are
 * not ranked stand behind all. Half where there are no others.
 */
export function areaUnderCurve(answer: Answer, candidates: number): number {
  const { ranks, relevant } = checked(answer)
  const others = candidates - ranks.length
  if (others === 0) return 0.5
  let after = 0
  for (let i = 0; i < ranks.length; i++) after += others - (ranks[i]! - i)
  return after / (relevant * others)
}

function hits(answer: Answer, k: number): number {
  const { ranks } = checked(answer)
  let count = 0
  while (count < ranks.length && ranks[count]! < k) count++
  return count
}

function checked(answer: Answer): Answer {
  if (answer.relevant >= Math.max(1, answer.ranks.length)) return answer
  throw new RangeError(
    `Got ${answer.relevant} relevant films and ${answer.ranks.length} ranks, expected at least one film and as many as ranks.`,
  )
}
