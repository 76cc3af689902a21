// What each address of the API takes and answers; requests are checked by it and OpenAPI is made of it.
import { z } from 'zod'
import { detailsAnswerSchema, personCardSchema, postersSchema } from './details-schemas'
import {
  AGGREGATIONS,
  deletedSchema,
  eventsAnswerSchema,
  eventsRequestSchema,
  filtersSchema,
  forYouSchema,
  importedSchema,
  MOST_PEOPLE,
  MOST_THEMES,
  markChangeSchema,
  mixSchema,
  myFilmsSchema,
  mySchema,
  pickerSchema,
  tasteAnswerSchema,
  tasteRequestSchema,
  visitorSchema,
  whySchema,
} from './taste-schemas'
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

/** Themes in a query: names with | between them, each with its amount after a star where it is not 1. */
const themes = (what: string) =>
  z
    .string()
    .max(2000, 'expected at most 2000 letters')
    .transform((text) => text.split('|').filter(Boolean).map(themeOf))
    .pipe(
      z
        .array(z.object({ theme: z.string().min(1).max(100), amount: z.number().min(0).max(1) }))
        .max(MOST_THEMES, `expected at most ${MOST_THEMES} themes`),
    )
    .optional()
    .describe(what)

/** Reads «keyword:heist*0.5». */
function themeOf(text: string): { theme: string; amount: number } {
  const [, theme = text, amount] = /^(.*?)(?:\*(\d(?:\.\d+)?))?$/s.exec(text) ?? []
  return { theme, amount: amount === undefined ? 1 : Math.min(1, Number(amount)) }
}

function whole(what: string, from: number, to: number) {
  const error = `expected ${what}`
  return number(what, z.number({ error }).int(error).min(from, error).max(to, error)).optional()
}

/** What lists for tastes can be asked with, in an address. */
export const controlsQuerySchema = z.object({
  more: themes('Themes wanted more, with | between them: keyword:heist|genre:Comedy*0.5.'),
  less: themes('Themes wanted less.'),
  quiet: z
    .string()
    .regex(/^(?:\d{1,10}(?:,\d{1,10}){0,99})?$/, 'expected up to 100 ids with commas between them')
    .optional()
    .describe('Films of the taste that count a quarter of what they would.'),
  genre: z
    .string()
    .transform((text) => text.split('|').filter(Boolean))
    .pipe(filtersSchema.shape.genres.unwrap())
    .optional()
    .describe('Genres with | between them; films of any of these.'),
  from: whole('a year from 1880 to 2100', 1880, 2100),
  to: whole('a year from 1880 to 2100', 1880, 2100),
  runtime: whole('whole minutes from 1 to 1000', 1, 1000),
  language: filtersSchema.shape.language,
  service: filtersSchema.shape.service,
  diversity: unitInterval().optional(),
  novelty: unitInterval().optional(),
})

export const forYouQuerySchema = controlsQuerySchema.extend({
  experiment: z
    .string()
    .regex(/^[a-z0-9-]+:[^|]{1,60}$/, 'expected experiment:variant')
    .optional()
    .describe('For operators: the variant to be shown.'),
})

export const whyQuerySchema = controlsQuerySchema.extend({
  movie: number(
    'the id of a film',
    z.number({ error: 'expected the id of a film' }).int().positive(),
  ),
})

export const pickerQuerySchema = z.object({
  asked: z
    .string()
    .regex(/^(?:\d{1,10}(?:,\d{1,10}){0,199})?$/, 'expected up to 200 ids with commas between them')
    .optional()
    .describe('Films asked about before.'),
})

const filmGroups = /^[1-9]\d{0,9}(?:[,;][1-9]\d{0,9}){0,59}$/

export const mixQuerySchema = controlsQuerySchema.extend({
  films: z
    .string({ error: 'expected ids of films' })
    .regex(filmGroups, 'expected ids with commas between them, people with ; between them')
    .refine(
      (text) => text.split(';').length <= MOST_PEOPLE,
      `expected at most ${MOST_PEOPLE} people`,
    )
    .describe('Ids with commas between them; for several people, a ; between each one’s films.'),
  people: z
    .string()
    .max(200, 'expected at most 200 letters')
    .optional()
    .describe('Names of the people with ; between them.'),
  how: z
    .enum(AGGREGATIONS, `expected one of ${AGGREGATIONS.join(', ')}`)
    .default('average')
    .describe('How several tastes become one.'),
  limit: limit().default(12),
})

export const exportQuerySchema = z.object({
  format: z.enum(['json', 'letterboxd'], 'expected json or letterboxd').default('json'),
})

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
  taste: {
    method: 'post',
    path: '/api/recommendations',
    summary:
      'Films for a taste: films that pull or push, themes more or less, filters. Nothing is kept.',
    query: noQuerySchema,
    body: tasteRequestSchema,
    answer: tasteAnswerSchema,
    errors: [400, 413, 503],
  },
  mix: {
    path: '/api/mix',
    summary: 'Films that go with several films, or with several people.',
    query: mixQuerySchema,
    answer: mixSchema,
    errors: [400, 503],
  },
  forYou: {
    path: '/api/for-you',
    summary: 'Rows of films for whoever asks, each with one reason.',
    query: forYouQuerySchema,
    answer: forYouSchema,
    errors: [400, 403, 503],
  },
  why: {
    path: '/api/for-you/why',
    summary: 'Everything that makes a film’s score for whoever asks.',
    query: whyQuerySchema,
    answer: whySchema,
    errors: [400, 404, 503],
  },
  picker: {
    path: '/api/picker',
    summary: 'Twelve films that say most about a taste.',
    query: pickerQuerySchema,
    answer: pickerSchema,
    errors: [400, 503],
  },
  my: {
    path: '/api/my',
    summary: 'All that the visitor says of films.',
    query: noQuerySchema,
    answer: mySchema,
    errors: [],
  },
  changeMy: {
    method: 'post',
    path: '/api/my',
    summary: 'Changes what the visitor says of films, all or nothing.',
    query: noQuerySchema,
    body: z.object({ changes: z.array(markChangeSchema).min(1).max(200) }),
    answer: mySchema,
    errors: [400, 403, 404, 413, 503],
  },
  deleteMy: {
    method: 'delete',
    path: '/api/my',
    summary: 'Deletes every row of the visitor at once and says how many there were.',
    query: noQuerySchema,
    answer: deletedSchema,
    errors: [403],
  },
  myFilms: {
    path: '/api/my/films',
    summary: 'The same with the films.',
    query: noQuerySchema,
    answer: myFilmsSchema,
    errors: [503],
  },
  visitor: {
    method: 'post',
    path: '/api/my/visitor',
    summary: 'Makes a visitor: a cookie, and for browsers that refuse it a token for the session.',
    query: noQuerySchema,
    answer: visitorSchema,
    errors: [403, 503],
  },
  exportMy: {
    path: '/api/my/export',
    summary: 'All that the visitor says, as JSON or as CSV that Letterboxd takes.',
    query: exportQuerySchema,
    answer: z.unknown(),
    errors: [400, 404],
  },
  importMy: {
    method: 'post',
    path: '/api/my/import',
    summary:
      'Takes in a history: a file of Letterboxd, IMDb, Trakt, MovieLens or Marquee as the body.',
    query: z.object({ name: z.string().min(1).max(200).describe('The file’s name.') }),
    answer: importedSchema,
    errors: [400, 403, 413, 422, 503],
  },
  events: {
    method: 'post',
    path: '/api/events',
    summary: 'What the browser saw happen: films shown, clicked, opened, searched. Kept once each.',
    query: noQuerySchema,
    body: eventsRequestSchema,
    answer: eventsAnswerSchema,
    errors: [400, 403, 413],
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
