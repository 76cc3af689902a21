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
      const { kind, entries, problems } = read(
        'marquee.json',
        writeJson(films, { views: [], searches: [], shown: [] }, '2026-01-01'),
      )
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

const LETTERBOXD = 'Date,Name,Year,Letterboxd URI'
const IMDB = 'Const,Your Rating,Date Rated,Title,Title Type,Year'
const heat = { title: 'Heat', year: 1995, ids: { trakt: 1, imdb: 'tt0113277', tmdb: 949 } }

test('a name that says neither watched, watchlist nor likes is told', () => {
  const text = `${LETTERBOXD}\n2024-03-01,Heat,1995,x\n`
  const { kind, problems } = read('export.csv', text)
  expect(kind).toBe('letterboxd-watched')
  expect(problems).toMatchObject([{ line: 1, text: expect.stringMatching(/taken as watched/) }])
  expect(read('watchlist-backup/watched.csv', text)).toMatchObject({
    kind: 'letterboxd-watched',
    problems: [],
  })
})

test('rows are named by the line where they start', () => {
  const { entries, problems } = read(
    'ratings.csv',
    `${LETTERBOXD},Rating\r\n2024-03-01,"He\r\nat",1995,x,4\r\n\r\n2024-03-01,Alien,1979,x,9\r\n`,
  )
  expect(entries.map(({ line }) => line)).toEqual([2])
  expect(problems.map(({ line }) => line)).toEqual([5])
})

test('rows of another width are told, and the others are kept', () => {
  const rows = '2024-03-01,Heat\n2024-03-01,Alien,1979,x,4\n2024-03-01,Ran,1985,x,5,more\n'
  const { entries, problems } = read('ratings.csv', `${LETTERBOXD},Rating\n${rows}`)
  expect(entries.map(({ title }) => title)).toEqual(['Alien'])
  expect(problems.map(({ line }) => line)).toEqual([2, 4])
})

test('what comes before a quote that is never closed is kept', () => {
  const rows = '2024-03-01,Heat,1995,x,4\n2024-03-01,"Alien,1979,x,4\n'
  const { entries, problems } = read('ratings.csv', `${LETTERBOXD},Rating\n${rows}`)
  expect(entries.map(({ title }) => title)).toEqual(['Heat'])
  expect(problems).toMatchObject([{ line: 3, text: expect.stringMatching(/never closed/) }])
})

test('a year or a day that is none is told, and the film is kept', () => {
  const rows = '03/01/2024,Heat,1995,x,4\n2024-02-31,Alien,19x9,x,4\n'
  const { entries, problems } = read('ratings.csv', `${LETTERBOXD},Rating\n${rows}`)
  expect(entries).toMatchObject([
    { year: 1995, at: null },
    { year: null, at: null },
  ])
  expect(problems.map(({ line }) => line)).toEqual([2, 3, 3])
})

test('a row without a rating among ratings is told: a watchlist of IMDb was not seen', () => {
  const imdb = read('watchlist.csv', `${IMDB}\ntt0113277,,,Heat,Movie,1995\n`)
  expect(imdb.entries).toEqual([])
  expect(imdb.problems).toEqual([{ line: 2, text: 'got no rating, expected one' }])
  const ratings = read('ratings.csv', `${LETTERBOXD},Rating\n2024-03-01,Heat,1995,x, \n`)
  expect(ratings.problems).toHaveLength(1)
})

test('kinds of title of IMDb that are no films are left out in either spelling', () => {
  const kinds = ['tvSeries', 'TV Mini Series', 'tvPilot', 'videoGame', 'musicVideo', 'Music Video']
  const rows = kinds.map((kind) => `tt0903747,8,2020-01-01,x,${kind},2008\n`).join('')
  const { entries, problems } = read('r.csv', `${IMDB}\n${rows}tt1,8,2020-01-01,y,tvMovie,1995\n`)
  expect(entries.map(({ title }) => title)).toEqual(['y'])
  expect(problems).toHaveLength(kinds.length)
})

test('a film that a list of Trakt only collects is not taken as seen', () => {
  const collected = { collected_at: '2020-01-01T00:00:00.000Z', movie: heat }
  const { entries, problems } = read('t.json', JSON.stringify([collected]))
  expect(entries).toEqual([])
  expect(problems[0]!.text).toMatch(/neither rated, watched nor listed/)
})

test('shows of Trakt are told as shows, and ids that are none are left out', () => {
  const odd = { rating: 7, movie: { ...heat, ids: { imdb: 'nm1', tmdb: -3.5 } } }
  const show = { rating: 7, type: 'show', show: { title: 'x' } }
  const { entries, problems } = read('t.json', JSON.stringify([odd, show]))
  expect(entries).toMatchObject([{ title: 'Heat', imdbId: null, tmdbId: null }])
  expect(problems).toEqual([{ line: 2, text: 'got a show, expected an item with a movie' }])
})

test('an export of a later version is refused', () => {
  const text = JSON.stringify({ format: 'marquee-history', version: 2, films: [] })
  expect(() => read('m.json', text)).toThrow(/got version 2 .* expected 1/)
})

test('a table saved with semicolons or with a quoted head is read', () => {
  const semicolons = `${LETTERBOXD},Rating\n2024-03-01,Heat,1995,x,4\n`.replaceAll(',', ';')
  expect(read('ratings.csv', semicolons).entries).toMatchObject([{ title: 'Heat', halfStars: 8 }])
  const head = '"Date","Name","Year","Letterboxd URI","Rating"\n'
  expect(read('ratings.csv', head)).toEqual({
    kind: 'letterboxd-ratings',
    entries: [],
    problems: [],
  })
})

test('UTF-16 is named as such, with its mark and without', () => {
  const bytes = new Uint8Array(Buffer.from(`\ufeff${LETTERBOXD}\n`, 'utf16le'))
  expect(() => readHistory('x.csv', bytes)).toThrow(/UTF-16, expected UTF-8/)
  expect(() => readHistory('x.csv', bytes.slice(2))).toThrow(/as UTF-16 has/)
})

test.each([
  ['short rows', `${LETTERBOXD},Rating\n${'a\n'.repeat(9e6)}`],
  ['blank lines', `${LETTERBOXD},Rating\n${'\n'.repeat(9e6)}`],
  ['wide rows', `${LETTERBOXD},Rating\n${`${','.repeat(900_000)}\n`.repeat(20)}`],
  ['a wide head', ','.repeat(19e6)],
])('19 MB of %s are read or refused in seconds', (_, text) => {
  const start = performance.now()
  try {
    read('ratings.csv', text)
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
  }
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('a file of more films than a person has is refused, and one of as many is read', () => {
  const rows = '2024-03-01,Heat,1995,x,4\n'
  const many = `${LETTERBOXD},Rating\n${rows.repeat(100_001)}`
  expect(() => read('ratings.csv', many)).toThrow(/more than 100000 rows/)
  const most = `${LETTERBOXD},Rating\n${rows.repeat(100_000)}`
  expect(read('ratings.csv', most).entries).toHaveLength(100_000)
})

const said = (more: object) => ({
  ...read('t.json', JSON.stringify([{ rating: 8, movie: heat }])).entries[0]!,
  ...more,
})

test('a film with another id of the same kind is another film', () => {
  const matcher = new HistoryMatcher([film(1, 'Heat', 1995, { imdb: 'tt0113277' })])
  expect(matcher.find(said({ imdbId: 'tt9999999', tmdbId: null }))).toBeNull()
  expect(matcher.find(said({ imdbId: null, tmdbId: 949 }))).toBe(1)
})

test('the latest rating stays although the film was watched again without one', () => {
  const matcher = new HistoryMatcher([film(1, 'Heat', 1995)])
  const merged = (...entries: object[]) => matcher.match(entries.map(said)).films.get(1)
  expect(
    merged({ halfStars: 4, at: 100 }, { halfStars: null, at: 300 }, { halfStars: 10, at: 200 }),
  ).toMatchObject({ halfStars: 10, at: 300 })
  expect(merged({ halfStars: 4, at: 5 }, { halfStars: 8, at: null })).toMatchObject({
    halfStars: 4,
  })
  expect(merged({ halfStars: 4, at: null }, { halfStars: 8, at: -5 })).toMatchObject({
    halfStars: 8,
  })
  expect(merged({ halfStars: 4, at: 5 }, { halfStars: 8, at: 5 })).toMatchObject({ halfStars: 8 })
})
