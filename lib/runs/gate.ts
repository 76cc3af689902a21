// Whether a model may serve: the gate of promotion.

/** A guard metric of the challenger against the champion, compared in pairs on the same users. */
export type GuardComparison = {
  metric: string
  challenger: number
  champion: number
  /** Challenger minus champion, and the p value of that difference, two-sided. */
  difference: number
  p: number
  /** Metrics such as an error are better when lower. */
  isLowerBetter: boolean
}

export type GateInput = {
  /** Null where nothing serves yet. */
  comparisons: readonly GuardComparison[] | null
  /** Null where the data was not validated. */
  validation: { criticalFailures: readonly string[] } | null
  artefacts: readonly { name: string; isWhole: boolean }[]
  /** Why the gate is to be passed over; kept with the promotion. */
  forcedBecause: string | null
}

export type GateVerdict = {
  isOpen: boolean
  /** What speaks against it, a sentence each; empty where nothing does. */
  objections: string[]
  /** True where it is open although something speaks against it. */
  isForced: boolean
}

/** A difference of a smaller p is not chance. */
const SIGNIFICANT = 0.05
const SHORTEST_REASON = 10

/**
 * Opens unless a guard metric is significantly worse, the data failed a critical expectation or was not validated, or an
 * artefact is not whole. A reason passes over the first two; broken bytes are never served.
 */
export function judgePromotion({
  comparisons,
  validation,
  artefacts,
  forcedBecause,
}: GateInput): GateVerdict {
  const broken = artefacts
    .filter(({ isWhole }) => !isWhole)
    .map(({ name }) => `${name} is not the bytes that were written (checksum); train again.`)
  const missing = artefacts.length === 0 ? ['The run left no artefact to serve.'] : []
  const doubts = [
    ...(validation === null ? ['The data it was trained on was not validated.'] : []),
    ...(validation?.criticalFailures ?? []).map((failure) => `The data failed: ${failure}`),
    ...(comparisons ?? []).filter(isWorse).map(sayWorse),
  ]
  const fatal = [...broken, ...missing]
  const isForced =
    doubts.length > 0 &&
    fatal.length === 0 &&
    (forcedBecause ?? '').trim().length >= SHORTEST_REASON
  return {
    isOpen: fatal.length === 0 && (doubts.length === 0 || isForced),
    objections: [...fatal, ...doubts],
    isForced,
  }
}

function isWorse({ difference, p, isLowerBetter }: GuardComparison): boolean {
  const gain = isLowerBetter ? -difference : difference
  // A figure that is no number is no proof of being as good.
  return !Number.isFinite(gain) || (gain < 0 && p < SIGNIFICANT)
}

function sayWorse({ metric, challenger, champion, p }: GuardComparison): string {
  return `${metric} is significantly worse: ${challenger.toFixed(4)} against ${champion.toFixed(4)} (p = ${p.toFixed(4)}).`
}
