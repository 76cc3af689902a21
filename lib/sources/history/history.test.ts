import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { HistoryMatcher } from './match'
import { readHistory } from './read-history'
import { type OwnedFilm, writeJson, writeLetterboxdCsv } from './write-history'

const read = (name: string, text: string) => readHistory(name, new TextEncoder().encode(text))
const ids = { imdb: null, tmdb: null, movielens: null, wikipedia: null }
const film = (
  id: number,
  title: string,
  year: number | null,
  more: Partial<typeof ids> | object = {},
) => ({
  id,
  title,
  originalTitle: null,
  year,
  ids: { ...ids, ...more },
})

test('ratings of Letterboxd are half stars, and what is rated was seen', () => {
  const file = read(
    'ratings.csv',
    '\ufeffDate,Name,Year,Letterboxd URI,Rating\r\n2024-03-01,"Good, the Bad and the Ugly, The",1966,https://boxd.it/x,4.5\r\n2024-03-02,Heat,1995,https://boxd.it/y,7\r\n',
  )
  expect(file.kind).toBe('letterboxd-ratings')
  expect(file.entries).toMatchObject([{ line: 2, year: 1966, halfStars: 9, isSeen: true }])
  expect(file.problems).toEqual([
    { line: 3, text: 'got a rating of «7», expected 0.5 to 5 in halves' },
  ])
})

test('watched, watchlist and likes have the same columns, and the name says which it is', () => {
  const text = 'Date,Name,Year,Letterboxd URI\n2024-03-01,Heat,1995,x\n'
  expect(read('watched.csv', text).entries[0]).toMatchObject({ isSeen: true, isOnWatchlist: false })
  expect(read('watchlist.csv', text).entries[0]).toMatchObject({
    isSeen: false,
    isOnWatchlist: true,
  })
  expect(read('films.csv', text).entries[0]).toMatchObject({ isLiked: true, isSeen: true })
})

test('a diary may leave ratings out, and the day it was watched counts', () => {
  const [first, second] = read(
    'diary.csv',
    'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2024-03-05,Heat,1995,x,,,,2024-03-01\n2024-03-05,Alien,1979,x,5,Yes,"a, b",2024-03-02\n',
  ).entries
  expect(first).toMatchObject({ halfStars: null, at: Date.UTC(2024, 2, 1) / 1000, isSeen: true })
  expect(second).toMatchObject({ halfStars: 10 })
})

test('ratings of IMDb come with ids, and series are told and left out', () => {
  const file = read(
    'ratings.csv',
    'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year\ntt0113277,9,2023-01-02,Heat,Heat,u,Movie,8.3,170,1995\ntt0903747,10,2023-01-02,Breaking Bad,Breaking Bad,u,TV Series,9.5,45,2008\n',
  )
  expect(file.entries).toMatchObject([{ imdbId: 'tt0113277', halfStars: 9 }])
  expect(file.problems[0]!.text).toMatch(/TV Series, expected a film/)
})

test('lists of Trakt are ratings, watched films or a watchlist', () => {
  const movie = { title: 'Heat', year: 1995, ids: { trakt: 1, imdb: 'tt0113277', tmdb: 949 } }
  const file = read(
    'trakt.json',
    JSON.stringify([
      { rated_at: '2020-01-01T00:00:00.000Z', rating: 8, type: 'movie', movie },
      { listed_at: '2020-01-01T00:00:00.000Z', type: 'movie', movie },
      { watched_at: '2020-01-01T00:00:00.000Z', type: 'episode', show: { title: 'x' } },
    ]),
  )
  expect(file.entries).toMatchObject([
    { halfStars: 8, tmdbId: 949, isSeen: true },
    { isOnWatchlist: true, isSeen: false },
  ])
  expect(file.problems).toHaveLength(1)
})

test('ratings of MovieLens must be those of one person', () => {
  const head = 'userId,movieId,rating,timestamp\n'
  expect(read('ratings.csv', `${head}7,6,4.0,847117005\n`).entries).toMatchObject([
    { movieLensId: 6, halfStars: 8, at: 847117005 },
  ])
  expect(() => read('ratings.csv', `${head}7,6,4,1\n8,6,4,1\n`)).toThrow(
    /2 people, expected those of one/,
  )
})

test('what is no history is refused in a sentence', () => {
  expect(() => read('x.csv', 'a,b\n1,2\n')).toThrow(
    /got columns a, b, expected those of Letterboxd/,
  )
  expect(() => read('x.json', '{"a":1}')).toThrow(/another form/)
  expect(() => readHistory('x.zip', Uint8Array.of(0x50, 0x4b, 3, 4))).toThrow(/Unpack it/)
  expect(() => readHistory('x.csv', Uint8Array.of(0xff, 0xfe, 0x41, 0))).toThrow(/UTF-8/)
})

test('whatever bytes come, the answer is a history or an error with a code', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 200 }), (bytes, text) => {
      for (const given of [bytes, new TextEncoder().encode(text)])
        try {
          readHistory('file', given)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
    }),
  )
})

test('films are found by id, by title and year, and never by guessing', () => {
  const matcher = new HistoryMatcher([
    film(1, 'Heat', 1995, { imdb: 'tt0113277' }),
    film(2, 'Heat', 1986),
    film(3, 'The Thing', 1982),
    film(4, 'Solaris', 1972),
    film(5, 'Solaris', 2002),
  ])
  const entry = (title: string | null, year: number | null, imdbId: string | null = null) =>
    matcher.find({
      ...read('watched.csv', 'Date,Name,Year,Letterboxd URI\n,x,,\n').entries[0]!,
      title,
      year,
      imdbId,
    })
  expect(entry('something else', null, 'tt0113277')).toBe(1)
  expect(entry('HEAT', 1986)).toBe(2)
  expect(entry('Thing, The', 1981)).toBe(3)
  expect(entry('Solaris', null)).toBe(null)
  expect(entry('Solaris', 1990)).toBe(null)
  expect(entry('Heat', 1996)).toBe(1)
})

test('of several ratings of a film the latest stays', () => {
  const matcher = new HistoryMatcher([film(1, 'Heat', 1995)])
  const { entries } = read(
    'diary.csv',
    'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n,Heat,1995,x,2,,,2024-03-02\n,Heat,1995,x,5,,,2020-01-01\n,Heat,1995,x,,,,2025-01-01\n',
  )
  expect(matcher.match(entries).films.get(1)).toMatchObject({ halfStars: 4, isSeen: true })
})

const owned = fc.record<OwnedFilm>({
  title: fc.string({ minLength: 1, maxLength: 30 }),
  year: fc.option(fc.integer({ min: 1900, max: 2030 })),
  imdbId: fc.constant(null),
  tmdbId: fc.option(fc.integer({ min: 1, max: 1e6 })),
  movieLensId: fc.constant(null),
  stars: fc.option(fc.integer({ min: 1, max: 10 }).map((halves) => halves / 2)),
  isLiked: fc.boolean(),
  isHidden: fc.boolean(),
  isSeen: fc.boolean(),
  isOnWatchlist: fc.boolean(),
  at: fc.integer({ min: 0, max: 2e9 }),
})

test('our own export is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(owned, { maxLength: 5 }), (films) => {
      const { kind, entries, problems } = read('marquee.json', writeJson(films, '2026-01-01'))
      expect(kind).toBe('marquee')
      expect(problems).toEqual([])
      const back = entries.map(({ line: _, halfStars, ...rest }) => ({
        ...rest,
        stars: halfStars === null ? null : halfStars / 2,
      }))
      expect(back).toEqual(films)
    }),
  )
})

test('the CSV for Letterboxd has what was seen or rated, with its quotes in order', () => {
  const base = {
    year: 1995,
    imdbId: 'tt0113277',
    tmdbId: 949,
    movieLensId: null,
    isLiked: false,
    isHidden: false,
    isOnWatchlist: false,
    at: 0,
  }
  const csv = writeLetterboxdCsv([
    { ...base, title: 'A "quote", and a comma', stars: 4.5, isSeen: true },
    { ...base, title: 'Only wished for', stars: null, isSeen: false },
  ])
  expect(csv).toBe(
    'imdbID,tmdbID,Title,Year,Rating,WatchedDate\r\ntt0113277,949,"A ""quote"", and a comma",1995,4.5,1970-01-01\r\n',
  )
})
