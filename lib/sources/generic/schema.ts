// The fields that a file of one's own may have, and what each must be.
import { z } from 'zod'

const text = z.string().trim().min(1).max(200)
const texts = z.array(text).max(1000)

/** One film. Only the title must be there; README.md beside this file describes every field. */
export const genericRowSchema = z.strictObject({
  id: z.union([text, z.int().transform(String)]).optional(),
  title: text,
  originalTitle: text.optional(),
  year: z.int().min(1870).max(2100).optional(),
  releaseDate: z.iso.date().optional(),
  runtime: z.int().min(1).max(900).optional(),
  genres: texts.optional(),
  directors: texts.optional(),
  cast: texts.optional(),
  keywords: texts.optional(),
  language: text.optional(),
  country: text.optional(),
  collection: text.optional(),
  imdb: z
    .string()
    .regex(/^tt\d{7,9}$/)
    .optional(),
  tmdb: z.int().positive().optional(),
  movielens: z.int().positive().optional(),
  wikipedia: text.optional(),
  ratingMean: z.number().min(0).max(10).optional(),
  ratingCount: z.int().nonnegative().optional(),
})

export type GenericRow = z.infer<typeof genericRowSchema>
export type FieldName = keyof GenericRow

const A_TEXT = '1 to 200 letters'
const A_LIST = 'a list of names (CSV: parted by |)'

/** What each field must be, in words, for Problems. */
export const EXPECTED: Record<FieldName, string> = {
  id: A_TEXT,
  title: A_TEXT,
  originalTitle: A_TEXT,
  year: 'a whole number from 1870 to 2100',
  releaseDate: 'a day like 1999-03-31',
  runtime: 'whole minutes from 1 to 900',
  genres: A_LIST,
  directors: A_LIST,
  cast: A_LIST,
  keywords: A_LIST,
  language: 'an ISO 639-1 code or an English name',
  country: 'an ISO 3166-1 code or an English name',
  collection: A_TEXT,
  imdb: 'tt and 7 to 9 digits',
  tmdb: 'a positive whole number',
  movielens: 'a positive whole number',
  wikipedia: A_TEXT,
  ratingMean: 'a number from 0 to 10',
  ratingCount: 'a whole number',
}

export const FIELDS = Object.keys(EXPECTED) as readonly FieldName[]

/** The fields that are lists. */
export const LISTS: readonly FieldName[] = ['genres', 'directors', 'cast', 'keywords']

/** The fields that are numbers. */
export const NUMBERS: readonly FieldName[] = [
  'year',
  'runtime',
  'tmdb',
  'movielens',
  'ratingMean',
  'ratingCount',
]
