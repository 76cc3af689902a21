// What each address of the API takes and answers; requests are checked by it and OpenAPI is made of it.
import { z } from 'zod'
import { detailsAnswerSchema, personCardSchema, postersSchema } from './details-schemas'
import { movieSchema, problemDetailsSchema, recommendationsSchema, searchSchema } from './schemas'

/** The longest query that is searched for. */
export const LONGEST_QUERY = 200

/** Numbers as people write them: no blanks, no exponents, no other bases. */
const DECIMAL = /^-?\d{1,9}(?:\.\d{1,9})?$/

/** A number in a query; anything else is passed on for the schema to refuse. */
function number(what: string, schema: z.ZodNumber) {
  const toNumber = (text: unknown) =>
    typeof text === 'string' && DECIMAL.test(text) ? Number(text) : text
  return z.preprocess(toNumber, schema.describe(what))
}

function unitInterval() {
  const what = 'a number from 0 to 1'
  const error = `expected ${what}`
  return number(what, z.number({ error }).min(0, error).max(1, error))
}

function limit() {
  const what = 'a whole number from 1 to 50'
  const error = `expected ${what}`
  return number(what, z.number({ error }).int(error).min(1, error).max(50, error))
}

export const searchQuerySchema = z.object({
  q: z
    .string({ error: 'expected a text to search for' })
    .trim()
    .min(1, 'expected at least one letter')
    .max(LONGEST_QUERY, `expected at most ${LONGEST_QUERY} letters`),
  limit: limit().default(8),
})

export const recommendationsQuerySchema = z.object({
  limit: limit().default(12),
  model: z
    .string()
    .min(1, 'expected the name of a model')
    .max(60, 'expected the name of a model')
    .optional(),
  diversity: unitInterval().optional(),
  minRelevance: unitInterval().optional(),
})

/** The most films whose posters are asked for at once. */
export const MOST_POSTERS = 50

export const detailsQuerySchema = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'expected a country of ISO 3166-1 such as GB')
    .default('GB'),
})

export const postersQuerySchema = z.object({
  ids: z
    .string({ error: 'expected ids with commas between them' })
    .regex(
      /^[1-9]\d{0,9}(?:,[1-9]\d{0,9}){0,49}$/,
      `expected 1 to ${MOST_POSTERS} ids with commas between them`,
    )
    .describe('Ids of films with commas between them.'),
})

export const noQuerySchema = z.object({})

/** Answer of /api/health: the process is alive. */
export const healthSchema = z.object({ status: z.literal('alive') })

/** Answer of /api/ready: store and rows are loaded. */
export const readySchema = z.object({
  status: z.literal('ready'),
  films: z.int(),
  people: z.int(),
  model: z.object({ name: z.string(), version: z.string() }),
})

/** Every address, by the name its route uses. */
export const ENDPOINTS = {
  search: {
    path: '/api/search',
    summary: 'Films and people whose names match a text as it is typed.',
    query: searchQuerySchema,
    answer: searchSchema,
    errors: [400, 503],
  },
  movie: {
    path: '/api/movies/{id}',
    summary: 'All that is known of a film.',
    query: noQuerySchema,
    answer: movieSchema,
    errors: [400, 404, 503],
  },
  recommendations: {
    path: '/api/movies/{id}/recommendations',
    summary: 'Films like this one, best first, each with every contribution to its score.',
    query: recommendationsQuerySchema,
    answer: recommendationsSchema,
    errors: [400, 404, 503],
  },
  details: {
    path: '/api/movies/{id}/details',
    summary: 'What TMDB adds to a film: pictures, words, cast, trailer, where to watch it.',
    query: detailsQuerySchema,
    answer: detailsAnswerSchema,
    errors: [400, 404, 503],
  },
  posters: {
    path: '/api/posters',
    summary: 'TMDB’s posters of several films in one batch.',
    query: postersQuerySchema,
    answer: postersSchema,
    errors: [400, 503],
  },
  personCard: {
    path: '/api/tmdb/people/{id}',
    summary: 'What TMDB says of a person, by TMDB’s own id.',
    query: noQuerySchema,
    answer: personCardSchema,
    errors: [400, 503],
  },
  health: {
    path: '/api/health',
    summary: 'Whether the process is alive.',
    query: noQuerySchema,
    answer: healthSchema,
    errors: [],
  },
  ready: {
    path: '/api/ready',
    summary: 'Whether store and rows are loaded, and which model answers.',
    query: noQuerySchema,
    answer: readySchema,
    errors: [503],
  },
} as const

/** Form of every error. */
export const errorSchema = problemDetailsSchema
