import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { type Sparse, sparseFrom } from '@/lib/math/sparse'
import { TasteRows } from './taste-rows'

const FILMS = 30

function randomRows(seed: number, filled: number): Sparse {
  const random = seededRandom(seed)
  return sparseFrom(
    Array.from({ length: FILMS }, (_, r) =>
      Array.from({ length: FILMS }, (_, c): [number, number] => [c, random() * 2 - 0.5]).filter(
        ([c]) => c !== r && random() < filled,
      ),
    ),
    FILMS,
  )
}

const at = ({ offsets, indices, values }: Sparse, r: number, c: number) => {
  for (let e = offsets[r]!; e < offsets[r + 1]!; e++) if (indices[e] === c) return values[e]!
  return 0
}

/** The definition, read off slowly: how large the largest entry of a row is, films by their fame. */
function slowScale(rows: Sparse, fame: number[]): number {
  const largest = fame.map((_, r) => Math.max(...fame.map((_, c) => Math.abs(at(rows, r, c)))))
  const mass = fame.filter((_, r) => largest[r]! > 0).reduce((a, b) => a + b, 0)
  return largest.reduce((sum, most, r) => sum + most * fame[r]!, 0) / mass
}

const parts = [
  { name: 'content', rows: randomRows(1, 0.5), weight: 1 },
  { name: 'ease', rows: randomRows(2, 0.7), weight: 0.7 },
]
const fame = Array.from({ length: FILMS }, (_, i) => 0.2 + i / FILMS)

test('a row is the weighted sum of the parts, each in its own scale', () => {
  const rows = new TasteRows(parts, fame)
  for (let j = 0; j < FILMS; j++)
    for (let i = 0; i < FILMS; i++) {
      const expected = parts.reduce(
        (sum, part) => sum + (part.weight * at(part.rows, j, i)) / slowScale(part.rows, fame),
        0,
      )
      expect(rows.valueAt(j, i)).toBeCloseTo(expected, 5)
    }
})

test('what content adds is told apart', () => {
  const rows = new TasteRows(parts, fame)
  const scale = slowScale(parts[0]!.rows, fame)
  for (let i = 0; i < FILMS; i++)
    expect(rows.contentShare(3, i)).toBeCloseTo(at(parts[0]!.rows, 3, i) / scale, 5)
})

test('a row keeps the four hundred films by which it says most, ascending', () => {
  const random = seededRandom(5)
  const wide = sparseFrom(
    [Array.from({ length: 900 }, (_, c): [number, number] => [c + 1, random() - 0.5])].concat(
      Array.from({ length: 900 }, () => []),
    ),
    901,
  )
  const rows = new TasteRows([{ name: 'ease', rows: wide, weight: 1 }], new Array(901).fill(1))
  const { offsets } = rows.fused
  const indices = rows.fused.indices.subarray(0, offsets[1])
  const values = [...rows.fused.values.subarray(0, offsets[1])]
  expect(indices).toHaveLength(400)
  expect([...indices]).toEqual([...indices].sort((a, b) => a - b))
  const least = Math.min(...values.map(Math.abs))
  const all = [...wide.values].map(Math.abs).sort((a, b) => b - a)
  expect(least / Math.max(...values.map(Math.abs))).toBeCloseTo(all[399]! / all[0]!, 5)
})

test('a part of weight 0 takes no part', () => {
  const alone = new TasteRows([parts[0]!], fame)
  const beside = new TasteRows([parts[0]!, { ...parts[1]!, weight: 0 }], fame)
  expect(beside.fused).toEqual(alone.fused)
})
