// Did as many visitors come to each variant as were sent there?
import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'

export type SampleRatio = { chiSquare: number; p: number; isMismatch: boolean }

/** Below this the split itself is broken, and nothing else that is measured can be believed (Fabijan et al. 2019). */
const BROKEN_BELOW = 0.001

/** Pearson's chi-square test of counts against weights. */
export function testSampleRatio(
  counts: readonly number[],
  weights: readonly number[],
): SampleRatio {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const mass = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return { chiSquare: 0, p: 1, isMismatch: false }
  const chiSquare = counts.reduce((sum, count, k) => {
    const expected = (total * weights[k]!) / mass
    return sum + (count - expected) ** 2 / expected
  }, 0)
  const p = 1 - chiSquareCdf(chiSquare, counts.length - 1)
  return { chiSquare, p, isMismatch: p < BROKEN_BELOW }
}
