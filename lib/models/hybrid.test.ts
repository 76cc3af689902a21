import { expect, test } from 'vitest'
import { sparseFrom } from '@/lib/math/sparse'
import { checkerboard } from './checkerboard.fixture'
import { fitHybrid } from './fit-hybrid'
import {
  channelWeights,
  type Component,
  groupOf,
  hybridScores,
  signalScores,
  signalsOf,
} from './hybrid'
import { learnHybrid } from './learn-hybrid'

const FILMS = 20
/** The one model is right: it likes what comes next; the other likes everything but that. */
const next: Component = {
  name: 'next',
  model: {
    rows: sparseFrom(
      Array.from({ length: FILMS }, (_, j) => [[(j + 1) % FILMS, 1]]),
      FILMS,
    ),
    bias: null,
  },
}
const wrong: Component = {
  name: 'wrong',
  model: {
    rows: sparseFrom(
      Array.from({ length: FILMS }, (_, j) =>
        [2, 3, 4, 5].map((d) => [(j + d) % FILMS, 1] as const),
      ),
      FILMS,
    ),
    bias: null,
  },
}
const examples = Array.from({ length: FILMS }, (_, j) => ({
  history: { items: Int32Array.of(j), stars: Float32Array.of(5) },
  liked: Int32Array.of((j + 1) % FILMS),
  among: null,
}))
const filmGroups = new Uint8Array(FILMS)

test('the model that was right on what was held out is trusted', async () => {
  const weights = await learnHybrid([wrong, next], examples, filmGroups)
  const history = { items: Int32Array.of(7), stars: Float32Array.of(5) }
  const scores = hybridScores(weights, [wrong, next], history, filmGroups)
  expect(scores.indexOf(Math.max(...scores))).toBe(8)
})

test('signals are weighted sums over the history, their largest magnitude 1', () => {
  const history = { items: Int32Array.of(3, 7), stars: Float32Array.of(5, 2) }
  const [all, liked] = signalScores([next], signalsOf([next]), history)
  expect([all![4], all![8]]).toEqual([1, 1])
  expect([liked![4], liked![8]]).toEqual([1, 0])
})

test('only the last ten ratings are recent', () => {
  const stars = new Float32Array(12).fill(5)
  const weights = channelWeights({ items: new Int32Array(12), stars }, 'recent')
  expect([...weights]).toEqual([0, 0, ...new Array(10).fill(1)])
})

test('groups begin at their limits', () => {
  expect([0, 1, 4, 5, 19, 20].map((count) => groupOf(count, [1, 5, 20]))).toEqual([
    0, 1, 1, 2, 2, 3,
  ])
})

test('the whole hybrid ranks films of the user’s own colour first, and is the same each time', async () => {
  const interactions = checkerboard({ users: 60, items: 24, seed: 4 })
  const content = sparseFrom(
    Array.from({ length: 24 }, (_, film) => [[film % 2, 1]]),
    2,
  )
  const learn = () => fitHybrid({ interactions, content, now: 100 }, {}, { seed: 1 })
  const { weights, components, filmGroups } = await learn()
  const history = { items: Int32Array.of(1, 3, 5), stars: Float32Array.of(5, 4, 5) }
  const scores = hybridScores(weights, components, history, filmGroups)
  const order = [...scores.keys()]
    .filter((film) => ![1, 3, 5].includes(film))
    .sort((a, b) => scores[b]! - scores[a]!)
  expect(order.slice(0, 6).every((film) => film % 2 === 1)).toBe(true)
  expect((await learn()).weights).toEqual(weights)
})
