// The promise between server and browser, said once: what the API takes and answers.
import { z } from 'zod'
import { GENRES } from '@/lib/catalogue/genre'

/** An id of ours, or of a vendor. */
export const id = z.int().positive()
/** What people think of a film. */
export const rating = z
  .object({ mean: z.number().min(0).max(10), count: z.int().nonnegative() })
  .describe('Mean of people’s ratings on a scale of 0 to 10, and how many there are.')

/** A person as a link: the name and where it leads. */
export const personLinkSchema = z.object({ id, name: z.string(), path: z.string() })

/** A film as a card shows it. */
export const movieCardSchema = z.object({
  id,
  path: z.string().describe('Address of the film’s page, «/movies/27-inception».'),
  title: z.string(),
  year: z.int().nullable(),
  genres: z.array(z.enum(GENRES)),
  directors: z.array(z.string()),
  runtime: z.int().nullable().describe('Minutes.'),
  rating: rating.nullable(),
  poster: z.string().describe('Address of an SVG poster drawn from the film’s facts.'),
})

/** A film with all that we know of it. */
export const movieSchema = movieCardSchema.extend({
  originalTitle: z.string().nullable(),
  releaseDate: z.string().nullable().describe('ISO date of the first release.'),
  directors: z.array(z.string()),
  people: z.object({ directors: z.array(personLinkSchema), cast: z.array(personLinkSchema) }),
  keywords: z.array(z.string()),
  language: z.string().nullable().describe('ISO 639-1.'),
  country: z.string().nullable().describe('ISO 3166-1 alpha-2.'),
  collection: z.string().nullable(),
  ids: z.object({
    imdb: z.string().nullable(),
    tmdb: z.int().nullable(),
    movielens: z.int().nullable(),
    wikipedia: z.string().nullable(),
  }),
  summary: z.string().describe('One line composed from the facts.'),
  sources: z.array(z.string()).describe('Where the facts come from.'),
})

/** Kinds of reason; the first seven are shared features, then the shared audience, the last two the prior. */
export const REASON_KINDS = [
  'collection',
  'director',
  'cast',
  'keyword',
  'genre',
  'decade',
  'language',
  'audience',
  'quality',
  'popularity',
] as const

/** One named contribution to a score. A recommendation's reasons sum to its score. */
export const reasonSchema = z.object({
  kind: z.enum(REASON_KINDS),
  label: z
    .string()
    .describe('What is shared: «Christopher Nolan», «dreams», «Science Fiction», «2010s».'),
  contribution: z.number(),
})

/** One film recommended, with the true reasons. */
export const recommendationSchema = z.object({
  movie: movieCardSchema,
  score: z.number().describe('The sum of the contributions of all reasons.'),
  relevance: z
    .number()
    .describe('The part of the score that comes from likeness alone, by content and by audience.'),
  headline: z
    .string()
    .describe('The strongest reasons in a few words: «same director · dreams, heist».'),
  reasons: z
    .array(reasonSchema)
    .describe('Every contribution, strongest first; they sum to the score.'),
})

/** Which model answered. */
export const modelRefSchema = z.object({
  name: z.string(),
  version: z.string(),
  content: z.string().describe('The version of the content model, on which the hybrid stands too.'),
})

/** Answer of /api/movies/{id}/recommendations. */
export const recommendationsSchema = z.object({
  movieId: id,
  model: modelRefSchema,
  diversity: z.number(),
  minRelevance: z.number(),
  items: z.array(recommendationSchema),
})

/** A person as a search hit. */
export const personHitSchema = personLinkSchema.extend({
  films: z.int().nonnegative(),
  knownFor: z.array(z.string()).describe('Titles of up to three films.'),
})

/** Answer of /api/search. */
export const searchSchema = z.object({
  query: z.string(),
  movies: z.array(movieCardSchema),
  people: z.array(personHitSchema),
  near: z.array(movieCardSchema).describe('Near titles, only when nothing matched.'),
})

/** A person and the films made. */
export const personSchema = personLinkSchema.extend({
  directed: z.array(movieCardSchema),
  actedIn: z.array(movieCardSchema),
})

/** RFC 9457 problem details: how every error of the API looks. */
export const problemDetailsSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('Stable; programs may rely on it.'),
  detail: z.string().describe('What was got, what was expected, what to do.'),
})

/** How /browse may be sorted. */
export const BROWSE_SORTS = ['popular', 'rating', 'newest', 'oldest', 'title'] as const

/** What /browse takes from its URL; every field may be absent. */
export const browseQuerySchema = z.object({
  genre: z.enum(GENRES).optional(),
  decade: z.coerce.number().int().min(1880).max(2100).multipleOf(10).optional(),
  /** Longest runtime in minutes: 90, 120, 150. */
  runtime: z.coerce.number().int().min(1).max(1000).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  /** Lowest mean rating, 0 to 10. */
  rating: z.coerce.number().min(0).max(10).optional(),
  sort: z.enum(BROWSE_SORTS).default('popular'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

/** What /browse shows. */
export const browseSchema = z.object({
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  movies: z.array(movieCardSchema),
  facets: z.object({
    decades: z.array(z.int()),
    languages: z.array(z.object({ code: z.string(), films: z.int() })),
  }),
})

/** One row of the home page. */
export const homeRowSchema = z.object({
  title: z.string(),
  path: z.string().describe('Where to see more of it.'),
  movies: z.array(movieCardSchema),
})

export type PersonLink = z.infer<typeof personLinkSchema>
export type MovieCard = z.infer<typeof movieCardSchema>
export type MovieAnswer = z.infer<typeof movieSchema>
export type Reason = z.infer<typeof reasonSchema>
export type Recommendation = z.infer<typeof recommendationSchema>
export type RecommendationsAnswer = z.infer<typeof recommendationsSchema>
export type PersonHit = z.infer<typeof personHitSchema>
export type SearchAnswer = z.infer<typeof searchSchema>
export type PersonAnswer = z.infer<typeof personSchema>
export type ProblemDetails = z.infer<typeof problemDetailsSchema>
export type BrowseQuery = z.infer<typeof browseQuerySchema>
export type BrowseAnswer = z.infer<typeof browseSchema>
export type HomeRow = z.infer<typeof homeRowSchema>
