import { describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { calibrated, calibrationError, chooseBand, fitPlatt } from './calibrate'

/** Margins whose truth is drawn by a known line. */
function drawn(count: number, slope: number, intercept: number) {
  const random = seededRandom(3)
  return Array.from({ length: count }, () => {
    const margin = 6 * random() - 3
    return { margin, isGlad: random() < 1 / (1 + Math.exp(-(slope * margin + intercept))) }
  })
}

describe('fitPlatt', () => {
  it('finds the line that the truth was drawn by', () => {
    const { slope, intercept } = fitPlatt(drawn(20_000, 1.4, -0.3))
    expect(slope).toBeCloseTo(1.4, 1)
    expect(intercept).toBeCloseTo(-0.3, 1)
  })

  it('stays finite where a line parts the classes', () => {
    const held = [-2, -1, 1, 2].map((margin) => ({ margin, isGlad: margin > 0 }))
    expect(Number.isFinite(fitPlatt(held).slope)).toBe(true)
  })

  it('refuses one class alone', () => {
    expect(() => fitPlatt([{ margin: 1, isGlad: true }])).toThrow('Got 1 glad and 0 sad')
  })
})

describe('calibrationError', () => {
  it('is nought where confidence and truth agree', () => {
    const given = Array.from({ length: 10 }, (_, i) => ({ probability: 0.8, isGlad: i < 8 }))
    expect(calibrationError(given)).toBeCloseTo(0)
  })

  it('is the distance of the two where they do not', () => {
    const given = Array.from({ length: 10 }, (_, i) => ({ probability: 0.1, isGlad: i < 5 }))
    expect(calibrationError(given)).toBeCloseTo(0.4)
  })

  it('falls when margins are calibrated', () => {
    const held = drawn(5000, 0.5, 0.4)
    const line = fitPlatt(held)
    const error = (slope: number, intercept: number) =>
      calibrationError(
        held.map(({ margin, isGlad }) => ({
          probability: calibrated({ slope, intercept }, margin),
          isGlad,
        })),
      )
    expect(error(line.slope, line.intercept)).toBeLessThan(error(2, 0) / 2)
  })
})

describe('chooseBand', () => {
  it('is as narrow as the wanted accuracy lets it be', () => {
    const given = [
      ...Array.from({ length: 90 }, () => ({ probability: 0.9, isGlad: true })),
      ...Array.from({ length: 10 }, () => ({ probability: 0.6, isGlad: false })),
    ]
    expect(chooseBand(given, 0.85)).toEqual({ low: 0.5, high: 0.5 })
    expect(chooseBand(given, 0.95)).toEqual({ low: 0.4, high: 0.6 })
  })
})
