// How far a column has moved: population stability index and Kolmogorov-Smirnov distance.
import type { ColumnProfile, NumberProfile, TableProfile } from './profile'
import { lowerBound, upperBound } from './sorted'

/** Under .1 nothing to see, under .25 worth a look, else another population. */
export type DriftVerdict = 'stable' | 'moved' | 'shifted'

/**
 * How far one column moved. `psi` is null where the columns cannot be compared: one has gone, is of
 * another kind, or has no rows. `ks`, in [0, 1], is null for texts too, and where either has no
 * values.
 */
export type Drift = { psi: number | null; ks: number | null; verdict: DriftVerdict }

/** An empty bin's share, so that its logarithm is finite. */
const FLOOR = 0.0001
const MOVED = 0.1
const SHIFTED = 0.25
/** Ten bins are the custom of scorecards, and what the limits were set for. */
const DECILES = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]

/**
 * Population stability index: sum over bins of (a - e) ln(a / e), e and a being the expected and
 * the actual share of a bin (Siddiqi, Credit Risk Scorecards, 2006; it is Jeffreys' divergence of
 * 1946). Shares under .0001 count as .0001. Throws RangeError where the numbers of bins differ.
 */
export function populationStabilityIndex(
  expectedShares: readonly number[],
  actualShares: readonly number[],
): number {
  if (expectedShares.length !== actualShares.length)
    throw new RangeError(
      `Got ${actualShares.length} actual shares, expected ${expectedShares.length}.`,
    )
  return expectedShares.reduce((sum, share, bin) => {
    const expected = Math.max(FLOOR, share)
    const actual = Math.max(FLOOR, actualShares[bin]!)
    return sum + (actual - expected) * Math.log(actual / expected)
  }, 0)
}

/**
 * Two-sample Kolmogorov-Smirnov statistic, sup over x of |F(x) - G(x)| (Smirnov 1948). Each side is
 * an ascending list of equally spaced quantile points, between which F and G are straight: a
 * sketch, or a sorted sample, which is its own list of n points. Against the step functions of
 * samples of n and m it is off by at most 1/n + 1/m, and by 1/100 more for each that is a sketch of
 * 101 points. O((n + m) log(n + m)). Throws RangeError where either is empty.
 */
export function kolmogorovSmirnov(before: ArrayLike<number>, after: ArrayLike<number>): number {
  if (before.length === 0 || after.length === 0)
    throw new RangeError(
      `Got ${before.length} and ${after.length} points, expected at least one each.`,
    )
  let distance = 0
  for (const points of [before, after])
    for (let i = 0; i < points.length; i++) {
      const x = points[i]!
      const at = Math.abs(shareUpTo(before, x) - shareUpTo(after, x))
      const below = Math.abs(shareBelow(before, x) - shareBelow(after, x))
      distance = Math.max(distance, at, below)
    }
  return distance
}

/**
 * Drift of each column that `before` has; columns that are new have nothing to drift from and are
 * left out. Throws RangeError where the profiles are of different tables.
 */
export function compareProfiles(before: TableProfile, after: TableProfile): Record<string, Drift> {
  if (before.table !== after.table)
    throw new RangeError(`Got a profile of ${after.table}, expected one of ${before.table}.`)
  const drifts = Object.entries(before.columns).map(([name, column]) => {
    const now = Object.hasOwn(after.columns, name) ? after.columns[name]! : null
    return [name, now === null ? GONE : compareColumns(column, now)] as const
  })
  return Object.fromEntries(drifts)
}

const GONE: Drift = { psi: null, ks: null, verdict: 'shifted' }

/**
 * Drift of one column. Texts, and numbers with at most 20 different values on both sides, are
 * compared value by value, exactly; what one side does not list goes into one bin for all others.
 * Other numbers are compared by the deciles of `before`, with a bin below its least value and one
 * above its greatest, and `after` is binned anew from its 101 quantiles, which is exact to .01 of a
 * share. Nulls and infinite values are a bin of their own, as in scorecards.
 */
export function compareColumns(before: ColumnProfile, after: ColumnProfile): Drift {
  if (before.kind !== after.kind) return GONE
  if (before.count === 0 || after.count === 0)
    return before.count === after.count ? { psi: null, ks: null, verdict: 'stable' } : GONE
  const psi = populationStabilityIndex(...sharesOf(before, after))
  return { psi, ks: distanceOf(before, after), verdict: judge(psi) }
}

function judge(psi: number): DriftVerdict {
  if (psi < MOVED) return 'stable'
  return psi < SHIFTED ? 'moved' : 'shifted'
}

function distanceOf(before: ColumnProfile, after: ColumnProfile): number | null {
  if (before.kind === 'text' || after.kind === 'text') return null
  if (before.sketch.length === 0 || after.sketch.length === 0) return null
  return kolmogorovSmirnov(before.sketch, after.sketch)
}

type Shares = [before: number[], after: number[]]

function sharesOf(before: ColumnProfile, after: ColumnProfile): Shares {
  const [listedBefore, listedAfter] = [listValues(before), listValues(after)]
  if (listedBefore !== null && listedAfter !== null) {
    const common = [...listedBefore.counts.keys()].filter(
      (value) => listedAfter.isComplete || listedAfter.counts.has(value),
    )
    return [valueShares(before, listedBefore, common), valueShares(after, listedAfter, common)]
  }
  const edges = edgesOf(before as NumberProfile, after as NumberProfile)
  return [
    intervalShares(before as NumberProfile, edges),
    intervalShares(after as NumberProfile, edges),
  ]
}

type Listed = { counts: Map<number | string, number>; isComplete: boolean }

/** The counts of single values that a profile holds; null where it holds intervals. */
function listValues(profile: ColumnProfile): Listed | null {
  if (profile.kind === 'text') {
    const counts = new Map(profile.frequent.map(({ value, count }) => [value, count]))
    return { counts, isComplete: profile.isDistinctExact && profile.distinct === counts.size }
  }
  const { histogram } = profile
  if (histogram.kind !== 'values') return null
  const counts = new Map(histogram.values.map((value, i) => [value, histogram.counts[i]!]))
  return { counts, isComplete: true }
}

function valueShares(
  profile: ColumnProfile,
  { counts }: Listed,
  values: readonly (number | string)[],
): number[] {
  const known = values.map((value) => counts.get(value) ?? 0)
  const missing = missingOf(profile)
  const others = profile.count - missing - known.reduce((sum, count) => sum + count, 0)
  return [...known, others, missing].map((count) => count / profile.count)
}

/** The deciles of `before`, each once; those of `after` where `before` has no values. */
function edgesOf(before: NumberProfile, after: NumberProfile): number[] {
  const { sketch } = before.sketch.length === 0 ? after : before
  return [...new Set(DECILES.map((percent) => sketch[percent]!))]
}

/** Shares below the first edge, at it, up to each later edge, above the last, and missing. */
function intervalShares(profile: NumberProfile, edges: readonly number[]): number[] {
  const missing = missingOf(profile) / profile.count
  if (profile.sketch.length === 0) return [0, ...edges.map(() => 0), 0, missing]
  const shares = edges.map((edge) => shareUpTo(profile.sketch, edge))
  const upTo = [shareBelow(profile.sketch, edges[0]!), ...shares, 1]
  const bins = upTo.map((share, i) => (share - (upTo[i - 1] ?? 0)) * (1 - missing))
  return [...bins, missing]
}

function missingOf(profile: ColumnProfile): number {
  return profile.nulls + (profile.kind === 'number' ? profile.infinite : 0)
}

/** F(x): the share of values up to and including x. */
function shareUpTo(points: ArrayLike<number>, x: number): number {
  const above = upperBound(points, x)
  if (above === 0) return 0
  if (above === points.length) return 1
  return shareBetween(points, above, x)
}

/** F(x-): the share of values below x. */
function shareBelow(points: ArrayLike<number>, x: number): number {
  const first = lowerBound(points, x)
  if (first === 0) return 0
  if (first === points.length) return 1
  return shareBetween(points, first, x)
}

/**
 * The share at x between the point before `index`, which is at most x, and that at `index`, at
 * least x.
 */
function shareBetween(points: ArrayLike<number>, index: number, x: number): number {
  const [low, high] = [points[index - 1]!, points[index]!]
  return (index - 1 + (x - low) / (high - low)) / (points.length - 1)
}
