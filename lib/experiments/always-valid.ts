// How far a mean may be off, however often and whenever one looks.

/** How much was seen of something: one value a visitor. */
export type Sample = { n: number; mean: number; variance: number }

export type Interval = { value: number; low: number; high: number; isSignificant: boolean }

/** Fewer visitors are no sample: the interval rests on the central limit. */
const FEWEST = 30
/** The interval is tightest at about so many visitors. */
const TIGHTEST_AT = 2000
const LEVEL = 0.95

/**
 * A confidence sequence of a mean: with probability 0.95 it holds the mean at all times at once, so it may be looked at daily and
 * stopped at will (Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, Time-uniform central limit theory, theorem 2.2). Half width
 * σ √(2 (nρ² + 1) / (n²ρ²) · log(√(nρ² + 1) / α)).
 */
export function alwaysValid({ n, mean, variance }: Sample): Interval {
  if (n < FEWEST) return { value: mean, low: -Infinity, high: Infinity, isSignificant: false }
  return around(mean, Math.sqrt(variance) * halfWidth(n))
}

/**
 * The same for the difference of two means, b minus a, each visitor in one of both: what b gives a visitor and what a takes, each
 * weighed by the inverse of its share, has that difference as its mean.
 */
export function differenceAlwaysValid(a: Sample, b: Sample): Interval {
  const value = b.mean - a.mean
  const n = a.n + b.n
  if (a.n < FEWEST || b.n < FEWEST)
    return { value, low: -Infinity, high: Infinity, isSignificant: false }
  const variance = n * (a.variance / a.n + b.variance / b.n)
  return around(value, Math.sqrt(variance) * halfWidth(n))
}

/** The usual interval of a difference, valid for one look at a time that was fixed before. */
export function differenceOnce(a: Sample, b: Sample): Interval {
  return around(b.mean - a.mean, 1.959964 * Math.sqrt(a.variance / a.n + b.variance / b.n))
}

/** Mean and variance of values, one a visitor. */
export function sampleOf(values: ArrayLike<number>): Sample {
  const n = values.length
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i]!
  const mean = n === 0 ? 0 : sum / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 }
}

/**
 * A ratio of sums, clicks by films shown, as a mean over visitors with the variance of the delta method (Deng, Knoblich & Lu 2018,
 * Applying the Delta Method in Metric Analytics).
 */
export function ratioSample(tops: ArrayLike<number>, bottoms: ArrayLike<number>): Sample {
  const n = tops.length
  const [top, bottom] = [sampleOf(tops), sampleOf(bottoms)]
  if (n === 0 || bottom.mean === 0) return { n, mean: 0, variance: 0 }
  const mean = top.mean / bottom.mean
  let covariance = 0
  for (let i = 0; i < n; i++) covariance += (tops[i]! - top.mean) * (bottoms[i]! - bottom.mean)
  covariance = n > 1 ? covariance / (n - 1) : 0
  const variance =
    (top.variance - 2 * mean * covariance + mean ** 2 * bottom.variance) / bottom.mean ** 2
  return { n, mean, variance: Math.max(0, variance) }
}

function halfWidth(n: number): number {
  const alpha = 1 - LEVEL
  // The tuning by which the width is least at that many (ibidem, section 2.4).
  const rho2 = (-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / TIGHTEST_AT
  const grown = n * rho2 + 1
  return Math.sqrt(((2 * grown) / (n ** 2 * rho2)) * Math.log(Math.sqrt(grown) / alpha))
}

function around(value: number, half: number): Interval {
  const [low, high] = [value - half, value + half]
  return { value, low, high, isSignificant: low > 0 || high < 0 }
}
