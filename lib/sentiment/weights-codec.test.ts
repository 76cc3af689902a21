import { describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import type { SentimentWeights } from './model'
import { decodeWeights, encodeWeights } from './weights-codec'

function someWeights(count: number): SentimentWeights {
  const random = seededRandom(5)
  const hashes = new Set<number>([0, 127, 128, 0xffffffff])
  while (hashes.size < count) hashes.add(Math.floor(random() * 2 ** 32))
  const sorted = Uint32Array.from(hashes).sort()
  return {
    hashes: sorted,
    weights: Float32Array.from(sorted, () => 4 * random() - 2),
    bias: -0.125,
    calibration: { slope: 1.5, intercept: 0.1 },
    band: { low: 0.3, high: 0.7 },
  }
}

describe('the codec of weights', () => {
  it('gives back hashes exactly and weights to half a step', () => {
    const given = someWeights(500)
    const { hashes, weights, ...rest } = decodeWeights(encodeWeights(given))
    expect(hashes).toEqual(given.hashes)
    expect(rest).toEqual({ bias: -0.125, calibration: given.calibration, band: given.band })
    const off = weights.map((weight, i) => Math.abs(weight - given.weights[i]!))
    expect(Math.max(...off)).toBeLessThan(2 / 65_000)
  })

  it('gives the same bytes again for what it gave', () => {
    const bytes = encodeWeights(someWeights(50))
    expect(encodeWeights(decodeWeights(bytes))).toEqual(bytes)
  })

  it('refuses other bytes and bytes cut short', () => {
    const bytes = encodeWeights(someWeights(50))
    expect(() => decodeWeights(new Uint8Array(100))).toThrow('expected weights that begin with')
    expect(() => decodeWeights(bytes.subarray(0, 30))).toThrow(RangeError)
    expect(() => decodeWeights(bytes.subarray(0, bytes.length - 1))).toThrow(/bytes of weights/)
  })
})
