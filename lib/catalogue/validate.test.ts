import { expect, test } from 'vitest'
import { emptyDraft, type MovieDraft } from './movie'
import { validateDraft } from './validate'

const place = { file: 'films.csv', line: 3 }
const validate = (facts: Partial<MovieDraft>) =>
  validateDraft({ ...emptyDraft('Alien', { source: 'a', key: '1' }), ...facts }, place, 2026)

test('true facts raise no problem', () => {
  expect(validate({ year: 1979, runtime: 117, keywords: ['space'] }).problems).toEqual([])
})

test.each([
  [{ year: 1066 }, 'year-range', 'year'],
  [{ year: 2032 }, 'year-range', 'year'],
  [{ runtime: 0 }, 'runtime-range', 'runtime'],
  [{ rating: { mean: 11, count: 3 } }, 'rating-range', 'rating'],
] as const)('an impossible fact is left out and told: %o', (facts, code, field) => {
  const { draft, problems } = validate(facts)
  expect(problems).toMatchObject([{ code, field, file: 'films.csv', line: 3, severity: 'mended' }])
  expect(draft?.[field]).toBeNull()
})

test('a wrong IMDb id is left out, the others stay', () => {
  const ids = { imdb: 'nm0000116', tmdb: 348, movielens: null, wikipedia: null }
  expect(validate({ ids }).draft?.ids).toEqual({ ...ids, imdb: null })
})

test('a keyword that is a sentence is left out', () => {
  const sentence = 'the crew of a ship meets something out there'
  expect(validate({ keywords: ['space', sentence, 'space'] }).draft?.keywords).toEqual(['space'])
})

test('a film without a title is dropped and told', () => {
  expect(validate({ title: '   ' })).toMatchObject({
    draft: null,
    problems: [{ severity: 'dropped' }],
  })
})
