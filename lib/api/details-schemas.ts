// The promise about what TMDB adds to a film.
import { z } from 'zod'
import { VENDOR_FAILURES } from '@/lib/errors'
import { id, rating } from './schemas'

/** What went wrong at a vendor, and when it is worth asking again. */
export const troubleSchema = z.object({
  kind: z.enum(VENDOR_FAILURES),
  retryAfter: z.int().nullable().describe('Seconds until it is worth asking again, where known.'),
})

const imagePath = z.string().nullable().describe('Path below /images/tmdb/{size}.')
const detailsPersonSchema = z.object({
  id,
  name: z.string(),
  role: z.string().nullable(),
  photo: imagePath,
})
const watchServicesSchema = z.array(z.object({ name: z.string(), logo: imagePath }))

/** What TMDB adds to a film, for one country. */
export const detailsSchema = z.object({
  tmdbId: id,
  tagline: z.string().nullable(),
  overview: z.string().nullable(),
  status: z.string().nullable(),
  runtime: z.int().nullable().describe('Minutes.'),
  releaseDate: z.string().nullable(),
  poster: imagePath,
  backdrop: imagePath,
  rating: rating.nullable(),
  certificate: z.string().nullable(),
  cast: z.array(detailsPersonSchema),
  crew: z.array(detailsPersonSchema),
  trailer: z.object({ key: z.string(), name: z.string() }).nullable(),
  watch: z
    .object({
      link: z.string().nullable(),
      stream: watchServicesSchema,
      free: watchServicesSchema,
      rent: watchServicesSchema,
      buy: watchServicesSchema,
    })
    .nullable()
    .describe('Where to watch it in the country; null: nowhere known.'),
  countries: z.array(z.string()).describe('Countries where it can be watched, ISO 3166-1.'),
})

/** Answer of /api/movies/{id}/details: what TMDB says, or why there is nothing. */
export const detailsAnswerSchema = z.object({
  country: z.string(),
  details: detailsSchema.nullable(),
  fetchedAt: z.string().nullable().describe('When TMDB said so, ISO 8601.'),
  trouble: troubleSchema
    .nullable()
    .describe('Why there are no details, or why those there are could not be renewed.'),
})

/** Answer of /api/tmdb/people/{id}. */
export const personCardSchema = z.object({
  person: z
    .object({
      id,
      name: z.string(),
      knownFor: z.string().nullable(),
      birthday: z.string().nullable(),
      deathday: z.string().nullable(),
      birthplace: z.string().nullable(),
      biography: z.string().nullable(),
      photo: imagePath,
    })
    .nullable(),
  path: z.string().nullable().describe('Our own page of somebody of that name.'),
  trouble: troubleSchema.nullable(),
})

/** Answer of /api/posters: TMDB's posters by film id; films without one are left out. */
export const postersSchema = z.object({ posters: z.record(z.string(), z.string()) })

export type Trouble = z.infer<typeof troubleSchema>
export type Details = z.infer<typeof detailsSchema>
export type DetailsAnswer = z.infer<typeof detailsAnswerSchema>
export type DetailsPerson = z.infer<typeof detailsPersonSchema>
export type PersonCard = z.infer<typeof personCardSchema>
export type PostersAnswer = z.infer<typeof postersSchema>
