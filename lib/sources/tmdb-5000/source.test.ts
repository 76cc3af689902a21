import { expect, test } from 'vitest'
import { readAll } from '../read-all.fixture'
import { tmdb5000 } from './source'

/** The columns of the published file, in its order. */
const HEAD =
  'budget,genres,homepage,id,keywords,original_language,original_title,overview,popularity,production_companies,production_countries,release_date,revenue,runtime,spoken_languages,status,tagline,title,vote_average,vote_count'
const FERRY = `0,"[{""id"": 18, ""name"": ""Drama""}]",,7,"[{""id"": 1, ""name"": ""F\\u00e4hre""}]",en,The Ferry,"A ferryman
at night.",1.5,[],"[{""iso_3166_1"": ""AT"", ""name"": ""Austria""}]",1999-03-31,0,101,[],Released,,The Ferry,7.5,40`

test('a published row becomes a film, with the people of the file beside', async () => {
  const { drafts, codes } = await readAll(tmdb5000, {
    'tmdb_5000_movies.csv': `${HEAD}\n${FERRY}\n`,
    'tmdb_5000_credits.csv': `movie_id,title,cast,crew\n7,The Ferry,"[{""name"": ""Bo Fry"", ""order"": 0}]","[{""job"": ""Director"", ""name"": ""Ann Lee""}, {""job"": ""Writer"", ""name"": ""Cy Orr""}]"\n`,
  })
  expect(drafts).toMatchObject([
    {
      title: 'The Ferry',
      originalTitle: null,
      year: 1999,
      releaseDate: '1999-03-31',
      runtime: 101,
      genres: ['Drama'],
      directors: ['Ann Lee'],
      cast: ['Bo Fry'],
      language: 'en',
      country: 'AT',
      ids: { tmdb: 7 },
      rating: { mean: 7.5, count: 40 },
    },
  ])
  expect(drafts[0]?.keywords).toEqual(expect.arrayContaining(['fähre', 'ferryman']))
  expect(codes).toEqual([])
})

test('the same film again, a row without a title and broken lists are told with their lines', async () => {
  const { drafts, problems } = await readAll(tmdb5000, {
    'tmdb_5000_movies.csv': `${HEAD}\n${FERRY}\n${FERRY}\n${FERRY.replace(',7,', ',8,').replace('The Ferry,7.5', ',7.5')}\n`,
    'tmdb_5000_credits.csv': `movie_id,title,cast,crew\n7,The Ferry,"[null, 3, ""Bo Fry""]",{}\nx,,[],[]\n`,
  })
  expect(drafts).toMatchObject([{ title: 'The Ferry', directors: [], cast: ['Bo Fry'] }])
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ['broken-list', 2],
    ['missing-id', 3],
    ['duplicate-id', 4],
    ['missing-title', 6],
  ])
})
