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

test('capitalised words are names, also where the tagger takes them for nouns', () => {
  expect(plotNouns('Moon River Park is about a thief. Tiger Rose stars as the thief.')).toEqual([
    'thief',
  ])
})

test('an adjective that is a term of its own leads no pair', () => {
  expect(plotNouns('It is a gothic castle of a vampire.')).toEqual(['gothic', 'castle', 'vampire'])
})

test('how a film was made and sold makes no terms', () => {
  const text =
    'The film was a box office bomb with an approval rating of 9% in its opening weekend, though its co-star had acclaim.'
  expect(plotNouns(text)).toEqual(['weekend'])
})

test('a word without end does not take time without end', () => {
  const started = performance.now()
  expect(plotNouns(`A vampire ${'a-'.repeat(50_000)}b and a thief.`)).toEqual(['vampire', 'thief'])
  expect(performance.now() - started).toBeLessThan(2000)
})

test('an empty text and one of other scripts have no terms', () => {
  expect(plotNouns('')).toEqual([])
  expect(plotNouns('吸血鬼が来る。\u0000 🧛 \ud800')).toEqual([])
})
