// The promise about tastes: what somebody says of films, and the lists made of it.
import { z } from 'zod'
import { GENRES } from '@/lib/catalogue/genre'
import { id, modelRefSchema, movieCardSchema } from './schemas'

/** The most films, themes and people that one taste may name. */
export const MOST_TASTE_FILMS = 1000
export const MOST_THEMES = 50
export const MOST_PEOPLE = 6

const unit = (what: string) =>
  z
    .number({ error: `expected ${what}` })
    .min(0, `expected ${what}`)
    .max(1, `expected ${what}`)
const share = () => unit('a number from 0 to 1')
const year = () => {
  const error = 'expected a year from 1880 to 2100'
  return z.int({ error }).min(1880, error).max(2100, error)
}
const minutes = () => {
  const error = 'expected whole minutes from 1 to 1000'
  return z.int({ error }).min(1, error).max(1000, error)
}

/** A theme: a keyword, a person, a genre, a decade, a language or a series as reasons name them. */
const themeName = z
  .string({ error: 'expected the name of a theme' })
  .trim()
  .min(1, 'expected the name of a theme')
  .max(100, 'expected the name of a theme')

const themePull = z.union([themeName, z.object({ theme: themeName, amount: share().default(1) })])

/** Which films may stand in a list. */
export const filtersSchema = z.object({
  genres: z
    .array(z.enum(GENRES, `expected one of ${GENRES.join(', ')}`))
    .max(GENRES.length, 'expected each genre once')
    .optional()
    .describe('Films of any of these.'),
  yearFrom: year().optional(),
  yearTo: year().optional(),
  runtimeMax: minutes().optional().describe('Films whose length is not known are left out.'),
  language: z
    .string()
    .regex(/^[a-z]{2}$/, 'expected a language of ISO 639-1 such as fr')
    .optional(),
  service: z
    .string()
    .trim()
    .min(1, 'expected the name of a streaming service')
    .max(60, 'expected the name of a streaming service')
    .optional()
    .describe('Films of which this site knows that the service streams them.'),
})

const tastedFilm = z.object({
  id,
  weight: z
    .number({ error: 'expected a number from -1 to 1' })
    .min(-1, 'expected a number from -1 to 1')
    .max(1, 'expected a number from -1 to 1')
    .default(1)
    .describe('Above 0 it pulls, below it pushes.'),
})

/** What POST /api/recommendations takes: a taste, and what the list should be like. */
export const tasteRequestSchema = z.object({
  films: z
    .array(z.union([tastedFilm, id]))
    .max(MOST_TASTE_FILMS, `expected at most ${MOST_TASTE_FILMS} films`)
    .default([])
    .describe('Ids, or ids with weights.'),
  more: z.array(themePull).max(MOST_THEMES).default([]).describe('Themes wanted more.'),
  less: z.array(themePull).max(MOST_THEMES).default([]).describe('Themes wanted less.'),
  filters: filtersSchema.default({}),
  diversity: share().default(0.2).describe('0: by score alone; 1: as varied as can be.'),
  novelty: share().default(0).describe('0: the well known first; 1: far from the familiar.'),
  limit: z
    .int({ error: 'expected a whole number from 1 to 50' })
    .min(1, 'expected a whole number from 1 to 50')
    .max(50, 'expected a whole number from 1 to 50')
    .default(12),
  exclude: z
    .array(id)
    .max(5000, 'expected at most 5000 films')
    .default([])
    .describe('Films that may not stand in the list.'),
})

/** What a reason for a taste is of. */
export const TASTE_REASON_KINDS = ['film', 'theme', 'rest', 'quality', 'popularity'] as const

/** One contribution to a score for a taste. */
export const tasteReasonSchema = z.object({
  kind: z.enum(TASTE_REASON_KINDS),
  label: z.string(),
  movieId: id.nullable().describe('The film of the taste that it comes from.'),
  isAlike: z
    .boolean()
    .nullable()
    .describe('Of a film: true where it is alike, false where it is unlike.'),
  contribution: z.number(),
})

/** A film recommended for a taste. */
export const tasteItemSchema = z.object({
  movie: movieCardSchema,
  score: z.number().describe('The sum of all contributions.'),
  headline: z.string(),
  reasons: z
    .array(tasteReasonSchema)
    .describe('The strongest by name, the others together as «rest»; they sum to the score.'),
})

/** Answer of POST /api/recommendations. */
export const tasteAnswerSchema = z.object({
  model: modelRefSchema,
  items: z.array(tasteItemSchema),
})

const featureShare = z.object({ kind: z.string(), label: z.string(), contribution: z.number() })

/** Everything that makes one film's score for a taste. */
export const whySchema = z.object({
  movie: movieCardSchema,
  score: z.number(),
  films: z.array(
    z.object({
      movie: movieCardSchema,
      contribution: z.number(),
      people: z.number().describe('By what people who like the one think of the other.'),
      shared: z.array(featureShare).describe('By what both have in common.'),
    }),
  ),
  asked: z.array(featureShare).describe('By themes asked for more or less.'),
  quality: z.number(),
  popularity: z.number(),
})

/** What a visitor may say of a film. */
export const markSchema = z.object({
  stars: z
    .number({ error: 'expected 0.5 to 5 stars in halves' })
    .min(0.5, 'expected 0.5 to 5 stars in halves')
    .max(5, 'expected 0.5 to 5 stars in halves')
    .multipleOf(0.5, 'expected 0.5 to 5 stars in halves')
    .nullable(),
  isLiked: z.boolean(),
  isHidden: z.boolean().describe('Not interested: it is never shown again.'),
  isSeen: z.boolean(),
  isOnWatchlist: z.boolean(),
})

/** A change of what is said of a film: what is left out stays. */
export const markChangeSchema = markSchema.partial().extend({ movieId: id })

/** What a visitor says of a film. */
export const ownMarkSchema = markSchema.extend({ movieId: id, at: z.int() })

/** Answer of /api/my: all that a visitor said. */
export const mySchema = z.object({
  isKept: z.boolean().describe('Whether the visitor is known; if not, there is nothing.'),
  marks: z.array(ownMarkSchema),
})

/** Answer of /api/my/films: the films of all marks, in the order of /api/my. */
export const myFilmsSchema = z.object({
  films: z.array(ownMarkSchema.extend({ movie: movieCardSchema })),
  noted: z
    .object({ views: z.int(), searches: z.int(), shown: z.int(), clicked: z.int() })
    .describe(
      'How much was noted besides: pages opened, searches, films shown and clicked in lists.',
    ),
})

/** Answer of POST /api/my/visitor. */
export const visitorSchema = z.object({
  token: z
    .string()
    .nullable()
    .describe(
      'For browsers that refuse cookies: to be sent as x-marquee-visitor, for this session.',
    ),
})

/** Answer of DELETE /api/my. */
export const deletedSchema = z.object({
  ratings: z.int(),
  events: z.int(),
  impressions: z.int(),
  exposures: z.int(),
})

/** Answer of POST /api/my/import. */
export const importedSchema = z.object({
  kind: z.string(),
  films: z.int().describe('Films that were found and kept.'),
  missed: z.array(
    z.object({ line: z.int(), title: z.string().nullable(), year: z.int().nullable() }),
  ),
  problems: z.array(z.object({ line: z.int(), text: z.string() })),
})

/** One row of «For you». */
export const tasteRowSchema = z.object({
  key: z.string().describe('Surface of its impressions: «for-you», «because-27».'),
  title: z.string(),
  reason: z.string(),
  list: z.string().describe('Names the list in what is recorded of it.'),
  items: z.array(tasteItemSchema.extend({ team: z.enum(['a', 'b']).nullable() })),
})

/** A theme that a visitor may turn up or down. */
export const offeredThemeSchema = z.object({
  name: z.string().describe('As `more` and `less` take it.'),
  kind: z.string(),
  label: z.string(),
  strength: z.number().describe('Of the strongest, 0 to 1.'),
})

/** Answer of /api/for-you. */
export const forYouSchema = z.object({
  signals: z.int().describe('Films that pull or push.'),
  isPersonal: z.boolean(),
  model: modelRefSchema,
  experiment: z.string().nullable(),
  variant: z.string().nullable(),
  rows: z.array(tasteRowSchema),
  themes: z.array(offeredThemeSchema),
  services: z.array(z.string()).describe('Streaming services known for some film.'),
})

/** Answer of /api/picker. */
export const pickerSchema = z.object({ movies: z.array(movieCardSchema) })

/** How the wishes of several people become one list. */
export const AGGREGATIONS = ['average', 'least-misery', 'most-pleasure'] as const

/** Answer of /api/mix. */
export const mixSchema = z.object({
  people: z.array(z.object({ name: z.string(), films: z.array(movieCardSchema) })),
  aggregation: z.enum(AGGREGATIONS),
  model: modelRefSchema,
  list: z.string(),
  items: z.array(
    tasteItemSchema.extend({
      gains: z.array(z.number()).describe('What each person gains from it, 0 to 1.'),
    }),
  ),
  themes: z.array(offeredThemeSchema),
})

/** One thing that the browser saw happen in a list. */
export const seenSchema = z.object({
  list: z.string().regex(/^[\w-]{8,40}$/, 'expected the name of a list'),
  movieId: id,
  surface: z.string().min(1).max(60),
  position: z.int().min(1).max(1000),
  model: z.string().min(1).max(80),
  experiment: z.string().max(60).nullable().default(null),
  variant: z.string().max(60).nullable().default(null),
  team: z.enum(['a', 'b']).nullable().default(null),
  reason: z.string().max(200).nullable().default(null),
  isClicked: z.boolean().default(false),
})

/** What POST /api/events takes. */
export const eventsRequestSchema = z.object({
  seen: z.array(seenSchema).max(200, 'expected at most 200').default([]),
  views: z.array(id).max(20).default([]).describe('Films whose pages were opened.'),
  searches: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
})

/** Answer of POST /api/events: how many were kept. */
export const eventsAnswerSchema = z.object({
  kept: z.int(),
  ignored: z.enum(['opted-out', 'bot', 'operator', 'no-visitor', 'keeps-nothing']).nullable(),
})

export type Filters = z.infer<typeof filtersSchema>
export type TasteRequest = z.infer<typeof tasteRequestSchema>
export type TasteReason = z.infer<typeof tasteReasonSchema>
export type TasteItem = z.infer<typeof tasteItemSchema>
export type TasteAnswer = z.infer<typeof tasteAnswerSchema>
export type WhyAnswer = z.infer<typeof whySchema>
export type MarkState = z.infer<typeof markSchema>
export type MarkChange = z.infer<typeof markChangeSchema>
export type OwnMark = z.infer<typeof ownMarkSchema>
export type MyAnswer = z.infer<typeof mySchema>
export type MyFilmsAnswer = z.infer<typeof myFilmsSchema>
export type VisitorAnswer = z.infer<typeof visitorSchema>
export type DeletedAnswer = z.infer<typeof deletedSchema>
export type ImportedAnswer = z.infer<typeof importedSchema>
export type TasteRow = z.infer<typeof tasteRowSchema>
export type OfferedTheme = z.infer<typeof offeredThemeSchema>
export type ForYouAnswer = z.infer<typeof forYouSchema>
export type PickerAnswer = z.infer<typeof pickerSchema>
export type MixAnswer = z.infer<typeof mixSchema>
export type Aggregation = (typeof AGGREGATIONS)[number]
export type SeenInList = z.infer<typeof seenSchema>
export type EventsRequest = z.infer<typeof eventsRequestSchema>
export type EventsAnswer = z.infer<typeof eventsAnswerSchema>
