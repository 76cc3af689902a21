// One film as one line of JSON: the form in which the catalogue is committed and read.
import { z } from 'zod'
import { GENRES } from './genre'
import { MOST_CAST, MOST_KEYWORDS, type Movie, type MovieDraft } from './movie'

const text = z.string().min(1).max(200)
const recordSchema = z.strictObject({
  id: z.int().positive(),
  title: text,
  originalTitle: text.optional(),
  year: z.int().min(1870).max(2100).optional(),
  releaseDate: z.iso.date().optional(),
  runtime: z.int().min(1).max(2000).optional(),
  genres: z.array(z.enum(GENRES)).optional(),
  directors: z.array(text).optional(),
  cast: z.array(text).max(MOST_CAST).optional(),
  keywords: z.array(z.string().min(1).max(60)).max(MOST_KEYWORDS).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  collection: text.optional(),
  imdb: z
    .string()
    .regex(/^tt\d{7,9}$/)
    .optional(),
  tmdb: z.int().positive().optional(),
  movielens: z.int().positive().optional(),
  wikipedia: text.optional(),
  rating: z.tuple([z.number().min(0).max(10), z.int().nonnegative()]).optional(),
  popularity: z.number().min(0).max(1).optional(),
  from: z.array(z.string().regex(/^[a-z0-9-]+:.+$/)).min(1),
})

type MovieRecord = z.infer<typeof recordSchema>

const handWrittenSchema = recordSchema
  .omit({ id: true, from: true, popularity: true, rating: true, movielens: true, wikipedia: true })
  .extend({ year: z.int().min(1870).max(2100) })

/** Writes a film as one line of JSON without a line end; what is unknown is left out. */
export function encodeMovie(movie: Movie): string {
  const record: MovieRecord = {
    id: movie.id,
    title: movie.title,
    ...known('originalTitle', movie.originalTitle),
    ...known('year', movie.year),
    ...known('releaseDate', movie.releaseDate),
    ...known('runtime', movie.runtime),
    ...known('genres', movie.genres),
    ...known('directors', movie.directors),
    ...known('cast', movie.cast),
    ...known('keywords', movie.keywords),
    ...known('language', movie.language),
    ...known('country', movie.country),
    ...known('collection', movie.collection),
    ...known('imdb', movie.ids.imdb),
    ...known('tmdb', movie.ids.tmdb),
    ...known('movielens', movie.ids.movielens),
    ...known('wikipedia', movie.ids.wikipedia),
    ...(movie.rating && { rating: [movie.rating.mean, movie.rating.count] }),
    ...known('popularity', movie.popularity),
    from: movie.provenance.map(({ source, key }) => `${source}:${key}`),
  }
  return JSON.stringify(record)
}

/** Reads a line written by `encodeMovie`. Throws with the field's name where the line breaks the form. */
export function decodeMovie(line: string): Movie {
  const record = recordSchema.parse(JSON.parse(line))
  return {
    id: record.id,
    title: record.title,
    originalTitle: record.originalTitle ?? null,
    year: record.year ?? null,
    releaseDate: record.releaseDate ?? null,
    runtime: record.runtime ?? null,
    genres: record.genres ?? [],
    directors: record.directors ?? [],
    cast: record.cast ?? [],
    keywords: record.keywords ?? [],
    language: record.language ?? null,
    country: record.country ?? null,
    collection: record.collection ?? null,
    ids: {
      imdb: record.imdb ?? null,
      tmdb: record.tmdb ?? null,
      movielens: record.movielens ?? null,
      wikipedia: record.wikipedia ?? null,
    },
    rating: record.rating ? { mean: record.rating[0], count: record.rating[1] } : null,
    popularity: record.popularity ?? null,
    provenance: record.from.map((one) => {
      const cut = one.indexOf(':')
      return { source: one.slice(0, cut), key: one.slice(cut + 1) }
    }),
  }
}

/** Reads a line of the hand-written supplement. Throws with the field's name where it breaks the form. */
export function decodeHandWritten(line: string): MovieDraft {
  const record = handWrittenSchema.parse(JSON.parse(line))
  const from = `supplement:${record.title} (${record.year})`
  const {
    id: _,
    popularity: __,
    provenance,
    ...facts
  } = decodeMovie(JSON.stringify({ ...record, id: 1, from: [from] }))
  return { ...facts, provenance: provenance[0]! }
}

function known<K extends string, V>(key: K, value: V | null): { [P in K]?: V } {
  const isKnown = value !== null && !(Array.isArray(value) && value.length === 0)
  return (isKnown ? { [key]: value } : {}) as { [P in K]?: V }
}
