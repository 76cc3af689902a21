import { expect, test } from 'vitest'
import { findSeries, seriesName } from './series'

const film = (title: string, ...cast: string[]) => ({
  title,
  collection: null,
  directors: [],
  cast,
})

test.each([
  ['Toy Story 2', 'Toy Story'],
  ['Rocky IV', 'Rocky'],
  ['Alien: Covenant', 'Alien'],
  ['The Godfather: Part II', 'The Godfather'],
  ['Alien³', 'Alien'],
  ['1917', '1917'],
])('%s is named after %s', (title, name) => {
  expect(seriesName(title)).toBe(name)
})

test('films of one name that share a person make a series', () => {
  const films = [
    film('Alien', 'Weaver'),
    film('Aliens', 'Weaver'),
    film('Alien³', 'Weaver'),
    film('Alien', 'Nobody'),
  ]
  expect(findSeries(films)).toEqual(['Alien', null, 'Alien', null])
})

test('a collection that a source names is believed', () => {
  expect(findSeries([{ ...film('Aliens'), collection: 'Alien' }])).toEqual(['Alien'])
})
