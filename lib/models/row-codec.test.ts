import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { decodeFeatures, decodeNeighbours, encodeFeatures, encodeNeighbours } from './row-codec'

test('neighbours come back within half a step, signs kept', () => {
  const random = seededRandom(1)
  const ids = Int32Array.from({ length: 50 }, (_, i) => i * 1000 + 1)
  const weights = Float32Array.from({ length: 50 }, () => random() * 2 - 1)
  const back = decodeNeighbours(encodeNeighbours({ ids, weights }))
  expect([...back.ids]).toEqual([...ids])
  back.weights.forEach((weight, i) => {
    expect(Math.abs(weight - weights[i]!)).toBeLessThan(1 / 60_000)
  })
})

test('features come back exactly', () => {
  const row = { columns: Int32Array.of(1, 70_000), values: Float32Array.of(0.1, 0.25) }
  expect(decodeFeatures(encodeFeatures(row))).toEqual(row)
})

test('an empty row is a row', () => {
  const row = { ids: new Int32Array(0), weights: new Float32Array(0) }
  expect(decodeNeighbours(encodeNeighbours(row))).toEqual(row)
})

test('bytes cut short, of another kind or another version are refused', () => {
  const bytes = encodeNeighbours({ ids: Int32Array.of(1, 2), weights: Float32Array.of(1, 0.5) })
  expect(() => decodeNeighbours(bytes.subarray(0, 15))).toThrow(
    'Got 15 bytes, expected 20 for 2 entries.',
  )
  expect(() => decodeFeatures(bytes)).toThrow(/no row of kind 2/)
  expect(() => decodeNeighbours(Uint8Array.of(9, ...bytes.slice(1)))).toThrow(/version 1/)
})
