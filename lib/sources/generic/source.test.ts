import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GENRES } from '@/lib/catalogue/genre'
import { AppError } from '@/lib/errors'
import { readAll } from '../read-all.fixture'
import { FIELDS } from './schema'
import { genericFile } from './source'

const WHOLE = {
  id: 'ferry',
  title: 'The Last Ferry',
  originalTitle: 'Die letzte Fähre',
  year: 1999,
  releaseDate: '1999-03-31',
  runtime: 101,
  genres: ['Drama', 'Sci-Fi', 'Superhero'],
  directors: ['Ann Lee'],
  cast: ['Bo Fry', 'Cy Orr'],
  keywords: ['Ferry', 'fog'],
  language: 'de',
  country: 'AT',
  collection: 'Ferries',
  imdb: 'tt0000001',
  tmdb: 2,
  movielens: 3,
  wikipedia: 'The Last Ferry (film)',
  ratingMean: 7.5,
  ratingCount: 40,
}

const DRAFT = {
  title: 'The Last Ferry',
  originalTitle: 'Die letzte Fähre',
  year: 1999,
  releaseDate: '1999-03-31',
  runtime: 101,
  genres: ['Drama', 'Science Fiction'],
  directors: ['Ann Lee'],
  cast: ['Bo Fry', 'Cy Orr'],
  keywords: ['ferry', 'fog', 'superhero'],
  language: 'de',
  country: 'AT',
  collection: 'Ferries',
  ids: { imdb: 'tt0000001', tmdb: 2, movielens: 3, wikipedia: 'The_Last_Ferry_(film)' },
  rating: { mean: 7.5, count: 40 },
  provenance: { source: 'generic', key: 'ferry' },
}

describe('genericFile', () => {
  it('reads every field from JSON Lines', async () => {
    expect(await readJsonl(WHOLE)).toEqual({ drafts: [DRAFT], problems: [], codes: [] })
  })

  it.each([',', ';', '\t'])('reads every field from a table parted by «%s»', async (delimiter) => {
    const cells = Object.values(WHOLE).map((value) =>
      Array.isArray(value) ? value.join('|') : value,
    )
    const table = [Object.keys(WHOLE), cells].map((row) => row.join(delimiter)).join('\r\n')
    const told = await readAll(genericFile, { 'films.csv': `\ufeff${table}` })
    expect(told).toEqual({ drafts: [DRAFT], problems: [], codes: [] })
  })

  it('needs nothing but a title', async () => {
    const { drafts } = await readAll(genericFile, {
      'films.csv': 'title,year\n300,\n"Yes, No",2001\n',
    })
    expect(drafts.map(({ title, year, provenance }) => [title, year, provenance.key])).toEqual([
      ['300', null, '300 (?)'],
      ['Yes, No', 2001, 'Yes, No (2001)'],
    ])
  })

  it.each<[Record<string, unknown>, Record<string, unknown>, string]>([
    [{ year: 'soon' }, { year: null }, 'field-form'],
    [{ year: '2018–2019' }, { year: 2018 }, 'year-span'],
    [{ releaseDate: '31.3.1999' }, { releaseDate: null }, 'field-form'],
    [{ runtime: -3 }, { runtime: null }, 'field-form'],
    [{ genres: ['Drama', 'Cooking'] }, { genres: ['Drama'] }, 'unknown-genre'],
    [{ cast: ['Bo Fry', ')', 'Cy Orr'] }, { cast: ['Bo Fry', 'Cy Orr'] }, 'junk-cast'],
    [{ cast: ['Bo Fry', 7, null] }, { cast: ['Bo Fry'] }, 'field-form'],
    [{ cast: 'Bo Fry' }, { cast: [] }, 'field-form'],
    [{ language: 'Klingonese' }, { language: null }, 'field-form'],
    [{ country: 'Ruritania' }, { country: null }, 'field-form'],
    [
      { imdb: '0000001' },
      { ids: { imdb: null, tmdb: null, movielens: null, wikipedia: null } },
      'field-form',
    ],
    [{ ratingMean: 70, ratingCount: 3 }, { rating: null }, 'field-form'],
    [{ budget: 5 }, {}, 'unknown-column'],
  ])('keeps a film with %j and tells of it', async (fields, kept, code) => {
    const { drafts, problems } = await readJsonl({ title: 'Zenda', ...fields })
    expect(drafts).toMatchObject([{ title: 'Zenda', ...kept }])
    expect(problems).toMatchObject([{ code, severity: 'mended', file: 'films.jsonl', line: 1 }])
  })

  it('takes languages and countries by their English names, and the year from the day', async () => {
    const film = {
      title: 'Zenda',
      language: 'Korean',
      country: 'South Korea',
      releaseDate: '1999-03-31',
    }
    expect((await readJsonl(film)).drafts).toMatchObject([
      { language: 'ko', country: 'KR', year: 1999 },
    ])
  })

  it('drops and tells rows without a title, twice told, or that are no row, with their lines', async () => {
    const lines = [
      '{"title":"A"}',
      '',
      '{"title":""}',
      '[1]',
      '{"title":"A"}',
      '{"year":1999}',
      '{"title":"B',
    ]
    const { drafts, problems } = await readAll(genericFile, { 'films.jsonl': lines.join('\n') })
    expect(drafts.map(({ title }) => title)).toEqual(['A'])
    expect(problems.map(({ code, line, severity }) => [code, line, severity])).toEqual([
      ['missing-title', 3, 'dropped'],
      ['broken-line', 4, 'dropped'],
      ['duplicate-id', 5, 'dropped'],
      ['missing-title', 6, 'dropped'],
      ['truncated', 7, 'dropped'],
    ])
  })

  it('tells of a name that is none of ours once, with the one that is meant', async () => {
    const { problems } = await readJsonl(
      { title: 'A', Director: 'x' },
      { title: 'B', Director: 'y' },
    )
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toContain('Did you mean «directors»?')
  })

  it('reads JSON Lines in Latin-1 and tells of it', async () => {
    const bytes = Buffer.from('{"title":"Amélie"}\r\n', 'latin1')
    const { drafts, codes } = await readAll(genericFile, { 'films.jsonl': bytes })
    expect([drafts[0]?.title, codes]).toEqual(['Amélie', ['encoding']])
  })

  it.each([
    ['films.jsonl', '[{"title":"A"}]', /a JSON array, expected JSON Lines/],
    ['films.jsonl', '<!DOCTYPE html><p>Sign in</p>', /a web page/],
    ['films.jsonl', '', /an empty file/],
    ['films.csv', 'name,year\nA,1999\n', /a head without title/],
    ['films.txt', 'title\nA\n', /expected a .csv or .jsonl file/],
  ])('refuses %s with %s', async (file, content, message) => {
    await expect(readAll(genericFile, { [file]: content })).rejects.toThrow(message)
  })

  it.each(['films.jsonl', 'films.csv'])(
    'tells or refuses, whatever bytes of %s are changed',
    async (file) => {
      const text =
        file === 'films.csv'
          ? 'title,year,cast,genres,imdb\nA,1999,Bo Fry|Cy Orr,Drama|War,tt0000001\n"B, C",2001,,,\n'
          : `${JSON.stringify(WHOLE)}\n{"title":"B"}\n`
      const change = fc.tuple(fc.nat(text.length), fc.nat(20), fc.uint8Array({ maxLength: 6 }))
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
          let bytes = Buffer.from(text)
          for (const [at, lost, put] of changes)
            bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + lost)])
          try {
            const { drafts } = await readAll(genericFile, { [file]: bytes })
            for (const { title } of drafts) expect(title).not.toBe('')
          } catch (error) {
            expect(error).toBeInstanceOf(AppError)
          }
        }),
        { numRuns: 150 },
      )
    },
  )
})

describe('README.md of the format', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')

  it('describes every field and genre, and nothing else', () => {
    const [table = ''] = readme.split('The same film')
    const described = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
    expect(described).toEqual(FIELDS)
    expect(table).toContain(GENRES.join(', '))
  })

  it('shows one film in both forms', async () => {
    const [, csv = '', jsonl = ''] =
      /line of each:\n\n((?: {4}.*\n)+)\n((?: {4}.*\n)+)/.exec(readme) ?? []
    const told = await readAll(genericFile, { 'a.csv': csv.replace(/^ {4}/gm, '') })
    const same = await readAll(genericFile, { 'a.jsonl': jsonl.trim() })
    expect(told.problems).toEqual([])
    expect(told).toEqual(same)
  })
})

function readJsonl(...films: Record<string, unknown>[]) {
  return readAll(genericFile, {
    'films.jsonl': films.map((film) => JSON.stringify(film)).join('\n'),
  })
}
