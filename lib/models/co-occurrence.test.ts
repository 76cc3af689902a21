import { expect, test } from 'vitest'
import type { Interactions } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { fitAudience } from './audience'
import { randomInteractions } from './checkerboard.fixture'
import { countTogether, type PairCount, type Together, togetherFrom } from './co-occurrence'
import { easeParameters, fitEase } from './ease'
import { fitItemNeighbours } from './item-neighbours'

/** Slow and obvious: every pair of every person. */
function matrixByHand({ users, items, offsets, indices }: Interactions): number[][] {
  const matrix = Array.from({ length: items }, () => new Array<number>(items).fill(0))
  for (let u = 0; u < users; u++)
    for (let a = offsets[u]!; a < offsets[u + 1]!; a++)
      for (let b = offsets[u]!; b < offsets[u + 1]!; b++) matrix[indices[a]!]![indices[b]!]! += 1
  return matrix
}

function matrixOf(together: Together, items: number): number[][] {
  const counts = new Float32Array(items)
  return Array.from({ length: items }, (_, item) => {
    const others = together.fillRow(item, counts)
    expect([...others]).toEqual([...counts.keys()].filter((other) => counts[other] !== 0))
    const row = [...counts]
    for (const other of others) counts[other] = 0
    return row
  })
}

/** The upper half, shuffled, some of the pairs turned round. */
function pairsOf(matrix: number[][], seed: number): PairCount[] {
  const random = seededRandom(seed)
  const pairs: PairCount[] = []
  for (let a = 0; a < matrix.length; a++)
    for (let b = a; b < matrix.length; b++)
      if (matrix[a]![b]! > 0)
        pairs.push(random() < 0.5 ? [a, b, matrix[a]![b]!] : [b, a, matrix[a]![b]!])
  return pairs
    .map((pair) => ({ pair, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ pair }) => pair)
}

// Few films in common are sorted, many are looked up; both must come out.
const WORLDS = [
  { users: 60, items: 40, share: 0.3, seed: 1 },
  { users: 30, items: 400, share: 0.005, seed: 2 },
  { users: 500, items: 20, share: 0.02, seed: 3 },
  { users: 5, items: 6, share: 0, seed: 4 },
]

test.each(WORLDS)('counts are those of counting by hand: $users people, $items films', (world) => {
  const data = randomInteractions(world)
  const byHand = matrixByHand(data)
  const here = countTogether(data)
  const brought = togetherFrom(pairsOf(byHand, world.seed), world.items)
  const sum = byHand.flat().reduce((a, b) => a + b, 0)
  for (const together of [here, brought]) {
    expect(matrixOf(together, world.items)).toEqual(byHand)
    expect([...together.sizes]).toEqual(byHand.map((row, film) => row[film]))
    expect({ total: together.total, squares: together.squares }).toEqual({
      total: data.indices.length,
      squares: sum,
    })
  }
})

test.each(WORLDS)(
  'models of counts brought from elsewhere are the same: $users people',
  async (world) => {
    const data = randomInteractions(world)
    const together = togetherFrom(pairsOf(matrixByHand(data), 7), world.items)
    expect(fitAudience(data, undefined, together)).toEqual(fitAudience(data))
    expect(fitItemNeighbours(data, undefined, together)).toEqual(fitItemNeighbours(data))
    const parameters = easeParameters(data.indices.length + 1)
    expect(await fitEase(data, parameters, { together })).toEqual(await fitEase(data, parameters))
  },
)

test('models are made of the counts that are brought, not of their own', async () => {
  const [data, other] = [1, 9].map((seed) => randomInteractions({ ...WORLDS[0]!, seed })) as [
    Interactions,
    Interactions,
  ]
  const together = countTogether(other)
  expect(fitAudience(data, undefined, together)).toEqual(fitAudience(other))
  expect(fitItemNeighbours(data, undefined, together)).toEqual(fitItemNeighbours(other))
  const parameters = easeParameters(100)
  expect(await fitEase(data, parameters, { together })).toEqual(await fitEase(other, parameters))
})

test('more pairs than one part holds are all kept', () => {
  const items = 800
  function* pairs(): Generator<PairCount> {
    for (let a = 0; a < items; a++) for (let b = a; b < items; b++) yield [a, b, a + b + 1]
  }
  const counts = new Float32Array(items)
  const together = togetherFrom(pairs(), items)
  together.fillRow(500, counts)
  expect([...counts]).toEqual(Array.from({ length: items }, (_, other) => 501 + other))
})
