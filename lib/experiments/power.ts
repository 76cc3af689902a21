// How many visitors a question needs.
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'

/**
 * Visitors a variant for a difference of `lift` times the mean to be found with probability `power` at the given level, two-sided:
 * 2 (z(1 − α/2) + z(power))² σ² / δ² (Chow, Shao & Wang 2008, 3.2.1). Infinity where nothing varies or happens yet.
 */
export function visitorsNeeded(
  { mean, variance }: { mean: number; variance: number },
  { lift = 0.1, level = 0.05, power = 0.8 }: { lift?: number; level?: number; power?: number } = {},
): number {
  const difference = Math.abs(mean * lift)
  if (difference === 0 || variance === 0) return Number.POSITIVE_INFINITY
  const z = normalQuantile(1 - level / 2, 0, 1) + normalQuantile(power, 0, 1)
  return Math.ceil((2 * z ** 2 * variance) / difference ** 2)
}
