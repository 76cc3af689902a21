// What lists are like besides being right: how much of the catalogue they show, how new and how varied.

/** The share of `items` films that stands in any list. */
export function coverage(lists: readonly ArrayLike<number>[], items: number): number {
  const seen = new Set<number>()
  for (const list of lists) for (let i = 0; i < list.length; i++) seen.add(list[i]!)
  return seen.size / items
}

/**
 * How unevenly films are recommended: 0 where all are as often, 1 where one has all places (Gini coefficient,
 * Σ (2r - n - 1) · count(r) / ((n - 1) · Σ count) over counts by rising rank r from 1, so that one film with all
 * places gives 1). Film numbers outside 0 to n - 1 are RangeErrors.
 */
export function gini(lists: readonly ArrayLike<number>[], items: number): number {
  const counts = new Float64Array(items)
  let total = 0
  for (const list of lists)
    for (let i = 0; i < list.length; i++) {
      const item = list[i]!
      if (!(item >= 0 && item < items))
        throw new RangeError(`Got film ${item}, expected 0 to ${items - 1}.`)
      counts[item] = counts[item]! + 1
      total++
    }
  if (total === 0 || items < 2) return 0
  counts.sort()
  let sum = 0
  counts.forEach((count, i) => {
    sum += (2 * (i + 1) - items - 1) * count
  })
  return sum / ((items - 1) * total)
}

/** Mean self-information in bits, -log2(users who have the film / users); a film of nobody counts as one of one user (Zhou et al. 2010). */
export function novelty(
  lists: readonly ArrayLike<number>[],
  counts: ArrayLike<number>,
  users: number,
): number {
  return meanOver(lists, (item) => -Math.log2(Math.max(1, counts[item]!) / users))
}

/** Mean likeness of the pairs of a list, over the lists of two films or more (Ziegler et al. 2005). */
export function intraListSimilarity(
  lists: readonly ArrayLike<number>[],
  similarity: (a: number, b: number) => number,
): number {
  let total = 0
  let counted = 0
  for (const list of lists) {
    if (list.length < 2) continue
    let sum = 0
    for (let i = 0; i < list.length; i++)
      for (let j = 0; j < i; j++) sum += similarity(list[i]!, list[j]!)
    total += sum / ((list.length * (list.length - 1)) / 2)
    counted++
  }
  return counted === 0 ? 0 : total / counted
}

/**
 * How much more popular the lists are than what their users have: (mean count of recommended - mean count of had) / mean
 * count of had (popularity lift, Abdollahpouri et al. 2019); 0: as popular.
 */
export function popularityLift(
  lists: readonly ArrayLike<number>[],
  histories: readonly ArrayLike<number>[],
  counts: ArrayLike<number>,
): number {
  const had = meanOver(histories, (item) => counts[item]!)
  return had === 0 ? 0 : meanOver(lists, (item) => counts[item]!) / had - 1
}

/** The mean over lists of each list's mean; empty lists are left out. */
function meanOver(lists: readonly ArrayLike<number>[], value: (item: number) => number): number {
  let total = 0
  let counted = 0
  for (const list of lists) {
    if (list.length === 0) continue
    let sum = 0
    for (let i = 0; i < list.length; i++) sum += value(list[i]!)
    total += sum / list.length
    counted++
  }
  return counted === 0 ? 0 : total / counted
}
