import { expect, test } from 'vitest'
import { pullsOf, type Signal } from './pulls'

const nothing: Signal = {
  halfStars: null,
  isLiked: false,
  isHidden: false,
  isSeen: false,
  isOnWatchlist: false,
}
const rated = (stars: number): Signal => ({ ...nothing, halfStars: stars * 2, isSeen: true })
const weightsOf = (signals: Signal[]) =>
  signals.map((_, i) => pullsOf(signals).find(({ number }) => number === i)?.weight ?? 0)

test('ratings above one’s own mean pull and those below push, in order', () => {
  const weights = weightsOf([rated(5), rated(4), rated(3), rated(1)])
  expect(weights[0]).toBeGreaterThan(weights[1]!)
  expect(weights[1]).toBeGreaterThan(0)
  expect(weights[2]).toBeLessThan(0)
  expect(weights[3]).toBeLessThan(weights[2]!)
  expect(weights.every((weight) => Math.abs(weight) <= 1)).toBe(true)
})

test('four stars are praise from somebody strict and little from somebody kind', () => {
  const strict = weightsOf([rated(4), ...Array.from({ length: 20 }, () => rated(2))])[0]!
  const kind = weightsOf([rated(4), ...Array.from({ length: 20 }, () => rated(5))])[0]!
  expect(strict).toBeGreaterThan(0.9)
  expect(kind).toBeLessThan(0)
})

test('a like pulls in full, what is hidden pushes, a wish pulls a little, and having seen says nothing', () => {
  expect(
    weightsOf([
      { ...nothing, isLiked: true },
      { ...nothing, isHidden: true },
      { ...nothing, isOnWatchlist: true },
      { ...nothing, isSeen: true },
      { ...rated(1), isLiked: true },
    ]),
  ).toEqual([1, -0.7, 0.4, 0, 1])
})
