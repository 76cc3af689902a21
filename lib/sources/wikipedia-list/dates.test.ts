import { describe, expect, it } from 'vitest'
import { parseOpening } from './dates'

describe('parseOpening', () => {
  it.each([
    ['J A N U A R Y 5', '2018-01-05'],
    ['J\nA\nN\nU\nA\nR\nY 5', '2018-01-05'],
    ['M A Y 31', '2018-05-31'],
    ['JANUARY 5', '2018-01-05'],
    ['January 5', '2018-01-05'],
    ['Sept. 5th', '2018-09-05'],
    ['January 5, 2017', '2017-01-05'],
    ['5 January 2017', '2017-01-05'],
    ['5 January', '2018-01-05'],
    ['2017-12-31', '2017-12-31'],
    ['February 29, 2016', '2016-02-29'],
  ])('reads «%s»', (text, date) => {
    expect(parseOpening(text, 2018)).toBe(date)
  })

  it.each([
    '',
    'TBA',
    'January',
    '5',
    'February 29',
    'June 31',
    '2018-13-01',
    'Spring 5',
    'January 5 6',
  ])('finds no day in «%s»', (text) => {
    expect(parseOpening(text, 2018)).toBeNull()
  })

  it('finds no day without a year', () => {
    expect(parseOpening('January 5', null)).toBeNull()
  })
})
