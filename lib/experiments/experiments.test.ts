import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalRandom, seededRandom } from '@/lib/math/random'
import {
  alwaysValid,
  differenceAlwaysValid,
  differenceOnce,
  ratioSample,
  sampleOf,
} from './always-valid'
import { assignVariant } from './assign'
import { chanceToWin } from './chance-to-win'
import { checkPlan, type Plan } from './experiment'
import { preferences, teamDraft } from './interleave'
import { visitorsNeeded } from './power'
import { testSampleRatio } from './sample-ratio'
import { judge } from './verdict'

const variant = (name: string, weight = 1) => ({
  name,
  weight,
  model: null,
  diversity: null,
  novelty: null,
})
const plan: Plan = {
  key: 'first',
  kind: 'split',
  source: 'site',
  salt: 's1',
  share: 1,
  group: null,
  variants: [variant('control'), variant('other')],
}
const ids = Array.from({ length: 20_000 }, (_, i) => `visitor-${i}`)
const countOf = (asked: Plan) => {
  const counts = new Map<string | null, number>()
  for (const id of ids) {
    const name = assignVariant(asked, id)?.name ?? null
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

describe('assignment', () => {
  test('is the same whenever it is asked for, and splits as weighted', () => {
    const weighted = { ...plan, variants: [variant('a', 1), variant('b', 2), variant('c', 1)] }
    for (const id of ids.slice(0, 50))
      expect(assignVariant(weighted, id)).toEqual(assignVariant(weighted, id))
    const counts = countOf(weighted)
    const { p } = testSampleRatio(
      ['a', 'b', 'c'].map((name) => counts.get(name)!),
      [1, 2, 1],
    )
    expect(p).toBeGreaterThan(0.001)
  })

  test('leaves out those beyond the share', () => {
    const counts = countOf({ ...plan, share: 0.3 })
    expect(counts.get(null)! / ids.length).toBeCloseTo(0.7, 1)
  })

  test('of two experiments of a group never has the same visitor', () => {
    const first = { ...plan, group: { name: 'rows', from: 0, to: 0.5 } }
    const second = { ...plan, key: 'second', group: { name: 'rows', from: 0.5, to: 1 } }
    const both = ids.filter((id) => assignVariant(first, id) && assignVariant(second, id))
    const none = ids.filter((id) => !assignVariant(first, id) && !assignVariant(second, id))
    expect(both).toEqual([])
    expect(none.length / ids.length).toBeLessThan(0.02)
  })

  test('by another salt is independent', () => {
    const same = ids.filter(
      (id) => assignVariant(plan, id)!.name === assignVariant({ ...plan, salt: 's2' }, id)!.name,
    )
    expect(same.length / ids.length).toBeCloseTo(0.5, 1)
  })

  test('an A/A test gives both variants alike', () => {
    const counts = countOf(plan)
    expect(testSampleRatio([counts.get('control')!, counts.get('other')!], [1, 1]).isMismatch).toBe(
      false,
    )
  })
})

describe('chance to win', () => {
  /** Evan Miller, Formulas for Bayesian A/B Testing (2015): Σ B(αA + i, βA + βB) / ((βB + i) B(1 + i, βB) B(αA, βA)). */
  function millersSum(
    a: { successes: number; trials: number },
    b: { successes: number; trials: number },
  ) {
    const logGamma = (n: number) => {
      let sum = 0
      for (let i = 2; i < n; i++) sum += Math.log(i)
      return sum
    }
    const logBeta = (x: number, y: number) => logGamma(x) + logGamma(y) - logGamma(x + y)
    const [aA, bA] = [1 + a.successes, 1 + a.trials - a.successes]
    const [aB, bB] = [1 + b.successes, 1 + b.trials - b.successes]
    let sum = 0
    for (let i = 0; i < aB; i++)
      sum += Math.exp(
        logBeta(aA + i, bB + bA) - Math.log(bB + i) - logBeta(1 + i, bB) - logBeta(aA, bA),
      )
    return sum
  }

  test('of two arms is Evan Miller’s closed sum', () => {
    for (const [a, b] of [
      [
        { successes: 40, trials: 400 },
        { successes: 55, trials: 410 },
      ],
      [
        { successes: 3, trials: 20 },
        { successes: 2, trials: 25 },
      ],
      [
        { successes: 0, trials: 10 },
        { successes: 1, trials: 10 },
      ],
      [
        { successes: 900, trials: 10_000 },
        { successes: 930, trials: 9900 },
      ],
    ] as const)
      expect(chanceToWin([a, b]).chances[1]).toBeCloseTo(millersSum(a, b), 4)
  })

  test('and loss of three arms are those that drawing many times finds', () => {
    const arms = [
      { successes: 20, trials: 100 },
      { successes: 26, trials: 110 },
      { successes: 22, trials: 95 },
    ]
    const random = seededRandom(3)
    const normal = normalRandom(4)
    /** Gamma(k) for whole k as a sum of exponentials. */
    const gamma = (k: number) => {
      let sum = 0
      for (let i = 0; i < k; i++) sum -= Math.log(1 - random())
      return sum
    }
    const draws = 40_000
    const wins = [0, 0, 0]
    const losses = [0, 0, 0]
    for (let d = 0; d < draws; d++) {
      const rates = arms.map(({ successes, trials }) => {
        const [x, y] = [gamma(1 + successes), gamma(1 + trials - successes)]
        return x / (x + y)
      })
      const most = Math.max(...rates)
      wins[rates.indexOf(most)]!++
      rates.forEach((rate, k) => {
        losses[k] = losses[k]! + (most - rate) / draws
      })
    }
    expect(normal()).not.toBeNaN()
    const found = chanceToWin(arms)
    for (let k = 0; k < 3; k++) {
      expect(found.chances[k]).toBeCloseTo(wins[k]! / draws, 2)
      expect(found.losses[k]).toBeCloseTo(losses[k]!, 3)
    }
  })

  test('of equal arms is equal', () => {
    const { chances } = chanceToWin([
      { successes: 5, trials: 50 },
      { successes: 5, trials: 50 },
    ])
    expect(chances[0]).toBeCloseTo(0.5, 9)
  })
})

describe('an interval that may be looked at daily', () => {
  /** One A/A test: visitors arrive, and after every hundred somebody looks. Returns whether any look found a difference. */
  function peeks(seed: number, look: typeof differenceAlwaysValid, lift = 0): boolean {
    const random = seededRandom(seed)
    const arms: [number[], number[]] = [[], []]
    for (let day = 0; day < 30; day++) {
      for (let i = 0; i < 100; i++) {
        const arm = random() < 0.5 ? 0 : 1
        arms[arm]!.push(random() < 0.2 + arm * lift ? 1 : 0)
      }
      if (look(sampleOf(arms[0]), sampleOf(arms[1])).isSignificant) return true
    }
    return false
  }

  test('is wrong in at most one of twenty A/A tests; the usual one, looked at as often, in far more', () => {
    const tests = 1000
    const wrong = (look: typeof differenceAlwaysValid) =>
      Array.from({ length: tests }, (_, seed) => peeks(seed + 1, look)).filter(Boolean).length /
      tests
    expect(wrong(differenceAlwaysValid)).toBeLessThanOrEqual(0.05)
    expect(wrong(differenceOnce)).toBeGreaterThan(0.15)
  })

  test('finds a difference that is there', () => {
    const found = Array.from({ length: 100 }, (_, seed) =>
      peeks(seed + 1, differenceAlwaysValid, 0.08),
    )
    expect(found.filter(Boolean).length).toBeGreaterThan(85)
  })

  test('says nothing of fewer than thirty visitors', () => {
    expect(alwaysValid({ n: 29, mean: 1, variance: 0.001 }).isSignificant).toBe(false)
    expect(alwaysValid({ n: 3000, mean: 1, variance: 0.001 }).isSignificant).toBe(true)
  })

  test('of a ratio has the spread that drawing visitors again finds', () => {
    const random = seededRandom(9)
    const shown = Array.from({ length: 2000 }, () => 1 + Math.floor(random() * 30))
    const clicks = shown.map(
      (count) => Array.from({ length: count }, () => random() < 0.1).filter(Boolean).length,
    )
    const { mean, variance, n } = ratioSample(clicks, shown)
    const again = Array.from({ length: 2000 }, () => {
      let [top, bottom] = [0, 0]
      for (let i = 0; i < n; i++) {
        const k = Math.floor(random() * n)
        top += clicks[k]!
        bottom += shown[k]!
      }
      return top / bottom
    })
    expect(sampleOf(again).mean).toBeCloseTo(mean, 3)
    expect(Math.sqrt(sampleOf(again).variance)).toBeCloseTo(Math.sqrt(variance / n), 4)
  })
})

test('the sample ratio of Kohavi, Tang and Xu (2020, chapter 21) is a mismatch of p 1.8e-6', () => {
  const { p, isMismatch } = testSampleRatio([821_588, 815_482], [1, 1])
  expect(p).toBeCloseTo(1.8e-6, 7)
  expect(isMismatch).toBe(true)
  expect(testSampleRatio([5010, 4990], [1, 1]).isMismatch).toBe(false)
})

test('visitors needed are those of the rule of thumb, sixteen times the variance by the difference squared', () => {
  const rate = 0.05
  const needed = visitorsNeeded({ mean: rate, variance: rate * (1 - rate) }, { lift: 0.05 })
  // Kohavi, Tang and Xu (2020, chapter 15) and van Belle (2008): 16 σ² / δ².
  const rule = (16 * rate * (1 - rate)) / (rate * 0.05) ** 2
  expect(needed / rule).toBeGreaterThan(0.95)
  expect(needed / rule).toBeLessThan(1.02)
  expect(visitorsNeeded({ mean: 0, variance: 0 })).toBe(Number.POSITIVE_INFINITY)
})

describe('interleaving', () => {
  const list = fc.uniqueArray(fc.nat(40), { maxLength: 15 })

  test('takes no film twice, keeps each list’s order and lets both pick as often', () => {
    fc.assert(
      fc.property(list, list, fc.integer(), (a, b, seed) => {
        const { items, teams } = teamDraft(a, b, 10, seededRandom(seed))
        expect(new Set(items).size).toBe(items.length)
        expect(items.length).toBe(Math.min(10, new Set([...a, ...b]).size))
        for (const [team, own] of [
          ['a', a],
          ['b', b],
        ] as const) {
          const places = items.filter((_, i) => teams[i] === team).map((item) => own.indexOf(item))
          expect(places).toEqual([...places].sort((x, y) => x - y))
        }
        const both = new Set(a).size > 10 && new Set(b).size > 10
        if (both)
          expect(
            Math.abs(teams.filter((team) => team === 'a').length * 2 - teams.length),
          ).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('of equal lists favours neither, and of a better one favours it', () => {
    const random = seededRandom(5)
    const films = Array.from({ length: 20 }, (_, i) => i)
    const click = (a: number[], b: number[]) => {
      const { items, teams } = teamDraft(a, b, 10, random)
      const clicks = { a: 0, b: 0 }
      items.forEach((item, i) => {
        if (random() < (item < 5 ? 0.4 : 0.05)) clicks[teams[i]!]++
      })
      return clicks
    }
    const same = preferences(Array.from({ length: 3000 }, () => click(films, films)))
    expect(alwaysValid(same).isSignificant).toBe(false)
    const worse = [...films].reverse()
    const better = preferences(Array.from({ length: 3000 }, () => click(worse, films)))
    expect(alwaysValid(better).low).toBeGreaterThan(0)
    expect(better.a + better.b + better.ties).toBe(3000)
  })
})

test('a plan that cannot be run is told why', () => {
  expect(checkPlan(plan)).toEqual([])
  expect(
    checkPlan({ ...plan, key: 'No!', share: 2, variants: [variant('a'), variant('a')] }),
  ).toHaveLength(3)
  expect(
    checkPlan({
      ...plan,
      kind: 'interleaving',
      variants: [variant('a'), variant('b'), variant('c')],
    }),
  ).toEqual(['An interleaving compares two variants, no more.'])
})

describe('the verdict', () => {
  const fine = { chiSquare: 0, p: 0.5, isMismatch: false }
  const arm = (name: string, mean: number, low: number, high: number, visitors = 5000) => ({
    name,
    visitors,
    mean,
    difference: { value: mean - 0.1, low, high, isSignificant: low > 0 || high < 0 },
    chance: 0.5,
    loss: 0.01,
  })
  const control = { ...arm('control', 0.1, 0, 0), difference: null }

  test('names the winner with its interval', () => {
    const { winner, sentence } = judge({
      arms: [control, arm('new', 0.12, 0.01, 0.03)],
      sampleRatio: fine,
      needed: 100,
    })
    expect(winner).toBe('new')
    expect(sentence).toContain('better by 1.00 to 3.00 points')
  })

  test('of a broken split is that and nothing else', () => {
    const broken = { chiSquare: 30, p: 1e-7, isMismatch: true }
    const { kind, winner } = judge({
      arms: [control, arm('new', 0.2, 0.05, 0.1)],
      sampleRatio: broken,
      needed: 100,
    })
    expect([kind, winner]).toEqual(['mismatch', null])
  })

  test('keeps the control where all others are worse, and waits while visitors are few', () => {
    expect(
      judge({ arms: [control, arm('new', 0.05, -0.06, -0.04)], sampleRatio: fine, needed: 100 })
        .winner,
    ).toBe('control')
    expect(
      judge({ arms: [control, arm('new', 0.1, -0.02, 0.02)], sampleRatio: fine, needed: 9000 })
        .kind,
    ).toBe('too-early')
    expect(
      judge({ arms: [control, arm('new', 0.1, -0.02, 0.02)], sampleRatio: fine, needed: 100 }).kind,
    ).toBe('undecided')
  })
})
