import { expect, test } from 'vitest'
import { IdentityIndex, isSameFilm } from './identity'
import { emptyDraft, type MovieDraft } from './movie'

function film(title: string, year: number, facts: Partial<MovieDraft> = {}): MovieDraft {
  return { ...emptyDraft(title, { source: 'test', key: `${title} ${year}` }), year, ...facts }
}

function indexOf(...films: MovieDraft[]): IdentityIndex<MovieDraft> {
  const index = new IdentityIndex<MovieDraft>()
  for (const one of films) index.add(one)
  return index
}

const ids = (imdb: string | null, tmdb: number | null = null) => ({
  imdb,
  tmdb,
  movielens: null,
  wikipedia: null,
})

test.each([
  ['Dune', 1984, 'David Lynch', 2021, 'Denis Villeneuve'],
  ['The Lion King', 1994, 'Roger Allers', 2019, 'Jon Favreau'],
  ['Little Women', 1994, 'Gillian Armstrong', 2019, 'Greta Gerwig'],
  ['Crash', 1996, 'David Cronenberg', 2004, 'Paul Haggis'],
  ['Hellboy', 2004, 'Guillermo del Toro', 2019, 'Neil Marshall'],
  ['Godzilla', 1998, 'Roland Emmerich', 2014, 'Gareth Edwards'],
])('%s of %i and its namesake stay apart', (title, year, director, otherYear, otherDirector) => {
  const index = indexOf(film(title, year, { directors: [director] }))
  expect(index.find(film(title, otherYear, { directors: [otherDirector] }))).toBeNull()
  expect(index.find(film(title, year, { directors: [director] }))?.rule).toBe('title')
})

test('an IMDb id decides, whatever the titles are', () => {
  const index = indexOf(film('Se7en', 1995, { ids: ids('tt0114369') }))
  expect(index.find(film('Seven', 1996, { ids: ids('tt0114369') }))?.rule).toBe('imdb')
})

test('two IMDb ids that differ keep two films apart, whatever the titles are', () => {
  const people = { directors: ['A B'] }
  const index = indexOf(film('Emma', 1996, { ids: ids('tt0116191'), ...people }))
  expect(index.find(film('Emma', 1996, { ids: ids('tt0118308'), ...people }))).toBeNull()
})

test('a TMDB id decides where no IMDb id is known', () => {
  const index = indexOf(film('Amelie', 2001, { ids: ids(null, 194) }))
  expect(index.find(film('Le fabuleux destin', 2001, { ids: ids(null, 194) }))?.rule).toBe('tmdb')
})

test('a title needs a shared director or two shared actors, within a year', () => {
  const known = film('The Matrix', 1999, { directors: ['Lana Wachowski'], cast: ['K', 'L', 'C'] })
  const isSame = (facts: Partial<MovieDraft>, year = 1999) =>
    isSameFilm(known, film('Matrix, The', year, facts))
  expect(isSame({ directors: ['LANA WACHOWSKI'] }, 2000)).toBe(true)
  expect(isSame({ directors: ['Lana Wachowski'] }, 2001)).toBe(false)
  expect(isSame({ cast: ['L', 'K'] })).toBe(true)
  expect(isSame({ cast: ['L', 'X'] })).toBe(false)
})

test('a record without people joins the only film of its title and year', () => {
  const index = indexOf(film('Heat', 1995, { directors: ['Michael Mann'] }))
  expect(index.find(film('Heat', 1995))?.film.title).toBe('Heat')
  expect(index.find(film('Heat', 1997))).toBeNull()
})

test('a record without people joins nobody where two films could be meant', () => {
  const index = indexOf(
    film('Emma', 1996, { directors: ['A'] }),
    film('Emma', 1997, { directors: ['B'] }),
  )
  expect(index.find(film('Emma', 1996))).toBeNull()
})

test('an original title is a title too', () => {
  const index = indexOf(
    film('Spirited Away', 2001, { originalTitle: 'Sen to Chihiro', directors: ['H M'] }),
  )
  expect(index.find(film('Sen to Chihiro', 2001, { directors: ['H M'] }))?.rule).toBe('title')
})

test('an id that belongs to another film is not given twice', () => {
  const owner = film('Offside', 2006, { ids: ids('tt0499537', 13001) })
  const index = indexOf(owner)
  const other = film('Other', 2006, { ids: ids('tt9999999', 13001) })
  expect(index.freeIds(other, null)).toEqual(ids('tt9999999'))
  expect(index.freeIds(other, owner)).toEqual(ids('tt9999999', 13001))
})
