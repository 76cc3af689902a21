// From margins to probabilities that hold, and how far they may be from a half before we take a side.
import type { Calibration } from './model'

/** A held-out review: the margin it got and what its writer felt. */
export type HeldOut = { margin: number; isGlad: boolean }

/** A probability given, and whether it came true. */
export type Given = { probability: number; isGlad: boolean }

const STEPS = 100
const BINS = 15

/**
 * Fits Platt's line by Newton's method on the logistic loss, with Platt's smoothed targets
 * (Platt 1999; Lin, Lin & Weng 2007). Throws RangeError where one class is missing.
 */
export function fitPlatt(held: readonly HeldOut[]): Calibration {
  const glad = held.filter(({ isGlad }) => isGlad).length
  const sad = held.length - glad
  if (glad === 0 || sad === 0)
    throw new RangeError(`Got ${glad} glad and ${sad} sad, expected both to calibrate.`)
  const [high, low] = [(glad + 1) / (glad + 2), 1 / (sad + 2)]
  let slope = 1
  let intercept = 0
  for (let step = 0; step < STEPS; step++) {
    let [gs, gi, ss, si, ii] = [0, 0, 1e-9, 0, 1e-9]
    for (const { margin, isGlad } of held) {
      const p = logistic(slope * margin + intercept)
      const error = p - (isGlad ? high : low)
      const curve = p * (1 - p)
      gs += error * margin
      gi += error
      ss += curve * margin * margin
      si += curve * margin
      ii += curve
    }
    const determinant = ss * ii - si * si
    const [ds, di] = [(ii * gs - si * gi) / determinant, (ss * gi - si * gs) / determinant]
    slope -= ds
    intercept -= di
    if (Math.abs(ds) + Math.abs(di) < 1e-10) break
  }
  return { slope, intercept }
}

/** Applies a line to a margin. */
export function calibrated({ slope, intercept }: Calibration, margin: number): number {
  return logistic(slope * margin + intercept)
}

/**
 * Expected calibration error of the surer class: reviews in fifteen equal bins of confidence, the distance
 * of mean confidence and accuracy of each, weighted by its size (Naeini et al. 2015; Guo et al. 2017). 0 is perfect.
 */
export function calibrationError(given: readonly Given[]): number {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }))
  for (const { probability, isGlad } of given) {
    const confidence = Math.max(probability, 1 - probability)
    const bin = bins[Math.min(BINS - 1, Math.floor((2 * confidence - 1) * BINS))]!
    bin.confidence += confidence
    bin.right += probability > 0.5 === isGlad ? 1 : 0
  }
  const distance = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0)
  return given.length === 0 ? 0 : distance / given.length
}

/**
 * The narrowest band around a half outside which at least `accuracy` of the held-out verdicts are right,
 * in steps of a hundredth.
 */
export function chooseBand(
  given: readonly Given[],
  accuracy: number,
): { low: number; high: number } {
  for (let half = 0; half < 50; half++) {
    const sure = given.filter(({ probability }) => Math.abs(probability - 0.5) * 100 > half)
    const right = sure.filter(({ probability, isGlad }) => probability > 0.5 === isGlad).length
    if (sure.length > 0 && right / sure.length >= accuracy)
      return { low: (50 - half) / 100, high: (50 + half) / 100 }
  }
  return { low: 0.01, high: 0.99 }
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
