// The area under the ROC curve, whole and within groups.

/** One judged pair: the score given to it, whether people said yes, and the group it belongs to. */
export type Judged = { score: number; isGood: boolean; group: string }

/**
 * The probability that a good item scores above a bad one, ties counting half (Mann-Whitney U; Hanley &
 * McNeil 1982). Null where either kind is missing. O(n log n).
 */
export function areaUnderRoc(items: readonly Pick<Judged, 'score' | 'isGood'>[]): number | null {
  const sorted = [...items].sort((a, b) => a.score - b.score)
  const good = sorted.filter(({ isGood }) => isGood).length
  const bad = sorted.length - good
  if (good === 0 || bad === 0) return null
  let rankSum = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) to++
    const meanRank = (from + 1 + to) / 2
    for (let i = from; i < to; i++) if (sorted[i]!.isGood) rankSum += meanRank
    from = to
  }
  return (rankSum - (good * (good + 1)) / 2) / (good * bad)
}

/** The area over pairs of one group only: of all (good, bad) pairs within groups, the share in order. */
export function areaWithinGroups(items: readonly Judged[]): number | null {
  const groups = new Map<string, Judged[]>()
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item])
  let pairs = 0
  let ordered = 0
  for (const group of groups.values()) {
    const area = areaUnderRoc(group)
    if (area === null) continue
    const good = group.filter(({ isGood }) => isGood).length
    const count = good * (group.length - good)
    pairs += count
    ordered += area * count
  }
  return pairs === 0 ? null : ordered / pairs
}
