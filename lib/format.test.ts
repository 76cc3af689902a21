import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countOf,
  countryName,
  formatCount,
  formatDate,
  formatRating,
  formatRuntime,
  idOfSlug,
  isoDuration,
  joinNames,
  languageName,
  titleSlug,
  titleWithYear,
  wordsOfSlug,
} from './format'

describe('numbers', () => {
  it('writes runtimes in hours and minutes', () => {
    expect([45, 60, 136].map(formatRuntime)).toEqual(['45 min', '1 h', '2 h 16 min'])
    expect(isoDuration(136)).toBe('PT136M')
  })

  it('writes ratings and counts', () => {
    expect(formatRating(7.95)).toBe('8.0')
    expect(formatCount(1234567)).toBe('1,234,567')
    expect(countOf(1, 'film')).toBe('1 film')
    expect(countOf(2000, 'person', 'people')).toBe('2,000 people')
  })

  it('writes dates whatever the time zone', () => {
    expect(formatDate('2010-07-16')).toBe('16 July 2010')
    expect(formatDate('someday')).toBe('someday')
  })
})

describe('names', () => {
  it('names languages and countries, and keeps unknown codes', () => {
    expect([languageName('fr'), languageName('zz')]).toEqual(['French', 'ZZ'])
    expect([countryName('kr'), countryName('?')]).toEqual(['South Korea', '?'])
  })

  it('joins names as a sentence does', () => {
    expect(joinNames([])).toBe('')
    expect(joinNames(['A', 'B'])).toBe('A and B')
    expect(joinNames(['A', 'B', 'C'])).toBe('A, B and C')
  })

  it('adds the year where it is known', () => {
    expect(titleWithYear({ title: 'Inception', year: 2010 })).toBe('Inception (2010)')
    expect(titleWithYear({ title: 'Inception', year: null })).toBe('Inception')
  })
})

describe('titleSlug', () => {
  it('folds accents, ligatures, apostrophes and ampersands', () => {
    expect(titleSlug('Amélie & the Baker’s Smørrebrød')).toBe('amelie-and-the-bakers-smorrebrod')
    expect(titleSlug('WALL·E')).toBe('wall-e')
    expect(titleSlug('8½')).toBe('81-2')
    expect(titleSlug('Æon Flux')).toBe('aeon-flux')
  })

  it('is never empty and never longer than 60', () => {
    expect(titleSlug('…')).toBe('film')
    expect(titleSlug('김기덕', 'person')).toBe('person')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        expect(titleSlug(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(titleSlug(title).length).toBeLessThanOrEqual(60)
      }),
    )
  })

  it('cuts at a word', () => {
    expect(titleSlug(`${'word '.repeat(11)}longer`)).toBe('word-'.repeat(11).slice(0, -1))
  })

  it('is read back into id and words', () => {
    expect(idOfSlug('27-the-matrix')).toBe(27)
    expect(idOfSlug('27')).toBe(27)
    expect(['the-matrix', '-1-x', '0-x', '27x', '99999999999-x'].map(idOfSlug)).toEqual(
      Array(5).fill(null),
    )
    expect(wordsOfSlug('27-the-matrix')).toBe('the matrix')
    expect(wordsOfSlug('27')).toBe('')
  })
})
