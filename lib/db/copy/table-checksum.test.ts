import { expect, test } from 'vitest'
import type { Value } from '../statement'
import { RowDigest } from './table-checksum'

function digest(...rows: Value[][]): string {
  const whole = new RowDigest()
  for (const row of rows) whole.add([row])
  return whole.end().checksum
}

test('equal rows have equal checksums, however they come and of whichever kind their bytes are', () => {
  const together = new RowDigest()
  together.add([
    [1, 'a'],
    [2, null],
  ])
  expect(together.end()).toEqual({ rows: 2, checksum: digest([1, 'a'], [2, null]) })
  expect(digest([Buffer.from([7, 8])])).toBe(digest([Uint8Array.of(7, 8)]))
  expect(digest([-0])).toBe(digest([0]))
})

test('what differs at all has another checksum', () => {
  const all = [
    digest(['1']),
    digest([1]),
    digest([null]),
    digest(['']),
    digest([Buffer.alloc(0)]),
    digest([Buffer.from('1')]),
    digest(['ab', 'c']),
    digest(['a', 'bc']),
    digest([2 ** 53 - 1]),
    digest([2 ** 53 - 2]),
    digest(['a'], ['b']),
    digest(['b'], ['a']),
    digest(['é']),
    digest(['e\u0301']),
  ]
  expect(new Set(all).size).toBe(all.length)
})

test('values larger than what is gathered are taken whole and in their place', () => {
  const long = 'x'.repeat(200_000)
  expect(digest(['a', long, 'b'])).toBe(digest(['a', long, 'b']))
  expect(digest(['a', long, 'b'])).not.toBe(digest(['a', `${long.slice(1)}y`, 'b']))
  expect(digest([long, 'a'])).not.toBe(digest(['a', long]))
})
