import { expect, test } from 'vitest'
import { readAll } from '../read-all.fixture'
import { findDirectors } from './directors'
import { pageKind } from './kind'
import { wikipediaMovieData } from './source'

test.each([
  ['X is a 1999 film directed by Jane Doe and starring John Roe.', ['Jane Doe']],
  ['X is a film written and directed by Jane van der Doe, in her debut.', ['Jane van der Doe']],
  [
    'X is a film directed and produced by J. J. Doe and Mary O’Roe from a script.',
    ['J. J. Doe', 'Mary O’Roe'],
  ],
  ['X is a film directed by Kate and Laura Doe.', ['Kate Doe', 'Laura Doe']],
  ['X is a film directed by Jane Doe. Starring American newcomers.', ['Jane Doe']],
  ['X is a film. Directed by Jane Doe, it stars John Roe.', ['Jane Doe']],
  ['X is a film written, directed by, and starring Jane Doe.', ['Jane Doe']],
  ['X is a film directed by Jane "JD" Doe.', ['Jane Doe']],
  ['X is a film written by Jane Doe and Al Ott and directed by Doe.', ['Jane Doe']],
  ['X is a film directed by the Wachowskis.', ['Lana Wachowski', 'Lilly Wachowski']],
  ['X is a film directed by McG.', ['McG']],
  ['X is a film directed by Heist School writer Jane Doe.', ['Jane Doe']],
  ['X is a film. Jane Doe directed the film.', ['Jane Doe']],
  ['X is a drama film and the directorial debut of actor Jane Doe.', ['Jane Doe']],
  ['X is a 2001 American film by Jane Doe.', ['Jane Doe']],
  ['X is a remake of the 1950 film directed by Jane Doe.', []],
  ['X is the first of them not directed by Jane Doe.', []],
  ['X is a film based on the play by Al Ott and directed by Jane Doe.', ['Jane Doe']],
  ['X is a film directed by Jane C. D. Adapted from a play.', ['Jane C. D.']],
  ['X is a film directed by Jane Doe for producer Al Ott.', ['Jane Doe']],
  ['X is a film directed by Hong Kong director Jane Doe.', ['Jane Doe']],
  ['X was directed by the studio.', []],
])('«%s» names its directors', (extract, directors) => {
  expect(findDirectors(extract)).toEqual(directors)
})

test.each([
  ['X is an American crime film based on the television series of that name.', 'film'],
  ['X is an American animated television series about frogs.', 'series'],
  ['X is a 1985 biography written by Jane Doe.', 'other'],
  ['X is a 1950 Warner Bros. Looney Tunes cartoon.', 'film'],
  ['Mr. X is a film.', 'film'],
  ['X is a 1943 musical comedy featuring singer Jane Doe.', 'film'],
  ['X is a 1934 comic adventure.', 'unsaid'],
  ['X is one of the novels by Jane Doe.', 'other'],
])('«%s» is about a %s', (extract, kind) => {
  expect(pageKind(extract)).toBe(kind)
})

const film = {
  title: 'The Heist',
  year: 2018,
  cast: ['Ann Lee', ')'],
  genres: ['Superhero', 'Comedy'],
  href: 'The_Heist_(2018_film)',
  extract: 'The Heist is a 2018 film directed by Jane Doe. A serial killer robs banks.',
}

test('a row becomes a film, junk in the cast is left out and told', async () => {
  const { drafts, codes } = await readAll(wikipediaMovieData, {
    'movies-2010s.json': JSON.stringify([film], null, 2),
  })
  expect(drafts).toMatchObject([
    {
      year: 2018,
      cast: ['Ann Lee'],
      genres: ['Comedy', 'Action'],
      directors: ['Jane Doe'],
      ids: { wikipedia: 'The_Heist_(2018_film)' },
    },
  ])
  expect(drafts[0]!.keywords).toEqual(
    expect.arrayContaining(['superhero', 'serial killer', 'bank']),
  )
  expect(codes).toEqual(['junk-cast'])
})

test('series, second rows and broken rows are dropped, extracts of other things not believed', async () => {
  const series = { ...film, title: 'S', extract: 'S is a television series.' }
  const book = {
    ...film,
    title: 'B',
    href: 'B',
    cast: [],
    extract: 'B is a novel directed by Jane Doe.',
  }
  const { drafts, codes } = await readAll(wikipediaMovieData, {
    'movies-2010s.json': JSON.stringify([series, book, book, { title: 7 }]),
  })
  expect(drafts).toMatchObject([{ title: 'B', directors: [] }])
  expect(codes).toEqual(['not-a-film', 'extract-of-something-else', 'duplicate-id', 'row-form'])
})

test('a late opening gets the year of its page, and the page of a namesake is left alone', async () => {
  const late = { ...film, year: 2020 }
  const namesake = { ...film, year: 1950, cast: ['Cy Orr'], genres: [] }
  const { drafts, codes } = await readAll(wikipediaMovieData, {
    'movies-2010s.json': JSON.stringify([late, film, namesake]),
  })
  expect(drafts).toMatchObject([
    { year: 2018, ids: { wikipedia: 'The_Heist_(2018_film)' } },
    { year: 1950, directors: [], keywords: [], ids: { wikipedia: null } },
  ])
  expect(codes).toEqual(['later-release', 'junk-cast', 'duplicate-id', 'extract-of-something-else'])
})

test.each([null, 2])(
  'a file that breaks off loses its last row only (indent %j)',
  async (indent) => {
    const text = JSON.stringify([film, { ...film, title: 'Second' }], null, indent ?? undefined)
    const { drafts, codes } = await readAll(wikipediaMovieData, {
      'movies-2010s.json': text.slice(0, -60),
    })
    expect(drafts.map(({ title }) => title)).toEqual(['The Heist'])
    expect(codes).toEqual(['junk-cast', 'truncated'])
  },
)

test('a byte order mark, Windows line ends and other encodings are read', async () => {
  const text = JSON.stringify([{ ...film, title: 'Café', cast: [] }], null, 2)
  const read = (content: string | Buffer) =>
    readAll(wikipediaMovieData, { 'movies-2010s.json': content })
  expect((await read(`\ufeff${text.replaceAll('\n', '\r\n')}`)).drafts[0]?.title).toBe('Café')
  expect((await read(Buffer.from(`\ufeff${text}`, 'utf16le'))).drafts[0]?.title).toBe('Café')
  const latin = await read(Buffer.from(text, 'latin1'))
  expect([latin.drafts[0]?.title, latin.codes]).toEqual(['Café', ['encoding']])
})

test('one broken file of several costs its own films only', async () => {
  const files = { 'movies-1990s.json': '', 'movies-2010s.json': JSON.stringify([film]) }
  const { drafts, codes } = await readAll(wikipediaMovieData, files)
  expect(drafts).toHaveLength(1)
  expect(codes).toEqual(['unusable-file', 'junk-cast'])
})

test.each(['', '<!doctype html><p>', '{"a": 1}', 'no JSON', '[{"a": }'])(
  'a file that is no array of films is refused: %j',
  async (content) => {
    const reading = readAll(wikipediaMovieData, { 'movies.json': content })
    await expect(reading).rejects.toMatchObject({ code: 'unusable-data' })
  },
)
