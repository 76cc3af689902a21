import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { invertSymmetric, layOutSymmetric, valuesOf } from '@/lib/math/symmetric-inverse'
import { invertInWorkers } from './invert-in-workers'

/** Large enough to be worth threads; the diagonal outweighs the rest. */
function matrix(threads: number) {
  const random = seededRandom(3)
  const n = 700
  const laidOut = layOutSymmetric(n, threads)
  const values = valuesOf(laidOut)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) values[i * laidOut.stride + j] = i === j ? n : random()
  return laidOut
}

test('two threads leave the bytes of one, and tell how far they are', async () => {
  const alone = matrix(1)
  invertSymmetric(alone)
  const shared = matrix(2)
  const heard: number[] = []
  await invertInWorkers(shared, { onProgress: (done) => heard.push(done) })
  expect(valuesOf(shared)).toEqual(valuesOf(alone))
  expect(heard.toSorted((a, b) => a - b)).toEqual(heard)
})

test('what cannot be inverted is a failure, also on threads', async () => {
  const broken = matrix(2)
  valuesOf(broken)[5 * broken.stride + 5] = -1
  await expect(invertInWorkers(broken)).rejects.toThrow(/expected a positive definite matrix/)
})

test('an aborted inversion ends with the reason', async () => {
  const reason = new Error('stopped by hand')
  await expect(invertInWorkers(matrix(2), { signal: AbortSignal.abort(reason) })).rejects.toBe(
    reason,
  )
  const later = new AbortController()
  const running = invertInWorkers(matrix(2), { signal: later.signal })
  later.abort(reason)
  await expect(running).rejects.toBe(reason)
})
