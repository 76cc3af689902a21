import { describe, expect, test } from 'vitest'
import { type GateInput, type GuardComparison, judgePromotion } from './gate'
import { compareRuns, lastMetric } from './run'

const guard = (difference: number, p: number, isLowerBetter = false): GuardComparison => ({
  metric: 'ndcg10',
  challenger: 0.3 + difference,
  champion: 0.3,
  difference,
  p,
  isLowerBetter,
})
const sound: GateInput = {
  comparisons: [guard(-0.01, 0.4)],
  validation: { criticalFailures: [] },
  artefacts: [{ name: 'rows', isWhole: true }],
  forcedBecause: null,
}

describe('the gate', () => {
  test('lets a model pass that is worse by chance only', () => {
    expect(judgePromotion(sound)).toEqual({ isOpen: true, objections: [], isForced: false })
  })

  test('lets the first model pass', () => {
    expect(judgePromotion({ ...sound, comparisons: null }).isOpen).toBe(true)
  })

  test.each([
    [
      'a significantly worse guard',
      { comparisons: [guard(-0.01, 0.01)] },
      /ndcg10 is significantly worse: 0.2900/,
    ],
    [
      'a significantly higher error',
      { comparisons: [guard(0.01, 0.01, true)] },
      /significantly worse/,
    ],
    ['a figure that is no number', { comparisons: [guard(Number.NaN, 1)] }, /significantly worse/],
    [
      'a failed expectation',
      { validation: { criticalFailures: ['user is never null'] } },
      /user is never null/,
    ],
    ['data that nobody looked at', { validation: null }, /not validated/],
  ] as const)('is shut by %s, unless a reason is given', (_, change, objection) => {
    const shut = judgePromotion({ ...sound, ...change })
    expect(shut.isOpen).toBe(false)
    expect(shut.objections.join()).toMatch(objection)
    expect(judgePromotion({ ...sound, ...change, forcedBecause: 'because' }).isOpen).toBe(false)
    const forced = judgePromotion({ ...sound, ...change, forcedBecause: 'the old set was broken' })
    expect(forced.isOpen).toBe(true)
    expect(forced.isForced).toBe(true)
    expect(forced.objections.length).toBeGreaterThan(0)
  })

  test('never opens for broken bytes, nor for none', () => {
    for (const artefacts of [[{ name: 'rows', isWhole: false }], []])
      expect(
        judgePromotion({ ...sound, artefacts, forcedBecause: 'it has to be now' }).isOpen,
      ).toBe(false)
  })
})

test('the last value of a metric is that of its last step', () => {
  const metrics = [
    { key: 'loss', value: 3, step: 1, at: 10 },
    { key: 'loss', value: 1, step: 3, at: 30 },
    { key: 'loss', value: 2, step: 2, at: 20 },
  ]
  expect(lastMetric({ metrics }, 'loss')).toBe(1)
  expect(lastMetric({ metrics }, 'ndcg10')).toBeNull()
})

test('compared runs stand side by side, and rows that differ are marked', () => {
  const one = {
    parameters: { seed: 1, name: 'a' },
    metrics: [{ key: 'ndcg10', value: 0.3, step: 0, at: 1 }],
  }
  const two = { parameters: { seed: 1, name: 'b' }, metrics: [] }
  expect(compareRuns([one, two])).toEqual([
    { kind: 'parameter', key: 'name', values: ['a', 'b'], differs: true },
    { kind: 'parameter', key: 'seed', values: [1, 1], differs: false },
    { kind: 'metric', key: 'ndcg10', values: [0.3, null], differs: true },
  ])
})
