import { expect, test } from 'vitest'
import { composeSummary } from './summary'

const nothing = { genres: [], year: null, directors: [], cast: [], keywords: [] }

test('a summary is composed of the facts that are known', () => {
  expect(
    composeSummary({
      genres: ['Action', 'Science Fiction'],
      year: 1999,
      directors: ['A B', 'C D'],
      cast: ['E', 'F', 'G', 'H'],
      keywords: ['dream', 'heist', 'spy'],
    }),
  ).toBe(
    'An action and science fiction film of 1999, directed by A B and C D, with E, F and G. Themes: dream, heist, spy.',
  )
})

test('what is unknown is left out', () => {
  expect(composeSummary(nothing)).toBe('A film.')
  expect(composeSummary({ ...nothing, genres: ['Documentary'], year: 2019 })).toBe(
    'A documentary of 2019.',
  )
})
