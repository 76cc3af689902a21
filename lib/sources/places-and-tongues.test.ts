import { expect, test } from 'vitest'
import { findCountry, findLanguage } from './places-and-tongues'

test.each([
  ['Germany', 'DE'],
  ['West Germany', 'DE'],
  ['USA', 'US'],
  ['United Kingdom', 'GB'],
  ['Vietnam', 'VN'],
  ['Serbia', 'RS'],
  ['Soviet Union', 'SU'],
  ['France', 'FR'],
  [' south korea ', 'KR'],
  ['New Line', null],
  ['', null],
])('the country «%s» has the code %s', (name, code) => {
  expect(findCountry(name)).toBe(code)
})

test.each([
  ['Romanian', 'ro'],
  ['Hebrew', 'he'],
  ['Yiddish', 'yi'],
  ['Indonesian', 'id'],
  ['Serbian', 'sr'],
  ['Tagalog', 'tl'],
  ['Filipino', 'tl'],
  ['Norwegian', 'no'],
  ['Cantonese', 'yue'],
  ['None', null],
])('the language «%s» has the code %s', (name, code) => {
  expect(findLanguage(name)).toBe(code)
})
