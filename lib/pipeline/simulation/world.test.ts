import { describe, expect, test } from 'vitest'
import type { StoredMovie } from '@/lib/db/movies'
import { seededRandom } from '@/lib/math/random'
import { openSmallWorld } from '../small-world.fixture'
import { listMovies } from '@/lib/db/movies'
import { type Daily, falsePositives } from './measure'
import { makeWorld, plantedRows } from './world'

function films(): StoredMovie[] {
  const { database, drop } = openSmallWorld()
  try {
    return listMovies(database)
  } finally {
    drop()
  }
}

describe('a simulated world', () => {
  const movies = films()
  const given = { visitors: 300, days: 14, seed: 3 }
  const world = makeWorld(movies, given)

  test('is the same for the same seed, and another for another', () => {
    expect(makeWorld(movies, given).visitors).toEqual(world.visitors)
    expect(makeWorld(movies, { ...given, seed: 4 }).visitors).not.toEqual(world.visitors)
  })

  test('has visitors who come on days of it, and name films that they are likelier to like', () => {
    const chances = world.visitors.flatMap((visitor) =>
      visitor.firstLikes.map((id) => world.likingOf(visitor, id)),
    )
    const any = world.visitors.map((visitor) => world.likingOf(visitor, movies[0]!.id))
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
    expect(mean(chances)).toBeGreaterThan(4 * mean(any))
    for (const { days } of world.visitors) {
      expect(days).toEqual([...new Set(days)].sort((a, b) => a - b))
      expect(days[0]).toBeGreaterThanOrEqual(0)
      expect(days.at(-1)).toBeLessThan(14)
    }
  })

  test('has a planted model whose rows hold films nearer than chance', () => {
    const ids = Int32Array.from(movies, ({ id }) => id)
    const rows = plantedRows(world, ids, seededRandom(1))
    const dot = (a: Float64Array, b: Float64Array) =>
      a.reduce((sum, value, d) => sum + value * b[d]!, 0)
    let near = 0
    for (let row = 0; row < rows.rows; row++)
      for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++)
        near += dot(
          world.directionOf.get(ids[row]!)!,
          world.directionOf.get(ids[rows.indices[at]!]!)!,
        )
    expect(rows.indices.length).toBe(12 * rows.rows)
    expect(near / rows.indices.length).toBeGreaterThan(0.3)
  })
})

test('an A/A test that is looked at daily is wrong seldom by the sequential interval, and often by the usual one', () => {
  const random = seededRandom(8)
  const days = 14
  const visitors = Array.from({ length: 600 }, (): Daily => {
    const first = Math.floor(random() * days)
    const daily: Daily = { shown: [], clicked: [] }
    let [shown, clicked] = [0, 0]
    for (let day = 0; day < days; day++) {
      if (day >= first) {
        shown += 5
        clicked += Array.from({ length: 5 }, random).filter((draw) => draw < 0.1).length
      }
      daily.shown.push(shown)
      daily.clicked.push(clicked)
    }
    return daily
  })
  const wrong = falsePositives(visitors, { days, tests: 200, seed: 1 })
  expect(wrong.alwaysValid).toBeLessThanOrEqual(0.05)
  expect(wrong.once).toBeGreaterThan(0.1)
})
