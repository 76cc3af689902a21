import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { estimatePropensities, isKeptClick, type Shown } from './position-bias'

const PLACES = 12
const FILMS = 60
const PLANTED = Array.from({ length: PLACES }, (_, p) => 1 / (p + 1) ** 0.7)
const random = seededRandom(21)
const LIKED = Array.from({ length: FILMS }, () => 0.05 + 0.5 * random())

/** Lists in which better films stand higher, somewhat: what a recommender shows. */
function showLists(lists: number): Shown[] {
  const shown: Shown[] = []
  for (let l = 0; l < lists; l++) {
    const ranked = Array.from({ length: FILMS }, (_, film) => film)
      .map((film) => ({ film, worth: LIKED[film]! + 0.8 * random() }))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, PLACES)
    ranked.forEach(({ film }, p) => {
      shown.push({ film, position: p + 1, isClicked: random() < PLANTED[p]! * LIKED[film]! })
    })
  }
  return shown
}

test('the chance of being looked at is found again from clicks alone', () => {
  const found = estimatePropensities(showLists(20_000))
  expect(found).toHaveLength(PLACES)
  found.forEach((value, p) => {
    expect(Math.abs(value - PLANTED[p]!)).toBeLessThan(0.06)
  })
})

test('clicks that are kept tell better which films are liked than all clicks do', () => {
  const shown = showLists(20_000)
  const propensities = estimatePropensities(shown)
  const all = new Float64Array(FILMS)
  const kept = new Float64Array(FILMS)
  const places = new Float64Array(FILMS)
  for (const { film, position, isClicked } of shown) {
    places[film]!++
    if (!isClicked) continue
    all[film]!++
    if (isKeptClick(position, propensities, random())) kept[film]!++
  }
  const rate = (clicks: Float64Array) =>
    clicks.map((count, film) => count / Math.max(1, places[film]!))
  expect(correlation(rate(kept), LIKED)).toBeGreaterThan(correlation(rate(all), LIKED) + 0.003)
})

test('without anything shown every click is kept', () => {
  expect(estimatePropensities([])).toEqual([])
  expect(isKeptClick(1, [], 0.99)).toBe(true)
})

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (x: ArrayLike<number>) => Array.from(x).reduce((s, v) => s + v, 0) / x.length
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb)
    aa += (a[i]! - ma) ** 2
    bb += (b[i]! - mb) ** 2
  }
  return ab / Math.sqrt(aa * bb)
}
