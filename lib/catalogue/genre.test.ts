import { expect, test } from 'vitest'
import { findGenre, findGenreKeyword } from './genre'

test.each([
  ['Sci-Fi', 'Science Fiction'],
  ['Children', 'Family'],
  ['film-noir', 'Film Noir'],
  [' Drama ', 'Drama'],
  ['IMAX', null],
])('%s means %s', (name, genre) => {
  expect(findGenre(name)).toBe(genre)
})

test('a kind of film that is no genre of ours becomes a keyword', () => {
  expect([findGenreKeyword('Superhero'), findGenreKeyword('Drama')]).toEqual(['superhero', null])
})
