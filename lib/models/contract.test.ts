import { beforeAll, describe, expect, test } from 'vitest'
import { columnsOf, filterInteractions } from '@/lib/features/interactions'
import { sparseFrom } from '@/lib/math/sparse'
import { checkerboard } from './checkerboard.fixture'
import { fitComponents } from './fit-components'
import type { Component } from './hybrid'
import { addScores } from './row-model'
import { asServed } from './served-rows'

// Even users like even films, odd users odd ones; films 30 and 31 nobody has rated yet.
const FILMS = 32
const whole = checkerboard({ users: 60, items: FILMS, seed: 8 })
const interactions = filterInteractions(whole, (e) => whole.indices[e]! < FILMS - 2)
const content = sparseFrom(
  Array.from({ length: FILMS }, (_, film) => [
    [film % 2, 0.9],
    [2 + (film % 3), 0.3],
  ]),
  5,
)
const data = { interactions, content, now: 100 }

const NAMES = ['popularity', 'trending', 'content', 'item-neighbours', 'ease', 'ials', 'bridge']
const models = new Map<string, Component['model']>()
let again: Component[] = []

beforeAll(async () => {
  for (const { name, model } of await fitComponents(data, {})) models.set(name, model)
  again = await fitComponents(data, {})
})

test('these are all models', () => {
  expect([...models.keys()]).toEqual(NAMES)
})

describe.each(NAMES)('%s', (name) => {
  const model = () => models.get(name)!

  test('leaves rows of finite weights by falling weight, without the film itself', () => {
    const { rows, bias } = model()
    expect(rows.rows).toBe(FILMS)
    expect(rows.columns).toBe(FILMS)
    for (let r = 0; r < FILMS; r++)
      for (let e = rows.offsets[r]!; e < rows.offsets[r + 1]!; e++) {
        expect(rows.indices[e]).not.toBe(r)
        expect(Number.isFinite(rows.values[e])).toBe(true)
        if (e > rows.offsets[r]!) expect(rows.values[e]).toBeLessThanOrEqual(rows.values[e - 1]!)
      }
    if (bias) for (const value of bias) expect(Number.isFinite(value)).toBe(true)
  })

  test('gives the same bytes for the same data', () => {
    expect(again.find((other) => other.name === name)!.model).toEqual(model())
  })

  test('loses next to nothing by the bytes it is served from', () => {
    const { rows } = model()
    const served = asServed(model()).rows
    for (let r = 0; r < FILMS; r++) {
      const given = new Map<number, number>()
      for (let e = rows.offsets[r]!; e < rows.offsets[r + 1]!; e++)
        given.set(rows.indices[e]!, rows.values[e]!)
      const largest = Math.max(0, ...[...given.values()].map(Math.abs))
      for (let e = served.offsets[r]!; e < served.offsets[r + 1]!; e++) {
        const film = served.indices[e]!
        expect(Math.abs(served.values[e]! - given.get(film)!)).toBeLessThanOrEqual(largest / 253)
        given.delete(film)
      }
      for (const lost of given.values()) expect(Math.abs(lost)).toBeLessThanOrEqual(largest / 253)
    }
  })
})

describe.each(NAMES.filter((name) => !['popularity', 'trending'].includes(name)))('%s', (name) => {
  test('ranks films of the user’s own colour first', () => {
    const scores = new Float64Array(FILMS)
    addScores(models.get(name)!, { items: [0, 2, 4], weights: [1, 1, 1] }, scores)
    const order = [...scores.keys()]
      .filter((film) => ![0, 2, 4].includes(film) && film < FILMS - 2)
      .sort((a, b) => scores[b]! - scores[a]!)
    const even = order.slice(0, 8).filter((film) => film % 2 === 0).length
    expect(even).toBeGreaterThanOrEqual(7)
  })
})

test.each(['content', 'bridge'])('%s knows what to do with films that nobody has rated', (name) => {
  const { offsets } = columnsOf(interactions)
  expect(offsets[FILMS]! - offsets[FILMS - 2]!).toBe(0)
  const scores = new Float64Array(FILMS)
  addScores(models.get(name)!, { items: [1, 3], weights: [1, 1] }, scores)
  expect(scores[31]).toBeGreaterThan(scores[30]!)
})
