import { beforeAll, expect, test } from 'vitest'
import { sparseFrom } from '@/lib/math/sparse'
import { buildHybrid } from './build-hybrid'
import { checkerboard } from './checkerboard.fixture'
import { decodeHybrid, encodeHybrid, type PackedHybrid } from './hybrid-codec'

const FILMS = 30
const movieIds = Int32Array.from({ length: FILMS }, (_, film) => 100 + film)
const data = {
  interactions: checkerboard({ users: 60, items: FILMS, seed: 3 }),
  content: sparseFrom(
    Array.from({ length: FILMS }, (_, film) => [
      [film % 2, 0.9],
      [2 + (film % 3), 0.3],
    ]),
    5,
  ),
  now: 100,
}
let hybrid: PackedHybrid

beforeAll(async () => {
  hybrid = await buildHybrid(data, movieIds, {}, { seed: 4 })
})

test('the same data and seed give the same bytes, and another seed others', async () => {
  const bytes = encodeHybrid(hybrid)
  expect(encodeHybrid(await buildHybrid(data, movieIds, {}, { seed: 4 }))).toEqual(bytes)
  expect(encodeHybrid(await buildHybrid(data, movieIds, {}, { seed: 5 }))).not.toEqual(bytes)
})

test('bytes decode to what they were encoded from, without content’s rows', () => {
  const back = decodeHybrid(encodeHybrid(hybrid))
  expect(back.movieIds).toEqual(movieIds)
  expect(back.filmGroups).toEqual(hybrid.filmGroups)
  expect(back.weights).toEqual(hybrid.weights)
  expect(back.audience.weight).toBe(hybrid.audience.weight)
  expect(back.components.map(({ name }) => name)).toEqual(
    hybrid.components.map(({ name }) => name).filter((name) => name !== 'content'),
  )
  for (const { name, model } of back.components)
    expect(model.bias).toEqual(hybrid.components.find((one) => one.name === name)!.model.bias)
  expect(encodeHybrid(back)).toEqual(encodeHybrid(decodeHybrid(encodeHybrid(back))))
})

test('bytes of something else, cut short or changed in the head are refused with what to do', () => {
  const bytes = encodeHybrid(hybrid)
  const changed = bytes.slice()
  changed[14] = 0
  for (const broken of [
    bytes.slice(0, 5),
    bytes.slice(0, -3),
    Buffer.from('not a model at all'),
    changed,
  ])
    expect(() => decodeHybrid(broken)).toThrow(/no hybrid model .*Train it again/s)
})
