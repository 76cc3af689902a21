import { expect, test } from 'vitest'
import { randomInteractions } from './checkerboard.fixture'
import { type AlsParameters, fitFactors } from './ials'

const data = randomInteractions({ users: 25, items: 18, share: 0.3, seed: 5 })
const parameters: AlsParameters = {
  dimensions: 5,
  epochs: 3,
  unobservedWeight: 0.2,
  regularisation: 0.01,
  seed: 2,
}

/** The loss that a half step must leave at its least: each film's factor solves its own normal equations. */
function residual({ users, items, stride, dimensions }: Awaited<ReturnType<typeof fitFactors>>) {
  const { unobservedWeight: a, regularisation } = parameters
  let most = 0
  for (let item = 0; item < data.items; item++) {
    const h = items.subarray(item * stride, item * stride + dimensions)
    const gradient = new Float64Array(dimensions)
    let count = 0
    for (let u = 0; u < data.users; u++) {
      const w = users.subarray(u * stride, u * stride + dimensions)
      const score = w.reduce((sum, value, d) => sum + value * h[d]!, 0)
      const has = data.indices.subarray(data.offsets[u]!, data.offsets[u + 1]!).includes(item)
      if (has) count++
      w.forEach((value, d) => {
        gradient[d]! += a * score * value + (has ? (score - 1) * value : 0)
      })
    }
    h.forEach((value, d) => {
      gradient[d]! += regularisation * (count + a * data.users) * value
    })
    most = Math.max(most, ...gradient.map(Math.abs))
  }
  return most
}

test('the films’ factors are where the loss is least, given the users’', async () => {
  const factors = await fitFactors(data, parameters)
  expect(residual(factors)).toBeLessThan(1e-4)
  const moved = { ...factors, items: factors.items.map((value) => value + 0.01) }
  expect(residual(moved)).toBeGreaterThan(1e-2)
})

test('the same seed gives the same factors, another seed others', async () => {
  const [one, same, other] = [
    await fitFactors(data, parameters),
    await fitFactors(data, parameters),
    await fitFactors(data, { ...parameters, seed: 3 }),
  ]
  expect(same.items).toEqual(one.items)
  expect(other.items).not.toEqual(one.items)
})

test('learning stops where the listener says so', async () => {
  const heard: number[] = []
  await fitFactors(data, parameters, (done) => {
    heard.push(done)
    return done < 2
  })
  expect(heard).toEqual([1, 2])
})
