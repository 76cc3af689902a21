import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { sparseFrom } from '@/lib/math/sparse'
import { nearestRows } from '@/lib/similarity/nearest-rows'
import { nearestRowsInWorkers } from './nearest-in-workers'

function randomMatrix(rows: number) {
  const random = seededRandom(11)
  const weight = Math.sqrt(1 / 12)
  return sparseFrom(
    Array.from({ length: rows }, () => {
      const columns = new Set<number>()
      while (columns.size < 12) columns.add(Math.floor(900 * random() ** 2))
      return [...columns].map((column): [number, number] => [column, weight])
    }),
    900,
  )
}

test('gives the bytes of one thread on one, two and three', async () => {
  const matrix = randomMatrix(6000)
  const one = nearestRows(matrix, { k: 15 })
  for (const threads of [1, 2, 3])
    expect(await nearestRowsInWorkers(matrix, { k: 15, threads })).toEqual(one)
})

test('tells how far it is, up to the last row', async () => {
  const seen: number[] = []
  const onProgress = (done: number) => seen.push(done)
  await nearestRowsInWorkers(randomMatrix(3000), { k: 5, threads: 2, onProgress })
  expect(seen.at(-1)).toBe(3000)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
})

test('rejects with what one thread throws', async () => {
  const matrix = randomMatrix(3000)
  matrix.values[7] = Number.POSITIVE_INFINITY
  await expect(nearestRowsInWorkers(matrix, { k: 5, threads: 2 })).rejects.toThrow('not finite')
})
