import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { sparseFrom } from '@/lib/math/sparse'
import type { Likeness } from '@/lib/models/served-hybrid'
import { composeHeadline, explain } from './explain'
import { moreLikeThis, scoreOf } from './more-like-this'
import type { Films, ListOptions } from './ranked'

const PLAIN: ListOptions = { limit: 12, diversity: 0, minRelevance: 0 }

/** Films by seeded chance: 60 films over 40 features of every kind, each row's neighbours all others. */
function randomModel(seed: number, films = 60, columns = 40): Likeness {
  const random = seededRandom(seed)
  const kinds = ['director', 'cast', 'keyword', 'genre', 'decade'] as const
  const rows = Array.from({ length: films }, () => {
    const chosen = Array.from({ length: columns }, (_, c) => c).filter(() => random() < 0.25)
    return chosen.map((c): [number, number] => [c, random() / 3])
  })
  const likeness = (a: [number, number][], b: [number, number][]) =>
    a.reduce((sum, [c, value]) => sum + value * (b.find(([d]) => d === c)?.[1] ?? 0), 0)
  const nearest = rows.map((_, r) =>
    rows.flatMap((_, o): [number, number][] =>
      o === r ? [] : [[o, likeness(rows[r]!, rows[o]!)]],
    ),
  )
  return {
    movieIds: Int32Array.from(rows, (_, r) => r + 1),
    rowOf: new Map(rows.map((_, r) => [r + 1, r])),
    features: sparseFrom(rows, columns),
    vocabulary: Array.from({ length: columns }, (_, c) => ({
      field: kinds[c % 5]!,
      label: `f${c}`,
    })),
    neighbours: sparseFrom(nearest, films),
    audience: null,
  }
}

function films(model: Likeness, seed = 9): Films {
  const random = seededRandom(seed)
  return {
    standings: Array.from(model.movieIds, () => ({ quality: random(), popularity: random() })),
    isDuplicate: () => false,
    seriesOf: () => null,
  }
}

/** The model beside an audience by chance: of each film five others, near by content or not. */
function withAudience(model: Likeness, seed: number): Likeness {
  const random = seededRandom(seed)
  const films = model.movieIds.length
  const rows = Array.from({ length: films }, (_, r) =>
    [...new Set(Array.from({ length: 5 }, () => Math.floor(random() * films)))]
      .filter((other) => other !== r)
      .sort((a, b) => a - b)
      .map((other): [number, number] => [other, random()]),
  )
  return { ...model, audience: { rows: sparseFrom(rows, films), weight: 0.7 } }
}

test.each([
  ['content', (seed: number) => randomModel(seed)],
  ['content and audience', (seed: number) => withAudience(randomModel(seed), seed)],
])('the named contributions sum to the score, for every pair of random films: %s', (_, build) => {
  for (let seed = 0; seed < 5; seed++) {
    const model = build(seed)
    const { standings } = films(model)
    for (let a = 0; a < 60; a++)
      for (let b = 0; b < 60; b++) {
        const reasons = explain(model, a, b, standings[b]!)
        const sum = reasons.reduce((total, { contribution }) => total + contribution, 0)
        expect(sum).toBeCloseTo(scoreOf(model, a, b, standings[b]!).score, 12)
      }
  }
})

test('without diversity the list is the candidates by score', () => {
  const model = randomModel(1)
  const { standings, ...rest } = films(model)
  const all = Array.from({ length: 60 }, (_, row) =>
    scoreOf(model, 7, row, standings[row]!),
  ).filter(({ row }) => row !== 7)
  const expected = all.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, 12)
  expect(moreLikeThis(model, 7, { standings, ...rest }, PLAIN)).toEqual(expected)
})

test('with an audience too the list is the candidates by score, also of films that only the audience brings near', () => {
  const whole = withAudience(randomModel(6), 6)
  // No film is near by content as far as the rows go.
  const model = {
    ...whole,
    neighbours: sparseFrom(
      Array.from({ length: 60 }, () => []),
      60,
    ),
  }
  const { standings, ...rest } = films(model)
  const { rows } = model.audience!
  const near = [...rows.indices.slice(rows.offsets[7], rows.offsets[8])]
  const expected = near
    .map((row) => scoreOf(model, 7, row, standings[row]!))
    .sort((a, b) => b.score - a.score || a.row - b.row)
  expect(near.length).toBeGreaterThan(2)
  expect(moreLikeThis(model, 7, { standings, ...rest }, PLAIN)).toEqual(expected)
})

test('an audience of its own is a reason, and in the headline after people and themes', () => {
  const model = withAudience(randomModel(6), 6)
  const row = model.audience!.rows.indices[model.audience!.rows.offsets[7]!]!
  const reason = explain(model, 7, row, { quality: 0, popularity: 0 }).find(
    ({ kind }) => kind === 'audience',
  )
  expect(reason!.contribution).toBeCloseTo(
    0.7 * model.audience!.rows.values[model.audience!.rows.offsets[7]!]!,
    12,
  )
  expect(
    composeHeadline([
      { kind: 'audience', label: 'liked by the same people', contribution: 0.3 },
      { kind: 'genre', label: 'Crime', contribution: 0.1 },
      { kind: 'keyword', label: 'heist', contribution: 0.02 },
    ]),
  ).toBe('heist · liked by the same people · Crime')
})

test('the film itself and its duplicates never appear', () => {
  const model = randomModel(2)
  const twins = { ...films(model), isDuplicate: (a: number, b: number) => a % 10 === b % 10 }
  const rows = moreLikeThis(model, 3, twins, { ...PLAIN, limit: 50 }).map(({ row }) => row)
  expect(rows.every((row) => row % 10 !== 3)).toBe(true)
  expect(new Set(rows.map((row) => row % 10)).size).toBe(rows.length)
})

test('a series fills at most a quarter of the list', () => {
  const model = randomModel(3)
  const saga = { ...films(model), seriesOf: (row: number) => (row < 40 ? 'Saga' : null) }
  const rows = moreLikeThis(model, 50, saga, PLAIN).map(({ row }) => row)
  expect(rows.filter((row) => row < 40)).toHaveLength(3)
  expect(rows).toHaveLength(12)
})

test('a minimum relevance shortens the list rather than filling it with junk', () => {
  const model = randomModel(4)
  const all = moreLikeThis(model, 0, films(model), { ...PLAIN, limit: 50 })
  const bound = all.map(({ relevance }) => relevance).sort((a, b) => b - a)[4]!
  const some = moreLikeThis(model, 0, films(model), { ...PLAIN, limit: 50, minRelevance: bound })
  expect(some).toHaveLength(5)
})

test('more diversity makes the films of the list less alike', () => {
  const model = randomModel(5)
  const alike = (diversity: number) => {
    const rows = moreLikeThis(model, 0, films(model), { ...PLAIN, diversity }).map(({ row }) => row)
    const pairs = rows.flatMap((a) =>
      rows
        .filter((b) => b !== a)
        .map((b) => scoreOf(model, a, b, { quality: 0, popularity: 0 }).score),
    )
    return pairs.reduce((sum, one) => sum + one, 0) / pairs.length
  }
  expect(alike(0.7)).toBeLessThan(alike(0))
})

test('a headline names the strongest reasons, people and themes before times', () => {
  const headline = composeHeadline([
    { kind: 'decade', label: '2010s', contribution: 0.5 },
    { kind: 'director', label: 'Christopher Nolan', contribution: 0.2 },
    { kind: 'keyword', label: 'dreams', contribution: 0.08 },
    { kind: 'keyword', label: 'heist', contribution: 0.07 },
    { kind: 'quality', label: 'how well it is rated', contribution: 0.05 },
    { kind: 'cast', label: 'Joseph Gordon-Levitt', contribution: 0.04 },
  ])
  expect(headline).toBe('same director · dreams, heist · Joseph Gordon-Levitt')
})

test('where only the time is shared the headline says so', () => {
  expect(composeHeadline([{ kind: 'decade', label: '1940s', contribution: 0.1 }])).toBe(
    'both of the 1940s',
  )
})
