import { expect, test } from 'vitest'
import { movieFromDraft } from './merge'
import { emptyDraft } from './movie'
import { decodeHandWritten, decodeMovie, encodeMovie } from './record'

const movie = {
  ...movieFromDraft(emptyDraft('Amélie', { source: 'imdb-5000', key: 'tt0211915' }), 5),
  originalTitle: 'Le Fabuleux Destin d’Amélie Poulain',
  year: 2001,
  genres: ['Comedy' as const],
  ids: { imdb: 'tt0211915', tmdb: 194, movielens: 4973, wikipedia: null },
  rating: { mean: 8.4, count: 534_262 },
  popularity: 0.9,
}

test('a film comes back from its line as it was', () => {
  expect(decodeMovie(encodeMovie(movie))).toEqual(movie)
})

test('what is unknown takes no place in the line', () => {
  expect(encodeMovie(movie)).not.toMatch(/runtime|keywords|null|\[\]/)
})

test.each([
  ['{"id":0,"title":"X","from":["a:1"]}', /id/],
  ['{"id":1,"title":"X","genres":["Weepie"],"from":["a:1"]}', /genres/],
  ['{"id":1,"title":"X","plot":"A man.","from":["a:1"]}', /plot/],
])('a line that breaks the form is refused: %s', (line, reason) => {
  expect(() => decodeMovie(line)).toThrow(reason)
})

test('a hand-written line needs a year and may not bring an id of ours', () => {
  expect(decodeHandWritten('{"title":"Roma","year":2018,"imdb":"tt6155172"}').ids.imdb).toBe(
    'tt6155172',
  )
  expect(() => decodeHandWritten('{"title":"Roma"}')).toThrow(/year/)
  expect(() => decodeHandWritten('{"id":3,"title":"Roma","year":2018}')).toThrow(/id/)
})
