// Ratings of the size and shape of MovieLens 25M, straight into a store: people of 154 ratings in the mean, few films with most of them.
import type { Movie } from '@/lib/catalogue/movie'
import { type Database, inTransaction } from '@/lib/db/database'
import { saveMovies } from '@/lib/db/movies'
import { closeRatingSet, openRatingSet } from '@/lib/db/ratings'
import { RatingWriter } from '@/lib/db/rating-writer'
import { normalRandom, seededRandom } from '@/lib/math/random'

const SEED = 25
/** Nobody has fewer; beyond them a log-normal number: median 77, mean 154, as of MovieLens 25M (71 and 154). */
const FEWEST = 20
const MOST = 3000
const LOG_MEAN = 4.05
const LOG_DEVIATION = 1.3
/** The higher, the more of all ratings fall on the best-known films. */
const STEEPNESS = 2
/** Of MovieLens 25M 62 % are likes. */
const LIKED = 0.5
const FIRST_SECOND = 1_000_000_000
const PEOPLE_A_TRANSACTION = 2000

/** Fills an empty store, the same for the same numbers; every second rating is a like. Returns how many people there are. */
export function fillWithRatings(
  database: Database,
  { rows, films }: { rows: number; films: number },
): number {
  inTransaction(database, () =>
    saveMovies(
      database,
      Array.from({ length: films }, (_, i) => film(i + 1)),
    ),
  )
  const open = { source: 'movielens', fingerprint: 'generated', path: 'generated', now: 0 }
  const set = openRatingSet(database, open)
  const writer = new RatingWriter(database, set)
  const [random, normal] = [seededRandom(SEED), normalRandom(SEED + 1)]
  let [person, left] = [0, rows]
  while (left > 0)
    inTransaction(database, () => {
      for (let i = 0; i < PEOPLE_A_TRANSACTION && left > 0; i++) {
        const count = Math.floor(FEWEST + Math.exp(LOG_MEAN + LOG_DEVIATION * normal()))
        const chosen = draw(Math.min(count, MOST, left, films >> 1), films, random)
        writer.addRater(++person, String(person))
        for (const movieId of chosen)
          writer.add(person, movieId, random() < LIKED ? 8 : 5, FIRST_SECOND + person)
        left -= chosen.size
      }
      writer.flush()
    })
  const counts = { rows, users: person, films, unknownFilms: 0, broken: 0, now: 1 }
  closeRatingSet(database, set, counts)
  return person
}

function draw(count: number, films: number, random: () => number): Set<number> {
  const chosen = new Set<number>()
  while (chosen.size < count) chosen.add(1 + Math.floor(random() ** STEEPNESS * films))
  return chosen
}

function film(id: number): Movie {
  return {
    id,
    title: `Film ${id}`,
    originalTitle: null,
    year: null,
    releaseDate: null,
    runtime: null,
    genres: [],
    directors: [],
    cast: [],
    keywords: [],
    language: null,
    country: null,
    collection: null,
    ids: { imdb: null, tmdb: null, movielens: id, wikipedia: null },
    rating: null,
    popularity: null,
    provenance: [],
  }
}
