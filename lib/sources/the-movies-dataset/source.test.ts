import { expect, test } from 'vitest'
import { readAll } from '../read-all.fixture'
import { theMoviesDataset } from './source'

/** The columns of the published file, in its order. */
const HEAD =
  'adult,belongs_to_collection,budget,genres,homepage,id,imdb_id,original_language,original_title,overview,popularity,poster_path,production_companies,production_countries,release_date,revenue,runtime,spoken_languages,status,tagline,title,video,vote_average,vote_count'
const FERRY = `False,"{'id': 9, 'name': 'Ferry Collection', 'poster_path': None}",0,"[{'id': 18, 'name': 'Drama'}, {'id': 1, 'name': 'Cooking'}]",,7,tt0000007,de,Die Fähre,"A ferryman
and his ""dog"".",1.5,/x.jpg,[],"[{'iso_3166_1': 'AT', 'name': 'Austria'}]",1999-03-31,0,101.0,"[{'iso_639_1': 'de', 'name': 'Deutsch'}]",Released,,The Ferry,False,7.5,40`
const TUNNEL = `False,,0,[],,8,,en,The Tunnel,,0,,[],[],,0,,[],Released,,The Tunnel,False,0.0,0`

test('a published file with its quoted line ends, a row broken in two and one with shifted columns', async () => {
  const broken = `False,,0,[],,82663,tt0113002,en,Midnight,"Half an overview"
 - told on,0.06,/x.jpg,"[{'name': 'Carousel', 'id': 1}]","[{'iso_3166_1': 'US', 'name': 'U'}]",1997-08-20,0,104.0,[],Released,,Midnight,False,6.0,1`
  const shifted = ` - told on,0.06,/x.jpg,"[{'name': 'Carousel', 'id': 1}]","[]",1997-08-20,0,104.0,[],Released,,Midnight,False,6.0,1,,,,,,,,,`
  const { drafts, problems } = await readAll(theMoviesDataset, {
    'movies_metadata.csv': [HEAD, FERRY, broken, shifted, FERRY, TUNNEL].join('\r\n'),
  })
  expect(drafts).toMatchObject([
    {
      title: 'The Ferry',
      originalTitle: 'Die Fähre',
      year: 1999,
      runtime: 101,
      genres: ['Drama'],
      language: 'de',
      country: 'AT',
      collection: 'Ferry',
      ids: { imdb: 'tt0000007', tmdb: 7 },
      rating: { mean: 7.5, count: 40 },
    },
    { title: 'The Tunnel', originalTitle: null, year: null, runtime: null, rating: null },
  ])
  expect(drafts[0]?.keywords).toContain('ferryman')
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ['ragged-row', 4],
    ['ragged-row', 5],
    ['shifted-columns', 6],
    ['duplicate-id', 7],
  ])
})

test('the files beside add keywords, people and the ids of other catalogues', async () => {
  const { drafts, codes } = await readAll(theMoviesDataset, {
    'movies_metadata.csv': `${HEAD}\n${TUNNEL}\n`,
    'keywords.csv': `id,keywords\n8,"[{'id': 1, 'name': ""children's book""}]"\n`,
    'links.csv': 'movieId,imdbId,tmdbId\n31,0000008,8\n32,0000009,8\n33,0000010,\n',
    'credits.csv': `cast,crew,id\n"[{'cast_id': 1, 'name': 'Bo ""B"" Fry', 'order': 0, 'profile_path': None}]","[{'job': 'Editor', 'name': 'Cy Orr'}, {'job': 'Director', 'name': 'Ann Lee'}]",8\n`,
  })
  expect(drafts).toMatchObject([
    {
      keywords: ["children's book"],
      directors: ['Ann Lee'],
      cast: ['Bo "B" Fry'],
      ids: { tmdb: 8, movielens: 31 },
    },
  ])
  expect(codes).toEqual([])
})

test('broken lists and ids of the files beside are told, the film is kept', async () => {
  const { drafts, problems } = await readAll(theMoviesDataset, {
    'movies_metadata.csv': `${HEAD}\n${TUNNEL}\n`,
    'keywords.csv': `id,keywords\n8,"[{'id': 1, 'na"\nx,[]\n`,
    'credits.csv': `cast,crew,id\n"[{'name': 'Bo Fry'}]",oops,8\n`,
  })
  expect(drafts).toMatchObject([{ title: 'The Tunnel', cast: ['Bo Fry'], directors: [] }])
  expect(problems.map(({ code, file, line, field }) => [code, file, line, field])).toEqual([
    ['broken-list', 'keywords.csv', 2, 'keywords'],
    ['missing-id', 'keywords.csv', 3, 'id'],
    ['broken-list', 'credits.csv', 2, 'crew'],
  ])
})

test('parts of the published file may lack columns, and films in both count once', async () => {
  const { drafts, codes } = await readAll(theMoviesDataset, {
    'movies_metadata.1.csv': `${HEAD}\n${TUNNEL}\n`,
    'movies_metadata.2.csv': `id,title,overview,genres,vote_average,vote_count\n8,The Tunnel,,[],7.0,51.0\n9,Zenda,,"['Comedy', 'War']",6.5,60.0\n`,
  })
  expect(drafts).toMatchObject([
    { title: 'The Tunnel', rating: null },
    { title: 'Zenda', genres: ['Comedy', 'War'], rating: { mean: 6.5, count: 60 } },
  ])
  expect(codes).toEqual(['duplicate-id'])
})
