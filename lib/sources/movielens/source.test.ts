import { expect, test } from 'vitest'
import { readAll } from '../read-all.fixture'
import { movielens } from './source'
import { cleanTag } from './tags'
import { parseMovielensTitle } from './titles'

test.each([
  ['Matrix, The (1999)', 'The Matrix', null, 1999],
  [
    'City of Lost Children, The (Cité des enfants perdus, La) (1995)',
    'The City of Lost Children',
    'La Cité des enfants perdus',
    1995,
  ],
  ['Seven (a.k.a. Se7en) (1995)', 'Seven', 'Se7en', 1995],
  ['Leon (a.k.a. The Professional) (Léon) (1994)', 'Leon', 'Léon', 1994],
  ['Alien (Alien) (1979)', 'Alien', null, 1979],
  ['Boss, The (Fists, The) (Tang shan da xiong) (1971)', 'The Boss', 'Tang shan da xiong', 1971],
  ['Men (a.k.a. MIIB) (a.k.a. MIB 2) (2002)', 'Men', 'MIIB', 2002],
  ['(500) Days of Summer (2009)', '(500) Days of Summer', null, 2009],
  ['Babylon 5', 'Babylon 5', null, null],
  ['Nostalgia (2006–2007)', 'Nostalgia', null, 2006],
])('«%s» is taken apart', (text, title, originalTitle, year) => {
  expect(parseMovielensTitle(text)).toMatchObject({ title, originalTitle, year })
})

test.each([
  ['Time-Travel', 'time travel'],
  ['In Netflix queue', null],
  ['nudity (topless)', 'nudity'],
  ['this was a very long sentence about it', null],
  ['1980', null],
  ['R:strong language', null],
  ['way too long', null],
  ['not funny', null],
  ['Bechdel Test:Fail', null],
  ['fun', null],
  ['funny', 'funny'],
])('the tag «%s» becomes %s', (tag, keyword) => {
  expect(cleanTag(tag)).toBe(keyword)
})

test('films, ids, tags and ratings of a folder come together', async () => {
  const { drafts, codes } = await readAll(movielens, {
    'movies.csv':
      'movieId,title,genres\r\n1,Alien (1979),Horror|Sci-Fi\r\n1,Alien (1979),Horror\r\nx,Nothing (1979),Drama\r\n2,"Theory, The (2007-)",Comedy\r\n',
    'links.csv': 'movieId,imdbId,tmdbId\n1,0078748,348\n',
    'tags.csv': 'userId,movieId,tag,timestamp\n1,1,space,1\n2,1,Space,1\n3,1,android,1\n',
    'ratings.csv': 'userId,movieId,rating,timestamp\n1,1,4.0,1\n2,1,5.0,2\n3,1,nine,3\n',
  })
  expect(drafts).toMatchObject([
    {
      title: 'Alien',
      genres: ['Horror', 'Science Fiction'],
      keywords: ['space', 'android'],
      ids: { imdb: 'tt0078748', tmdb: 348, movielens: 1 },
      rating: { mean: 9, count: 2 },
    },
  ])
  expect(codes).toEqual(['broken-rating', 'duplicate-id', 'missing-id', 'not-a-film'])
})

test('the old layout without heads, in Latin-1, is read too', async () => {
  const { drafts, codes } = await readAll(movielens, {
    'movies.dat': Buffer.from("1::Café, The (1995)::Children's|Comedy\n", 'latin1'),
    'ratings.dat': '1::1::5::978300760\n2::1::4::978302109\n',
  })
  expect(drafts).toMatchObject([
    { title: 'The Café', year: 1995, genres: ['Family', 'Comedy'], rating: { mean: 9, count: 2 } },
  ])
  expect(codes).toEqual(['encoding'])
})
