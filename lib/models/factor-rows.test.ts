import { expect, test } from 'vitest'
import { randomInteractions } from './checkerboard.fixture'
import { factorRows } from './factor-rows'
import { ALS_PARAMETERS, fitFactors } from './ials'
import { addScores } from './row-model'

test.each([
  ['more users than films', 80, 24],
  ['fewer users than films', 16, 40],
])('with %s the rows say of each user nearly what the factors say', async (_, users, items) => {
  const data = randomInteractions({ users, items, share: 0.25, seed: 9 })
  const factors = await fitFactors(data, { ...ALS_PARAMETERS, dimensions: 6 })
  const { rows } = await factorRows(data, factors, {
    regularisation: 0.01,
    weights: items,
    mostItems: 100,
  })
  let error = 0
  let size = 0
  for (let u = 0; u < users; u++) {
    const has = data.indices.subarray(data.offsets[u]!, data.offsets[u + 1]!)
    const scores = new Float64Array(items)
    addScores(
      { rows, bias: null },
      { items: has, weights: new Float32Array(has.length).fill(1) },
      scores,
    )
    for (let i = 0; i < items; i++) {
      if (has.includes(i)) continue
      let exact = 0
      for (let k = 0; k < 6; k++)
        exact += factors.users[u * factors.stride + k]! * factors.items[i * factors.stride + k]!
      error += (scores[i]! - exact) ** 2
      size += exact ** 2
    }
  }
  expect(Math.sqrt(error / size)).toBeLessThan(0.6)
})
