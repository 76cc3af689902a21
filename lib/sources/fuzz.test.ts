import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { imdb5000 } from './imdb-5000/source'
import { imdb5000RowSchema } from './imdb-5000/reshape'
import { movielens } from './movielens/source'
import { readAll } from './read-all.fixture'
import type { MovieSource } from './source'
import { theMoviesDataset } from './the-movies-dataset/source'
import { tmdb5000 } from './tmdb-5000/source'
import { wikipediaMovieData } from './wikipedia-movie-data/source'

const HEAD = Object.keys(imdb5000RowSchema.shape)
const SOUND: readonly (readonly [MovieSource, string, string])[] = [
  [
    imdb5000,
    'movie_metadata.csv',
    `${HEAD.join(',')}\n${HEAD.map((_, i) => (i === 2 ? 'tt0078748' : '1979')).join(',')}\n`,
  ],
  [
    movielens,
    'movies.csv',
    'movieId,title,genres\n1,"Alien, The (1979)",Horror|Sci-Fi\n2,Heat (1995),Crime\n',
  ],
  [
    theMoviesDataset,
    'movies_metadata.csv',
    `id,title,genres\n1,Alien,"[{'id': 27, 'name': 'Horror'}]"\n2,Heat,[]\n`,
  ],
  [
    tmdb5000,
    'tmdb_5000_movies.csv',
    'id,title,genres\n1,Alien,"[{""name"": ""Horror""}]"\n2,Heat,[]\n',
  ],
  [
    wikipediaMovieData,
    'movies-1970s.json',
    JSON.stringify(
      [
        {
          title: 'Alien',
          year: 1979,
          cast: ['A B'],
          genres: ['Horror'],
          extract: 'Alien is a film directed by Ridley Scott.',
        },
      ],
      null,
      2,
    ),
  ],
]

/** Bytes cut out, put in or changed at a few places. */
const mutations = fc.array(
  fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 40 }), fc.uint8Array({ maxLength: 6 })),
  { minLength: 1, maxLength: 4 },
)

function mutate(text: string, changes: [number, number, Uint8Array][]): Uint8Array {
  let bytes = Buffer.from(text)
  for (const [place, length, put] of changes) {
    const at = place % (bytes.length + 1)
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)])
  }
  return bytes
}

test.each(SOUND.map(([source, file, text]) => [source.name, source, file, text] as const))(
  'a damaged file of %s gives films, problems or one clear error, never another throw',
  async (_, source, file, text) => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        try {
          const { drafts } = await readAll(source, { [file]: mutate(text, changes) })
          for (const draft of drafts) expect(draft.title).toBeTypeOf('string')
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 150, seed: 20_261_123 },
    )
  },
)
