import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { readAll } from '../read-all.fixture'
import { wikipediaMovieData } from './source'

const FILM = {
  title: 'The Heist',
  year: 2018,
  cast: ['Ann Lee'],
  genres: ['Comedy'],
  href: 'The_Heist',
  extract: 'The Heist is a 2018 film directed by Jane Doe.',
}

function read(text: string) {
  return readAll(wikipediaMovieData, { 'movies-2010s.json': text })
}

test.each([null, 2])('a damaged film costs itself only (indent %j)', async (indent) => {
  const films = ['A', 'B', 'C'].map((title) => ({ ...FILM, title, href: title }))
  const text = JSON.stringify(films, null, indent ?? undefined).replace('"B"', '"B')
  const { drafts, problems } = await read(text)
  expect(drafts.map(({ title }) => title)).toEqual(['A', 'C'])
  expect(problems).toMatchObject([
    { code: 'damaged-row', severity: 'dropped', line: indent === null ? 1 : 14 },
  ])
})

test.each([
  ['a year in quotes', { year: '2018' }, { year: 2018 }, 'field-form'],
  ['a span of years', { year: '2018–2019' }, { year: 2018 }, 'field-form'],
  ['no cast', { cast: null }, { cast: [] }, 'field-form'],
  ['a cast that is no list', { cast: 'Ann Lee' }, { cast: [] }, 'field-form'],
  ['a cast with holes', { cast: [null, 'Ann Lee', 7] }, { cast: ['Ann Lee'] }, 'field-form'],
  ['an address that is none', { href: 7 }, { ids: { wikipedia: null } }, 'field-form'],
  ['an extract that is no text', { extract: ['a'] }, { directors: [] }, 'field-form'],
  [
    'an extract of a whole page',
    { extract: `${FILM.extract} ${'word '.repeat(9000)}` },
    { directors: ['Jane Doe'] },
    'field-form',
  ],
  [
    'an address with a broken escape',
    { href: 'The_Heist_%E0%' },
    { ids: { wikipedia: 'The_Heist_%E0%' } },
    null,
  ],
])('%s is mended', async (_, dirt, draft, code) => {
  const { drafts, codes } = await read(JSON.stringify([{ ...FILM, ...dirt }]))
  expect(drafts).toMatchObject([draft])
  expect(codes).toEqual(code ? [code] : [])
})

test.each([
  ['no title', { title: undefined }],
  ['a blank title', { title: ' \u00a0' }],
  ['no year', { year: null }],
  ['a year that is no number', { year: 'soon' }],
])('a row with %s is dropped and told', async (_, dirt) => {
  const { drafts, codes } = await read(JSON.stringify([{ ...FILM, ...dirt }]))
  expect([drafts, codes]).toEqual([[], ['row-form']])
})

test('whatever JSON stands where a film should, nothing else is thrown', async () => {
  const field = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: 'binary' }))
  const row = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record({
      title: field,
      year: field,
      cast: field,
      genres: field,
      href: field,
      extract: field,
    }),
    fc.record({ extract: field, cast: fc.array(field) }).map((dirt) => ({ ...FILM, ...dirt })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 4 }), async (rows) => {
      const { drafts, problems } = await read(JSON.stringify([...rows, FILM]))
      const lost = problems.filter(({ severity }) => severity === 'dropped')
      expect(drafts.length + lost.length).toBe(rows.length + 1)
      for (const draft of drafts) expect(draft.title.trim()).not.toBe('')
    }),
    { numRuns: 200, seed: 20_261_123 },
  )
})

test('a file cut at any byte keeps every whole film and tells of the rest', async () => {
  const text = JSON.stringify(
    ['A', 'B'].map((title) => ({ ...FILM, title, href: title })),
    null,
    2,
  )
  const endOfFirst = text.indexOf('}') + 1
  for (let length = 1; length < text.length - 1; length += 7) {
    const reading = read(text.slice(0, length))
    if (length < endOfFirst)
      await expect(reading).rejects.toSatisfy(
        (error) => error instanceof AppError && error.code === 'unusable-data',
      )
    else {
      const { drafts, codes } = await reading
      expect(drafts[0]?.title).toBe('A')
      expect(codes).toEqual(['truncated'])
    }
  }
})
