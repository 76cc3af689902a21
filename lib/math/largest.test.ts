import fc from 'fast-check'
import { expect, test } from 'vitest'
import { largestByMagnitude } from './largest'

function oracle(values: Float32Array, k: number): number[] {
  return [...values.keys()]
    .filter((i) => values[i] !== 0)
    .sort((a, b) => Math.abs(values[b]!) - Math.abs(values[a]!) || a - b)
    .slice(0, k)
    .sort((a, b) => a - b)
}

test('keeps what sorting everything would keep', () => {
  const values = fc.float32Array({ min: -3, max: 3, noNaN: true, maxLength: 60 })
  const small = fc.array(fc.integer({ min: -2, max: 2 })).map((list) => Float32Array.from(list))
  fc.assert(
    fc.property(fc.oneof(values, small), fc.integer({ min: 0, max: 40 }), (values, k) => {
      expect([...largestByMagnitude(values, k)]).toEqual(oracle(values, k))
    }),
  )
})
