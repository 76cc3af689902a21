// What TMDB's v3 API answers, as far as we read it. Every field may be missing or null.
import { z } from 'zod'

const text = z.string().nullish()
const number = z.number().nullish()

function listOf<T extends z.ZodRawShape>(shape: T) {
  return z.array(z.object(shape).nullish()).nullish()
}

function resultsOf<T extends z.ZodRawShape>(shape: T) {
  return z.object({ results: listOf(shape) }).nullish()
}

const person = { id: number, name: text, profile_path: text }
const services = listOf({ provider_name: text, logo_path: text, display_priority: number })

const review = {
  id: text,
  author: text,
  author_details: z.object({ name: text, username: text, rating: number }).nullish(),
  content: text,
  created_at: text,
  url: text,
}

/** /movie/{id} with all that `APPENDED` names. */
export const movieShape = z.object({
  id: number,
  title: text,
  tagline: text,
  overview: text,
  status: text,
  runtime: number,
  release_date: text,
  poster_path: text,
  backdrop_path: text,
  original_language: text,
  vote_average: number,
  vote_count: number,
  credits: z
    .object({
      cast: listOf({ ...person, character: text, order: number }),
      crew: listOf({ ...person, job: text }),
    })
    .nullish(),
  videos: resultsOf({
    key: text,
    name: text,
    site: text,
    type: text,
    official: z.boolean().nullish(),
    iso_639_1: text,
  }),
  images: z
    .object({
      posters: listOf({ file_path: text, iso_639_1: text }),
      backdrops: listOf({ file_path: text, iso_639_1: text }),
    })
    .nullish(),
  release_dates: resultsOf({
    iso_3166_1: text,
    release_dates: listOf({ certification: text, type: number }),
  }),
  'watch/providers': z
    .object({
      results: z
        .record(
          z.string(),
          z
            .object({
              link: text,
              flatrate: services,
              free: services,
              ads: services,
              rent: services,
              buy: services,
            })
            .nullish(),
        )
        .nullish(),
    })
    .nullish(),
  reviews: z.object({ results: listOf(review), total_results: number }).nullish(),
})

/** /person/{id} */
export const personShape = z.object({
  id: number,
  name: text,
  known_for_department: text,
  birthday: text,
  deathday: text,
  place_of_birth: text,
  biography: text,
  profile_path: text,
})

const listed = { id: number, title: text, original_title: text, release_date: text }

/** /find/{id} */
export const findShape = z.object({ movie_results: listOf(listed) })

/** /search/movie, /discover/movie and /movie/changes */
export const pageShape = z.object({
  page: number,
  total_pages: number,
  total_results: number,
  results: listOf(listed),
})

export type TmdbMovie = z.infer<typeof movieShape>
export type TmdbPerson = z.infer<typeof personShape>
