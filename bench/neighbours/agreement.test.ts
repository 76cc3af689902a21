import { expect, test } from 'vitest'
import { shareOfSameRows } from './agreement'

const OURS = { ids: Int32Array.of(1, 2, 0, 2), scores: Float32Array.of(0.9, 0.5, 0.9, 0.4) }

test('counts rows whose last neighbours tie as the same', () => {
  const theirs = { ...OURS, ids: Int32Array.of(1, 3, 0, 2) }
  expect(shareOfSameRows(OURS, theirs, 2)).toBe(1)
})

test('counts a row with another score or another clear neighbour as different', () => {
  const otherScore = { ...OURS, scores: Float32Array.of(0.9, 0.5, 0.9, 0.39) }
  const otherRow = { ...OURS, ids: Int32Array.of(3, 2, 0, 2) }
  expect(shareOfSameRows(OURS, otherScore, 2)).toBe(0.5)
  expect(shareOfSameRows(OURS, otherRow, 2)).toBe(0.5)
})
