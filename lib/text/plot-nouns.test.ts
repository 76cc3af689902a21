import { expect, test } from 'vitest'
import { plotNouns } from './plot-nouns'

test('plot terms are nouns in their plain form, pairs before their parts', () => {
  const terms = plotNouns('A serial killer hunts astronauts on a space station.')
  expect(terms).toEqual(
    expect.arrayContaining(['serial killer', 'killer', 'astronaut', 'space station']),
  )
  expect(terms.indexOf('space station')).toBeLessThan(terms.indexOf('station'))
})

test('names, numbers and the words of film-making are left out', () => {
  const terms = plotNouns(
    'It is a 2010 film directed by Christopher Nolan, starring Tom Hardy in his debut role.',
  )
  expect(terms).toEqual([])
})

test('a few adjectives are terms of their own', () => {
  expect(plotNouns('A dystopian drama in a gothic castle.')).toEqual([
    'dystopian',
    'gothic',
    'castle',
  ])
})
