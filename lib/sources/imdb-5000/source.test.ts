import { expect, test } from 'vitest'
import { readAll } from '../read-all.fixture'
import { imdb5000RowSchema } from './reshape'
import { imdb5000 } from './source'

const HEAD = Object.keys(imdb5000RowSchema.shape)

function table(...films: Record<string, string>[]): string {
  const plain = {
    movie_title: 'Alien\u00a0',
    title_year: '1979',
    movie_imdb_link: 'http://x/title/tt0078748/?ref',
    genres: 'Horror|Sci-Fi',
    num_voted_users: '10',
    imdb_score: '8.5',
  }
  const rows = films.map((film) =>
    HEAD.map((name) => ({ ...plain, ...film })[name] ?? '').join(','),
  )
  return [HEAD.join(','), ...rows].join('\n')
}

const read = (content: string) => readAll(imdb5000, { 'movie_metadata.csv': content })

test('a row becomes a film, its title without the trailing blank that the file has', async () => {
  const { drafts } = await read(
    table({
      director_name: 'Ridley Scott',
      actor_1_name: 'Tom Skerritt',
      plot_keywords: 'alien|Outer Space',
      language: 'English',
      country: 'UK',
      duration: '117',
    }),
  )
  expect(drafts).toMatchObject([
    {
      title: 'Alien',
      year: 1979,
      runtime: 117,
      genres: ['Horror', 'Science Fiction'],
      directors: ['Ridley Scott'],
      cast: ['Tom Skerritt'],
      keywords: ['alien', 'outer space'],
      language: 'en',
      country: 'GB',
      ids: { imdb: 'tt0078748' },
      rating: { mean: 8.5, count: 10 },
    },
  ])
})

test('series, second rows and rows without an id are dropped and told', async () => {
  const { drafts, codes } = await read(
    table({}, { title_year: '', movie_imdb_link: 'tt0000009' }, {}, { movie_imdb_link: 'none' }),
  )
  expect(drafts).toHaveLength(1)
  expect(codes).toEqual(['not-a-film', 'duplicate-id', 'missing-id'])
})
