import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type BrokenLines, findRatingFile, type RatingSource, readRatings } from './rating-file'

const folder = mkdtempSync(join(tmpdir(), 'marquee-ratings-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Row = [user: number, film: number, halfStars: number, time: number]

async function readAll(text: string, source: RatingSource = 'movielens') {
  const path = join(folder, 'file.csv')
  writeFileSync(path, text)
  const broken: BrokenLines = { count: 0, first: null }
  const rows: Row[] = []
  for await (const batch of readRatings(findRatingFile(path, source), broken))
    for (let i = 0; i < batch.count; i++)
      rows.push([batch.users[i]!, batch.films[i]!, batch.halfStars[i]!, batch.times[i]!])
  return { rows, broken }
}

/** Slow and obvious: strings taken apart. */
function readByHand(line: string, scale: number): Row | null {
  const match = /^(\d+)(?:,|::)(\d+)(?:,|::)(\d+(?:\.[05])?)(?:,|::)(\d+)$/.exec(line)
  if (!match) return null
  const [user, film, stars, time] = match.slice(1).map(Number) as Row
  const halfStars = stars * scale
  const isRating = Number.isInteger(halfStars) && halfStars >= 1 && halfStars <= 10
  return isRating && user < 2 ** 31 && film < 2 ** 31 && time <= 4_102_444_800
    ? [user, film, halfStars, time]
    : null
}

describe.each([
  ['with a head line', 'userId,movieId,rating,timestamp\n1,2,3.5,964982703\n2,3,0.5,10\n'],
  ['without a head line', '1,2,3.5,964982703\n2,3,0.5,10\n'],
  [
    'with carriage returns',
    'userId,movieId,rating,timestamp\r\n1,2,3.5,964982703\r\n2,3,0.5,10\r\n',
  ],
  ['without an end of line', '1,2,3.5,964982703\n2,3,0.5,10'],
  ['with empty lines', '1,2,3.5,964982703\n\n2,3,0.5,10\n\n'],
  ['with two colons', '1::2::3.5::964982703\n2::3::0.5::10\n'],
])('a file of MovieLens %s', (_, text) => {
  test('is read', async () => {
    const { rows, broken } = await readAll(text)
    expect(rows).toEqual([
      [1, 2, 7, 964_982_703],
      [2, 3, 1, 10],
    ])
    expect(broken.count).toBe(0)
  })
})

test('MovieTweetings rates from 1 to 10, films by their IMDb numbers; a zero is no rating', async () => {
  const { rows, broken } = await readAll(
    '1::0114508::8::1381006850\n2::10::0::5\n',
    'movietweetings',
  )
  expect(rows).toEqual([[1, 114_508, 8, 1_381_006_850]])
  expect(broken).toEqual({ count: 1, first: { line: 2, text: '2::10::0::5' } })
})

test.each([
  ['a rating over five', '1,2,5.5,10'],
  ['a rating of nothing', '1,2,0,10'],
  ['a rating in quarters', '1,2,3.25,10'],
  ['a time in milliseconds', '1,2,3,964982703000'],
  ['a user id too large', '2147483648,2,3,10'],
  ['a film id too large', '1,2147483648,3,10'],
  ['a quoted field', '"1",2,3,10'],
  ['a field too few', '1,2,3'],
  ['a field too many', '1,2,3,10,5'],
  ['a negative id', '-1,2,3,10'],
])('%s is a broken line, counted and told, and the rest is read', async (_, line) => {
  const { rows, broken } = await readAll(`1,1,4,10\n${line}\n${line}\n2,1,4,10\n`)
  expect(rows).toHaveLength(2)
  expect(broken).toEqual({ count: 2, first: { line: 2, text: line } })
})

test('lines that lie across the border of what is read at once are whole', async () => {
  const lines = Array.from({ length: 120_000 }, (_, i) => `${i + 1},${i % 977},${1 + (i % 5)},${i}`)
  const { rows, broken } = await readAll(lines.join('\n'))
  expect(broken.count).toBe(0)
  expect(rows).toHaveLength(lines.length)
  expect(
    rows.every(([user, film, , time], i) => user === i + 1 && film === i % 977 && time === i),
  ).toBe(true)
})

test.each([
  ['a web page', '<!doctype html>\n<html>\n'.repeat(30)],
  ['another table', 'title,year\n'.concat('Heat,1995\n'.repeat(3))],
  ['one endless line', 'x'.repeat(6000)],
  ['an empty file', ''],
  ['a head line alone', 'userId,movieId,rating,timestamp\n'],
  ['a first line that is no head', 'x1,1,4,10\n'],
])('%s is refused with what was got and what was expected', async (_, text) => {
  await expect(readAll(text)).rejects.toThrow(/got .*, expected user, film, rating and time/s)
})

test('a folder is searched for its ratings, and one without them is told', () => {
  writeFileSync(join(folder, 'ratings.csv'), '1,1,4,10\n')
  expect(findRatingFile(folder, 'movielens').path).toBe(join(folder, 'ratings.csv'))
  expect(() => findRatingFile(join(folder, 'nowhere'), 'movielens')).toThrow(/Got no ratings at/)
})

test('whatever the line, the reading by bytes is that by hand', async () => {
  const piece = fc.constantFrom(
    '1',
    '0',
    '27',
    '3.5',
    '5',
    '0.5',
    '5.0',
    '5.5',
    '10',
    '11',
    '.',
    '',
    'x',
    '2147483648',
    '4102444801',
    ' ',
  )
  const separator = fc.constantFrom(',', '::', ':', ';')
  const line = fc
    .tuple(piece, separator, piece, separator, piece, separator, piece)
    .map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 15 }), fc.boolean(), async (lines, isTweets) => {
      const { rows, broken } = await readAll(
        ['1,1,4,1', ...lines].join('\n'),
        isTweets ? 'movietweetings' : 'movielens',
      )
      const expected = lines.flatMap((one) => {
        const row = readByHand(one, isTweets ? 1 : 2)
        return row ? [row] : []
      })
      expect(rows.slice(1)).toEqual(expected)
      expect(broken.count).toBe(lines.length - expected.length)
    }),
    { numRuns: 150 },
  )
})

test('the edges of what is a rating are ratings: half a star, five stars, the greatest ids, the year 2100', async () => {
  const edge = '2147483647,2147483647,5.0,4102444800'
  const { rows, broken } = await readAll(`1,1,0.5,0\n${edge}\n`)
  expect(rows).toEqual([
    [1, 1, 1, 0],
    [2_147_483_647, 2_147_483_647, 10, 4_102_444_800],
  ])
  expect(broken).toEqual({ count: 0, first: null })
})

test('MovieTweetings has no halves and nothing over ten', async () => {
  const { rows, broken } = await readAll(
    '1::2::10::5\n1::3::11::5\n1::4::7.5::5\n',
    'movietweetings',
  )
  expect(rows).toEqual([[1, 2, 10, 5]])
  expect(broken).toEqual({ count: 2, first: { line: 2, text: '1::3::11::5' } })
})

test('the refusal of another table quotes its first line that is no rating, and says what to do', async () => {
  await expect(readAll('title,year\nHeat,1995\n')).rejects.toMatchObject({
    code: 'unusable-data',
    message: expect.stringMatching(
      /got line 1 «title,year», expected .* Name a file of ratings\.$/,
    ),
  })
})
