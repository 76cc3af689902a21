import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { sparseFrom, transposed } from '@/lib/math/sparse'
import { dotRows } from '@/lib/math/sparse-rows'
import { TasteRows } from '@/lib/models/taste-rows'
import { explainTaste, filmShares } from './explain-taste'
import { rankGroup } from './group'
import { pickQuestions } from './picker'
import type { Films } from './ranked'
import {
  rankTaste,
  type Taste,
  type TasteModel,
  type TasteOptions,
  tastePrior,
  THEME_WORTH,
} from './taste'

const FILMS = 200
const FEATURES = 40
const random = seededRandom(11)
const features = sparseFrom(
  Array.from({ length: FILMS }, () =>
    Array.from({ length: FEATURES }, (_, c): [number, number] => [c, 0.4]).filter(
      () => random() < 0.12,
    ),
  ),
  FEATURES,
)
const near = sparseFrom(
  Array.from({ length: FILMS }, (_, r) =>
    Array.from({ length: FILMS }, (_, c): [number, number] => [
      c,
      dotRows(features, r, features, c),
    ])
      .filter(([c, value]) => c !== r && value > 0)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 40),
  ),
  FILMS,
)
const people = sparseFrom(
  Array.from({ length: FILMS }, (_, r) =>
    Array.from({ length: FILMS }, (_, c): [number, number] => [c, random() - 0.3]).filter(
      ([c]) => c !== r && random() < 0.2,
    ),
  ),
  FILMS,
)
const standings = Array.from({ length: FILMS }, () => ({
  quality: random(),
  popularity: random(),
}))
const model: TasteModel = {
  rows: new TasteRows(
    [
      { name: 'content', rows: near, weight: 1 },
      { name: 'ease', rows: people, weight: 0.7 },
    ],
    standings.map(({ popularity }) => popularity),
  ),
  features,
  columns: transposed(features),
}
const films: Films = { standings, isDuplicate: () => false, seriesOf: () => null }
const vocabulary = Array.from({ length: FEATURES }, (_, c) => ({
  field: 'keyword' as const,
  label: `theme ${c}`,
}))
const usual: TasteOptions = {
  limit: 12,
  diversity: 0,
  minRelevance: 0,
  novelty: 0,
  isOut: () => false,
}
const taste: Taste = {
  films: [
    { number: 3, weight: 1 },
    { number: 17, weight: 0.6 },
    { number: 40, weight: -0.8 },
  ],
  themes: [
    { number: 5, weight: 1 },
    { number: 9, weight: -0.5 },
  ],
}

/** The definition, read off slowly over every film. */
function slowList({ films: pulls, themes }: Taste, { limit, novelty, isOut }: TasteOptions) {
  const own = new Set(pulls.map(({ number }) => number))
  const all = Array.from({ length: FILMS }, (_, row) => row)
  const sums = all.map((row) =>
    pulls.reduce((sum, { number, weight }) => sum + weight * model.rows.valueAt(number, row), 0),
  )
  const unit = Math.max(
    ...all.filter((row) => !own.has(row) && !isOut(row)).map((row) => sums[row]!),
  )
  return all
    .map((row) => {
      let relevance = sums[row]! / unit
      for (const { number, weight } of themes)
        for (let e = features.offsets[row]!; e < features.offsets[row + 1]!; e++)
          if (features.indices[e] === number)
            relevance += weight * THEME_WORTH * features.values[e]!
      const prior = tastePrior(standings[row]!, novelty)
      return { row, relevance, score: relevance + prior.quality + prior.popularity }
    })
    .filter(({ row, relevance }) => !own.has(row) && !isOut(row) && relevance > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
}

describe('a list for a taste', () => {
  test('is the one that the definition gives, found slowly', () => {
    for (const options of [
      usual,
      { ...usual, novelty: 0.8 },
      { ...usual, isOut: (r: number) => r % 3 === 0 },
    ]) {
      const { ranked } = rankTaste(model, taste, films, options)
      const slow = slowList(taste, options)
      expect(ranked.map(({ row }) => row)).toEqual(slow.map(({ row }) => row))
      ranked.forEach(({ score }, i) => {
        expect(score).toBeCloseTo(slow[i]!.score, 9)
      })
    }
  })

  test('never holds a film of the taste, nor one that is out, nor a duplicate of either', () => {
    const twins: Films = {
      ...films,
      isDuplicate: (a, b) => Math.abs(a - b) === 1 && Math.min(a, b) === 3,
    }
    for (const diversity of [0, 0.5, 1]) {
      const out = new Set([1, 2, 5, 8, 13, 21, 34, 55, 89, 144])
      const { ranked } = rankTaste(model, taste, twins, {
        ...usual,
        limit: 50,
        diversity,
        isOut: (row) => out.has(row),
      })
      const rows = ranked.map(({ row }) => row)
      expect(rows.filter((row) => out.has(row) || [3, 4, 17, 40].includes(row))).toEqual([])
      expect(new Set(rows).size).toBe(rows.length)
    }
  })

  test('sinks what is near a film that pushes, and lifts what is near one that pulls', () => {
    const before = rankTaste(model, { films: [{ number: 3, weight: 1 }], themes: [] }, films, {
      ...usual,
      limit: 100,
    })
    const pushed = rankTaste(
      model,
      {
        films: [
          { number: 3, weight: 1 },
          { number: 17, weight: -1 },
        ],
        themes: [],
      },
      films,
      { ...usual, limit: 100 },
    )
    const sum = (list: typeof before) =>
      list.ranked.slice(0, 20).reduce((total, { row }) => total + model.rows.valueAt(17, row), 0)
    expect(sum(pushed)).toBeLessThan(sum(before))
  })

  test('less of a theme lowers exactly the films that carry it, more lifts them', () => {
    const plain = explainOf({ ...taste, themes: [] }, 60)
    const carries = (row: number) => {
      for (let e = features.offsets[row]!; e < features.offsets[row + 1]!; e++)
        if (features.indices[e] === 5) return true
      return false
    }
    for (let row = 60; row < 80; row++) {
      const less = explainOf({ ...taste, themes: [{ number: 5, weight: -1 }] }, row)
      const none = explainOf({ ...taste, themes: [] }, row)
      if (carries(row)) expect(less.score).toBeLessThan(none.score)
      else expect(less.score).toBe(none.score)
    }
    expect(plain.asked).toEqual([])
  })

  test('turns from the well known to the little known as novelty grows', () => {
    const fame = (novelty: number) =>
      rankTaste(model, taste, films, { ...usual, novelty }).ranked.reduce(
        (sum, { row }) => sum + standings[row]!.popularity,
        0,
      )
    expect(fame(1)).toBeLessThan(fame(0.4))
    expect(fame(0.4)).toBeLessThan(fame(0))
  })

  test('of somebody who said nothing holds what stands best', () => {
    const { ranked } = rankTaste(model, { films: [], themes: [] }, films, usual)
    const best = standings
      .map(({ quality, popularity }, row) => ({ row, worth: 0.08 * quality + 0.12 * popularity }))
      .sort((a, b) => b.worth - a.worth)
    expect(ranked.map(({ row }) => row)).toEqual(best.slice(0, 12).map(({ row }) => row))
  })

  test('of dislikes alone keeps away from them and is full all the same', () => {
    const { ranked } = rankTaste(
      model,
      { films: [{ number: 17, weight: -1 }], themes: [] },
      films,
      usual,
    )
    expect(ranked).toHaveLength(12)
    for (const { row } of ranked) expect(model.rows.valueAt(17, row)).toBeLessThanOrEqual(0)
  })
})

function explainOf(asked: Taste, row: number, novelty = 0) {
  const { unit } = rankTaste(model, { ...asked, themes: [] }, films, usual)
  return explainTaste(model, asked, unit, row, { standing: standings[row]!, novelty, vocabulary })
}

describe('an explanation', () => {
  test('sums to the very score of the list', () => {
    for (const novelty of [0, 0.7]) {
      const { ranked, unit } = rankTaste(model, taste, films, { ...usual, novelty, limit: 40 })
      for (const { row, score } of ranked) {
        const why = explainTaste(model, taste, unit, row, {
          standing: standings[row]!,
          novelty,
          vocabulary,
        })
        expect(why.score).toBeCloseTo(score, 9)
        for (const { contribution, shared, people: learned } of why.films)
          expect(shared.reduce((sum, one) => sum + one.contribution, learned)).toBeCloseTo(
            contribution,
            9,
          )
      }
    }
  })

  test('has the shares of films as the rows have them', () => {
    const { unit } = rankTaste(model, taste, films, usual)
    for (const share of filmShares(model, taste, unit, 77)) {
      const { weight } = taste.films.find(({ number }) => number === share.row)!
      expect(share.contribution).toBe((weight * model.rows.valueAt(share.row, 77)) / unit)
    }
  })
})

describe('a list for several people', () => {
  const tastes: Taste[] = [3, 17, 90].map((number) => ({
    films: [{ number, weight: 1 }],
    themes: [],
  }))

  test('tells who gains what, and its shares of gains sum to the relevance', () => {
    for (const how of ['average', 'least-misery', 'most-pleasure'] as const) {
      const { ranked, units } = rankGroup(model, tastes, how, films, usual)
      expect(ranked.length).toBeGreaterThan(0)
      for (const { row, relevance, gains, shares } of ranked) {
        gains.forEach((gain, p) => {
          expect(gain).toBeCloseTo(model.rows.valueAt([3, 17, 90][p]!, row) / units[p]!, 9)
        })
        expect(gains.reduce((sum, gain, p) => sum + gain * shares[p]!, 0)).toBeCloseTo(relevance, 9)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        expect([3, 17, 90]).not.toContain(row)
      }
    }
  })

  test('by least misery leaves nobody as cold as the average may, by most pleasure delights somebody more', () => {
    const mean = (
      how: 'average' | 'least-misery' | 'most-pleasure',
      of: (gains: number[]) => number,
    ) => {
      const { ranked } = rankGroup(model, tastes, how, films, usual)
      return ranked.reduce((sum, { gains }) => sum + of(gains), 0) / ranked.length
    }
    const least = (gains: number[]) => Math.min(...gains)
    const most = (gains: number[]) => Math.max(...gains)
    expect(mean('least-misery', least)).toBeGreaterThan(mean('average', least))
    expect(mean('most-pleasure', most)).toBeGreaterThan(mean('least-misery', most))
  })
})

describe('the films to ask about', () => {
  const known = standings.map((standing) => ({
    ...standing,
    popularity: 0.6 + standing.popularity / 3,
  }))
  const options = { count: 12, before: [], isDuplicate: () => false, seriesOf: () => null }

  test('are asked about once, and say more than as many of the best known', () => {
    const picked = pickQuestions(model.rows, known, options)
    expect(new Set(picked).size).toBe(12)
    const again = pickQuestions(model.rows, known, { ...options, before: picked })
    expect(again.filter((row) => picked.includes(row))).toEqual([])
    const famous = [...known.keys()]
      .sort((a, b) => known[b]!.popularity - known[a]!.popularity)
      .slice(0, 12)
    expect(reach(picked)).toBeGreaterThan(reach(famous))
  })

  test('are more like what was liked than before it was said, and a like leads further than a dislike', () => {
    const said = (weight: number) =>
      pickQuestions(model.rows, known, { ...options, before: [3], said: [{ number: 3, weight }] })
    const near = (rows: number[]) =>
      rows.reduce((sum, row) => sum + Math.max(0, model.rows.valueAt(3, row)), 0)
    const unsaid = near(pickQuestions(model.rows, known, { ...options, before: [3] }))
    expect(near(said(1))).toBeGreaterThan(near(said(-1)))
    expect(near(said(-1))).toBeGreaterThan(unsaid)
  })

  test('are the well known first, and never the same film twice', () => {
    const twins = { ...options, isDuplicate: (a: number, b: number) => a >> 1 === b >> 1 }
    const picked = pickQuestions(model.rows, known, twins)
    expect(new Set(picked.map((row) => row >> 1)).size).toBe(12)
    const fame = picked.map((row) => known[row]!.popularity)
    expect(Math.min(...fame)).toBeGreaterThan(0.75)
  })

  test('have one film of a series a page; the next page may ask about another', () => {
    const seriesOf = (row: number) => (row % 2 === 0 ? 'a long series' : null)
    const ofSeries = (rows: number[]) => rows.filter((row) => seriesOf(row) !== null)
    const page = pickQuestions(model.rows, known, { ...options, seriesOf })
    expect(ofSeries(page)).toHaveLength(1)
    const next = pickQuestions(model.rows, known, { ...options, seriesOf, before: page })
    expect(ofSeries(next)).toHaveLength(1)
    expect(next).not.toContain(ofSeries(page)[0])
  })

  /** How much of all films the rows of these speak of, each film by what speaks of it most. */
  function reach(rows: number[]): number {
    let sum = 0
    for (let i = 0; i < FILMS; i++)
      sum +=
        Math.max(...rows.map((row) => Math.abs(model.rows.valueAt(row, i)))) * known[i]!.popularity
    return sum
  }
})
