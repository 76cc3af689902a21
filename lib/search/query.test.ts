import { describe, expect, it } from 'vitest'
import { parseQuery } from './query'

describe('parseQuery', () => {
  it('leaves plain words alone', () => {
    expect(parseQuery('dark knight')).toEqual({
      text: 'dark knight',
      year: null,
      imdbId: null,
      tmdbId: null,
    })
  })

  it('finds the year before, behind and in brackets', () => {
    for (const raw of ['dune 2021', '2021 dune', 'Dune (2021)', 'dune [2021] film'])
      expect(parseQuery(raw).year).toBe(2021)
  })

  it('takes no title of digits for a year', () => {
    for (const raw of ['2012', ' 1917 ', '300', 'area 51', '9', 'dune 3021', 'room 19999'])
      expect(parseQuery(raw).year).toBeNull()
  })

  it('keeps the year in the text, since it may be part of the title', () => {
    expect(parseQuery('Blade Runner 2049')).toMatchObject({ text: 'Blade Runner 2049', year: 2049 })
  })

  it('finds ids of IMDb, alone and in addresses', () => {
    for (const raw of [
      'tt1375666',
      'TT1375666',
      ' imdb:tt1375666',
      'https://www.imdb.com/title/tt1375666/',
      'imdb.com/title/tt1375666/?ref_=fn_al_tt_1',
    ])
      expect(parseQuery(raw).imdbId).toBe('tt1375666')
  })

  it('finds ids of TMDB, by prefix and in addresses', () => {
    for (const raw of [
      'tmdb:27205',
      'TMDB: 27205',
      'https://www.themoviedb.org/movie/27205-inception',
      'themoviedb.org/movie/27205',
    ])
      expect(parseQuery(raw).tmdbId).toBe(27205)
  })

  it('takes no words for ids', () => {
    for (const raw of ['tt12', 'tmdb:', 'tmdb:x', 'att1375666b', '27205'])
      expect(parseQuery(raw)).toMatchObject({ imdbId: null, tmdbId: null })
  })

  it('makes any text harmless', () => {
    expect(parseQuery('\u0000du\u0000ne').text).toBe('du ne')
    expect(parseQuery(' a  \n').text).toBe('a ')
    expect(parseQuery('')).toMatchObject({ text: '', year: null })
    expect(parseQuery('x'.repeat(10_000)).text.length).toBe(300)
    expect(parseQuery('\ud83c').text.trim()).toBe('')
  })
})
