// For tests: a store of few films and people whose tastes a model can find, and suites that fit so small a world.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Movie } from '@/lib/catalogue/movie'
import { inTransaction } from '@/lib/db/database'
import { saveMovies } from '@/lib/db/movies'
import { openTestStore } from '@/lib/db/store.fixture'
import { seededRandom } from '@/lib/math/random'

const FILMS = 60
const PEOPLE = 120
const FIRST_SECOND = 1_500_000_000

function film(i: number): Movie {
  return {
    id: i + 1,
    title: `Film ${i}`,
    originalTitle: null,
    year: 1990 + (i % 20),
    releaseDate: null,
    runtime: 100,
    genres: [i % 2 === 0 ? 'Crime' : 'Comedy'],
    directors: [`Director ${i % 2}-${i % 5}`],
    cast: [`Player ${i % 2}-${i % 7}`],
    keywords: i % 2 === 0 ? ['heist', `k${i % 3}`] : ['farce', `k${i % 3}`],
    language: 'en',
    country: null,
    collection: null,
    ids: {
      imdb: `tt${String(i + 1).padStart(7, '0')}`,
      tmdb: null,
      movielens: i + 1,
      wikipedia: null,
    },
    rating: null,
    popularity: null,
    provenance: [],
  }
}

/** Opens a store with the films, and writes ratings and suites beside it. People like films of their own kind. */
export function openSmallWorld() {
  const store = openTestStore()
  inTransaction(store.database, () =>
    saveMovies(
      store.database,
      Array.from({ length: FILMS }, (_, i) => film(i)),
    ),
  )
  const suites = join(store.folder, 'suites')
  mkdirSync(suites)
  const expectation = (type: string, kwargs: object, severity = 'critical') => ({
    expectation_type: type,
    kwargs,
    meta: { severity },
  })
  const suite = (name: string, expectations: object[]) =>
    writeFileSync(
      join(suites, `${name}.json`),
      JSON.stringify({ expectation_suite_name: name, data_asset_name: name, expectations }),
    )
  suite('movies', [expectation('expect_column_values_to_be_unique', { column: 'id' })])
  suite('ratings', [
    expectation('expect_column_values_to_exist_in_table', {
      column: 'movie',
      other_table: 'movies',
      other_column: 'id',
    }),
    expectation('expect_column_mean_to_be_between', { column: 'rating', max_value: 1 }, 'warning'),
  ])
  suite('events', [expectation('expect_column_values_to_not_be_null', { column: 'kind' })])
  const ratings = join(store.folder, 'ratings.csv')
  writeFileSync(ratings, ratingLines(11).join('\n'))
  return { ...store, suites, ratings }
}

function ratingLines(seed: number): string[] {
  const random = seededRandom(seed)
  const lines: string[] = []
  for (let person = 0; person < PEOPLE; person++)
    for (let i = 0; i < FILMS; i++) {
      const isOwn = i % 2 === person % 2
      if (random() > (isOwn ? 0.5 : 0.08)) continue
      lines.push(
        `${person + 1},${i + 1},${isOwn ? 4.5 : 2},${FIRST_SECOND + person * 1000 + i * 7}`,
      )
    }
  return lines
}
