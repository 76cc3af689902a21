import { expect, test } from 'vitest'
import { readAll } from './read-all.fixture'
import { theMoviesDataset } from './the-movies-dataset/source'
import { tmdb5000 } from './tmdb-5000/source'

const METADATA =
  'adult,belongs_to_collection,genres,id,imdb_id,original_language,overview,production_countries,release_date,runtime,title,vote_average,vote_count'

test('The Movies Dataset: Python lists, shifted columns, second rows and files beside', async () => {
  const { drafts, codes } = await readAll(theMoviesDataset, {
    'movies_metadata.csv': [
      METADATA,
      `False,"{'id': 8091, 'name': 'Alien Collection'}","[{'id': 27, 'name': ""Horror""}]",348,tt0078748,en,"A crew of a spaceship\nmeets a stowaway.","[{'iso_3166_1': 'GB', 'name': 'United Kingdom'}]",1979-05-25,117.0,Alien,8.1,4564`,
      `False,,"[{'id': 27, 'name'",349,,en,,,1980-01-01,90.0,Broken,5,3`,
      `False,,[],1997-08-20,104.0,en,,,1,90.0,Shifted,5,3`,
      `False,,[],348,,en,,,1980-01-01,90.0,Alien,5,3`,
    ].join('\n'),
    'keywords.csv': `id,keywords\n348,"[{'id': 1, 'name': 'android'}]"\n`,
    'credits.csv': `cast,crew,id\n"[{'name': 'Tom Skerritt'}]","[{'job': 'Director', 'name': 'Ridley Scott'}]",348\n`,
  })
  expect(drafts).toMatchObject([
    {
      title: 'Alien',
      year: 1979,
      releaseDate: '1979-05-25',
      runtime: 117,
      collection: 'Alien',
      country: 'GB',
      directors: ['Ridley Scott'],
      cast: ['Tom Skerritt'],
      ids: { imdb: 'tt0078748', tmdb: 348 },
    },
    { title: 'Broken', genres: [] },
  ])
  expect(drafts[0]!.keywords).toEqual(expect.arrayContaining(['android', 'spaceship', 'stowaway']))
  expect(codes).toEqual(['broken-list', 'shifted-columns', 'duplicate-id'])
})

test('TMDB 5000: JSON lists and credits', async () => {
  const { drafts, codes } = await readAll(tmdb5000, {
    'tmdb_5000_movies.csv':
      'genres,id,keywords,title,release_date\n"[{""name"": ""Drama""}]",7,"[{""name"": ""Heist""}]",Seven,1995-09-22\n[oops,8,[],Eight,1995-01-01\n[],x,[],Nine,\n',
    'tmdb_5000_credits.csv':
      'movie_id,title,cast,crew\n7,Seven,"[{""name"": ""Ann""}]","[{""job"": ""Director"", ""name"": ""Bea""}]"\n',
  })
  expect(drafts).toMatchObject([
    {
      title: 'Seven',
      year: 1995,
      genres: ['Drama'],
      keywords: ['heist'],
      cast: ['Ann'],
      directors: ['Bea'],
    },
    { title: 'Eight', genres: [] },
  ])
  expect(codes).toEqual(['broken-list', 'missing-id'])
})
