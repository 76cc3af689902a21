import { expect, test } from 'vitest'
import { dotRows } from '@/lib/math/sparse-rows'
import { type FeatureFacts, FIELDS, type FieldParameters, movieFeatures } from './movie-features'

const even = Object.fromEntries(
  FIELDS.map((field) => [field, { weight: 1, damping: 0 }]),
) as FieldParameters

function film(facts: Partial<FeatureFacts>): FeatureFacts {
  return {
    title: 'X',
    year: null,
    genres: [],
    directors: [],
    cast: [],
    keywords: [],
    language: null,
    collection: null,
    ...facts,
  }
}

test('films that share a director are alike, others are not', () => {
  const films = [
    film({ title: 'A', directors: ['Jane Doe'] }),
    film({ title: 'B', directors: ['JANE DOE'] }),
    film({ title: 'C', directors: ['Roe'] }),
  ]
  const { matrix } = movieFeatures(films, even)
  expect(dotRows(matrix, 0, matrix, 1)).toBeGreaterThan(0)
  expect(dotRows(matrix, 0, matrix, 2)).toBe(0)
})

test('what only one film has is no feature, yet makes it less like the others', () => {
  const common = { genres: ['Drama' as const] }
  const plain = [film({ title: 'A', ...common }), film({ title: 'B', ...common })]
  const special = [
    film({ title: 'A', ...common }),
    film({ title: 'B', ...common, directors: ['Only Here'] }),
  ]
  const likeness = (films: FeatureFacts[]) => {
    const { matrix } = movieFeatures(films, even)
    return dotRows(matrix, 0, matrix, 1)
  }
  expect(movieFeatures(special, even).vocabulary).toEqual([{ field: 'genre', label: 'Drama' }])
  expect(likeness(special)).toBeLessThanOrEqual(likeness(plain))
})

test('rare keywords weigh more than common ones', () => {
  const films = [['a', 'x'], ['a', 'x'], ['a'], ['a'], ['a']].map((keywords, i) =>
    film({ title: `T${i}`, keywords }),
  )
  const { matrix, vocabulary } = movieFeatures(films, even)
  const weight = (label: string) =>
    matrix.values[vocabulary.findIndex((feature) => feature.label === label)]!
  expect(weight('x')).toBeGreaterThan(weight('a'))
})

test('no row is longer than one and its columns ascend', () => {
  const films = Array.from({ length: 30 }, (_, i) =>
    film({
      title: `T${i}`,
      year: 1990 + (i % 20),
      genres: i % 2 ? ['Drama'] : ['Comedy', 'Drama'],
      cast: [`p${i % 5}`, `q${i % 3}`],
    }),
  )
  const { matrix } = movieFeatures(films, even)
  for (let r = 0; r < matrix.rows; r++) {
    const [from, to] = [matrix.offsets[r]!, matrix.offsets[r + 1]!]
    const squares = matrix.values.subarray(from, to).reduce((sum, value) => sum + value ** 2, 0)
    expect(squares).toBeLessThanOrEqual(1 + 1e-6)
    expect([...matrix.indices.subarray(from, to)]).toEqual(
      [...matrix.indices.subarray(from, to)].sort((a, b) => a - b),
    )
  }
})

test('a year at the turn of a decade belongs to both', () => {
  const films = [film({ title: 'A', year: 1999 }), film({ title: 'B', year: 2000 })]
  const { matrix, vocabulary } = movieFeatures(films, even)
  expect(vocabulary.map(({ label }) => label).sort()).toEqual(['1990s', '2000s'])
  expect(dotRows(matrix, 0, matrix, 1)).toBeGreaterThan(0.2)
})
