import { expect, test } from 'vitest'
import { Overload } from './overload'

/** Looks as a timer of 20 ms would, each so much too late. */
function after(lateMs: number, looks: number, overload = new Overload(), patience = 1) {
  let now = 0
  overload.look(now)
  for (let i = 0; i < looks; i++) {
    now += 20 + lateMs
    overload.look(now, patience)
  }
  return overload
}

/** The share of a thousand that are sent away, all of whom ask between two looks. */
function shareSentAway(overload: Overload): number {
  return (
    Array.from({ length: 1000 }, (_, i) => overload.isTooMuch((i * 0.618) % 1)).filter(Boolean)
      .length / 1000
  )
}

test('nobody is sent away while timers come in time', () => {
  expect(shareSentAway(after(0, 100))).toBe(0)
  expect(shareSentAway(after(80, 100))).toBe(0)
})

test('one long pause is no overload', () => {
  expect(shareSentAway(after(4000, 1))).toBe(0)
})

test('however late timers come, few are answered', () => {
  const overload = after(5000, 100)
  expect(Array.from({ length: 48 }, () => overload.isTooMuch(0))).not.toContain(true)
  expect(overload.isTooMuch(0)).toBe(true)
})

test('while something else keeps the machine busy, timers may come later', () => {
  expect(shareSentAway(after(500, 100))).toBeGreaterThan(0.9)
  expect(shareSentAway(after(500, 100, new Overload(), 6))).toBe(0)
  expect(shareSentAway(after(3000, 100, new Overload(), 6))).toBeGreaterThan(0.9)
})

test('the later timers come, the more are sent away', () => {
  const shares = [120, 200, 300, 500].map((lateMs) => shareSentAway(after(lateMs, 100)))
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares[0]).toBeGreaterThan(0)
  expect(shares[3]).toBeGreaterThan(0.94)
})

test('all come in again within half a second after it is over', () => {
  const overload = after(1000, 100)
  expect(shareSentAway(overload)).toBeGreaterThan(0.5)
  after(0, 25, overload)
  expect(shareSentAway(overload)).toBe(0)
})
