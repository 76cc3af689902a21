import { expect, test } from 'vitest'
import { Overload } from './overload'

/** Looks as a timer of 20 ms would, each so much too late. */
function after(lateMs: number, looks: number): Overload {
  const overload = new Overload()
  overload.start(() => 0)
  let now = 0
  for (let i = 0; i < looks; i++) {
    now += 20 + lateMs
    overload.look(now)
  }
  return overload
}

test('nobody is sent away while timers come in time', () => {
  expect(after(0, 100).isTooMuch(0)).toBe(false)
  expect(after(200, 100).isTooMuch(0)).toBe(false)
})

test('one long pause is no overload', () => {
  expect(after(4000, 1).isTooMuch(0)).toBe(false)
})

test('the later timers come, the more are sent away', () => {
  const shareSentAway = (overload: Overload) =>
    Array.from({ length: 100 }, (_, i) => overload.isTooMuch(i / 100)).filter(Boolean).length
  const shares = [300, 600, 900, 1400].map((lateMs) => shareSentAway(after(lateMs, 100)))
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares[0]).toBeGreaterThan(0)
  expect(shares[3]).toBe(100)
})

test('all come in again soon after it is over', () => {
  const overload = new Overload()
  overload.start(() => 0)
  let now = 0
  for (let i = 0; i < 100; i++) {
    now += 1000
    overload.look(now)
  }
  expect(overload.isTooMuch(0)).toBe(true)
  for (let i = 0; i < 40; i++) {
    now += 20
    overload.look(now)
  }
  expect(overload.isTooMuch(0)).toBe(false)
})
