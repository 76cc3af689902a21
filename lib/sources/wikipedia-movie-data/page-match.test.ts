import { expect, test } from 'vitest'
import { matchPage } from './page-match'

const row = {
  title: 'The Heist',
  year: 2008,
  cast: ['Ann Lee', 'Bo Fry'],
  genres: [],
  href: 'The_Heist',
  extract: 'The Heist is a 2008 film starring Ann Lee.',
}

test.each([
  ['a page of the same year', {}, { kind: 'same' }],
  ['a page that tells no year', { extract: 'The Heist is a film.' }, { kind: 'same' }],
  ['a page a year off', { year: 2009 }, { kind: 'same' }],
  [
    'the year of another film',
    { extract: 'The Heist is a remake of the 1950 film.' },
    { kind: 'same' },
  ],
  ['a film that opened late', { year: 2010 }, { kind: 'earlier', year: 2008 }],
  [
    'a film shown again',
    { year: 2020, title: 'The Heist 3D', cast: [] },
    { kind: 'earlier', year: 2008 },
  ],
  ['a film shelved for long', { year: 2015 }, { kind: 'earlier', year: 2008 }],
  ['a namesake', { year: 1951, cast: ['Cy Orr'] }, { kind: 'another', year: 2008 }],
  [
    'the first of a series',
    { year: 2020, title: 'The Heist II', href: 'The_Heist_II' },
    { kind: 'another', year: 2008 },
  ],
  ['a film that came out later than its list says', { year: 2006 }, { kind: 'same' }],
])('tells %s', (_, changed, match) => {
  expect(matchPage({ ...row, ...changed })).toEqual(match)
})
