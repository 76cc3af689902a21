import { expect, test } from 'vitest'
import fc from 'fast-check'
import { sparseFrom } from '@/lib/math/sparse'
import { packRows, unpackRows } from './packed-rows'

const COLUMNS = 100_000
const row = fc
  .uniqueArray(fc.nat(COLUMNS - 1), { maxLength: 30 })
  .chain((columns) =>
    fc.tuple(
      ...columns.map((column) =>
        fc.tuple(fc.constant(column), fc.double({ min: -9, max: 9, noNaN: true })),
      ),
    ),
  )

test('rows come back by rising column, each weight off by half a step at most', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 10 }), (rows) => {
      const given = sparseFrom(rows as [number, number][][], COLUMNS)
      const back = unpackRows(packRows(given), { rows: rows.length, columns: COLUMNS })
      rows.forEach((entries, r) => {
        const scale = Math.max(0, ...entries.map(([, value]) => Math.abs(Math.fround(value))))
        const found = new Map<number, number>()
        let before = -1
        for (let e = back.offsets[r]!; e < back.offsets[r + 1]!; e++) {
          expect(back.indices[e]!).toBeGreaterThan(before)
          before = back.indices[e]!
          found.set(before, back.values[e]!)
        }
        for (const [column, value] of entries)
          expect(Math.abs((found.get(column) ?? 0) - value)).toBeLessThanOrEqual(
            scale / 253 + 1e-12,
          )
        expect(found.size).toBeLessThanOrEqual(entries.length)
      })
    }),
  )
})

test('bytes that end too early or too late, or name a film too many, are refused', () => {
  const bytes = packRows(sparseFrom([[[3, 1]], [[300, -1]]], 400))
  expect(() => unpackRows(bytes.slice(0, -1), { rows: 2, columns: 400 })).toThrow(RangeError)
  expect(() => unpackRows(bytes, { rows: 1, columns: 400 })).toThrow(/expected/)
  expect(() => unpackRows(bytes, { rows: 2, columns: 300 })).toThrow(/column 300/)
})

test('an entry takes three bytes at most where films are a few thousand', () => {
  const rows = Array.from({ length: 50 }, (_, r) =>
    Array.from({ length: 100 }, (_, i) => [r * 7 + i * 90, 1 / (i + 1)] as [number, number]),
  )
  const bytes = packRows(sparseFrom(rows, 10_000))
  expect(bytes.length / 5000).toBeLessThan(2.2)
})
