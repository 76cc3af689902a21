import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { areaUnderRoc, areaWithinGroups, type Judged } from './ranking-area'

function countPairs(items: readonly Judged[]): number {
  let sum = 0
  let pairs = 0
  for (const good of items.filter(({ isGood }) => isGood))
    for (const bad of items.filter(({ isGood }) => !isGood)) {
      pairs++
      sum += good.score > bad.score ? 1 : good.score === bad.score ? 0.5 : 0
    }
  return sum / pairs
}

const item = (score: number, isGood: boolean, group = 'a'): Judged => ({ score, isGood, group })

test('a perfect order has area one, a reversed one zero, all ties a half', () => {
  expect(areaUnderRoc([item(2, true), item(1, false)])).toBe(1)
  expect(areaUnderRoc([item(1, true), item(2, false)])).toBe(0)
  expect(areaUnderRoc([item(1, true), item(1, false), item(1, true)])).toBe(0.5)
})

test('items of one kind only have no area', () => {
  expect(areaUnderRoc([item(1, true)])).toBeNull()
  expect(areaWithinGroups([item(1, true, 'a'), item(2, false, 'b')])).toBeNull()
})

test('the area equals the share of ordered pairs, counted one by one', () => {
  const random = seededRandom(7)
  const items = Array.from({ length: 200 }, () => item(Math.floor(random() * 20), random() < 0.4))
  expect(areaUnderRoc(items)).toBeCloseTo(countPairs(items), 12)
})

test('groups are compared within themselves only', () => {
  const items = [item(9, false, 'a'), item(10, true, 'a'), item(1, true, 'b'), item(0, false, 'b')]
  expect(areaWithinGroups(items)).toBe(1)
})
