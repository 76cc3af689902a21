import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { movieFromDraft } from '@/lib/catalogue/merge'
import { emptyDraft } from '@/lib/catalogue/movie'
import { readRankingData } from './ranking-data'

function writeFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-ranking-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const MOVIELENS = {
  'ratings.csv':
    'userId,movieId,rating,timestamp\r\n1,10,4.0,100\r\n1,20,2.5,50\r\n2,10,5.0,70\r\n',
  'movies.csv':
    'movieId,title,genres\r\n10,"Known, The (1990)",Drama\r\n20,Unknown (1991),Comedy|War\r\n',
  'links.csv': 'movieId,imdbId,tmdbId\r\n10,0000010,1\r\n',
}

test('reads MovieLens by time, and counts the films that the catalogue lacks', () => {
  const { interactions, content, unknownFilms } = readRankingData(writeFolder(MOVIELENS), [])
  expect(interactions.users).toBe(2)
  expect([...interactions.indices]).toEqual([1, 0, 0])
  expect([...interactions.ratings]).toEqual([2.5, 4, 5])
  expect(content.rows).toBe(2)
  expect(unknownFilms).toBe(2)
})

test('films of the catalogue are found by their IMDb id', () => {
  const draft = emptyDraft('Known', { source: 'supplement', key: '1' })
  const ids = { imdb: 'tt0000010', tmdb: null, movielens: null, wikipedia: null }
  const movie = movieFromDraft({ ...draft, ids }, 1)
  expect(readRankingData(writeFolder(MOVIELENS), [movie]).unknownFilms).toBe(1)
  const tweets = {
    'ratings.dat': '7::0000010::9::100\n',
    'movies.dat': '0000010::Known (1990)::Drama\n',
  }
  const { interactions, unknownFilms } = readRankingData(writeFolder(tweets), [movie])
  expect(unknownFilms).toBe(0)
  expect([...interactions.ratings]).toEqual([4.5])
})

test('a broken line is named', () => {
  const broken = { 'ratings.csv': 'userId,movieId,rating,timestamp\n1,10,99,100\n' }
  expect(() => readRankingData(writeFolder(broken), [])).toThrow(
    /ratings.csv, line 2: got «1,10,99,100»/,
  )
  expect(() => readRankingData(writeFolder({}), [])).toThrow(/expected ratings.csv/)
})
