// Films become weighted sparse rows over people, keywords, genres, decade, language and series.
import type { Movie } from '@/lib/catalogue/movie'
import { personKey } from '@/lib/catalogue/person'
import { findSeries } from '@/lib/catalogue/series'
import { type Sparse, sparseFrom } from '@/lib/math/sparse'

/** Where a feature comes from; each field is weighted as a whole. */
export const FIELDS = [
  'collection',
  'director',
  'cast',
  'keyword',
  'genre',
  'decade',
  'language',
] as const
export type Field = (typeof FIELDS)[number]

/** One column of the matrix: what two films may share. */
export type Feature = { field: Field; label: string }

/** One row a film in the order given, of length at most 1; columns are the features. */
export type MovieFeatures = { matrix: Sparse; vocabulary: Feature[] }

/** The facts that features are made of. */
export type FeatureFacts = Pick<
  Movie,
  'title' | 'year' | 'genres' | 'directors' | 'cast' | 'keywords' | 'language' | 'collection'
>

/** `weight`: the share of likeness the field may carry; `damping`: added under the root of its norm, so that a field with little in it says little. */
export type FieldParameters = Record<Field, { weight: number; damping: number }>

/**
 * Half of what is not known of a film stays in its norm, as if it were a private feature that
 * nothing shares: a film of which only "Drama" is known is not the twin of every other such film.
 */
const UNKNOWN_SHARE = 0.5

type Term = { field: Field; label: string; key: string; value: number }

/**
 * Makes one row a film: within a field tf-idf values (idf = ln(1 + N / df)) divided by their
 * damped norm, then the root of the field's weight, so that a product of two rows is the weighted
 * sum of the cosines of their fields (Baeza-Yates & Ribeiro-Neto, Modern Information Retrieval, 2.5.3);
 * then the row is scaled to length 1, what is unknown counted in part.
 * Features of a single film are dropped: nothing can share them.
 */
export function movieFeatures(
  movies: readonly FeatureFacts[],
  parameters: FieldParameters,
): MovieFeatures {
  const series = findSeries(movies)
  const terms = movies.map((movie, index) => movieTerms(movie, series[index] ?? null))
  const frequency = new Map<string, number>()
  for (const row of terms)
    for (const { key } of row) frequency.set(key, (frequency.get(key) ?? 0) + 1)
  const { columns, vocabulary } = numberFeatures(terms, frequency)
  const rows = terms.map((row) => weightRow(row, columns, frequency, movies.length, parameters))
  return { matrix: sparseFrom(rows, vocabulary.length), vocabulary }
}

function movieTerms(movie: FeatureFacts, series: string | null): Term[] {
  const terms = new Map<string, Term>()
  const add = (field: Field, label: string, value: number, id = label) => {
    const key = `${field}:${id}`
    if (!terms.has(key) && value > 0) terms.set(key, { field, label, key, value })
  }
  if (series) add('collection', series, 1, series.toLowerCase())
  for (const name of movie.directors) add('director', name, 1, personKey(name))
  movie.cast.forEach((name, position) => {
    add('cast', name, billing(position), personKey(name))
  })
  for (const keyword of movie.keywords) add('keyword', keyword, 1)
  for (const genre of movie.genres) add('genre', genre, 1)
  if (movie.year !== null)
    for (const [decade, share] of decades(movie.year)) add('decade', `${decade}s`, share)
  if (movie.language) add('language', movie.language, 1)
  return [...terms.values()]
}

/** The lead counts whole, the fourth name half. */
function billing(position: number): number {
  return 1 / Math.sqrt(1 + position)
}

/** A year near the turn of a decade belongs in part to the next one. */
function decades(year: number): [number, number][] {
  const decade = Math.floor(year / 10) * 10
  const place = (year - decade + 0.5) / 10
  const neighbour = place < 0.5 ? decade - 10 : decade + 10
  const share = Math.abs(place - 0.5)
  return [
    [decade, 1 - share],
    [neighbour, share],
  ]
}

function numberFeatures(terms: readonly Term[][], frequency: Map<string, number>) {
  const columns = new Map<string, number>()
  const vocabulary: Feature[] = []
  for (const row of terms)
    for (const { field, label, key } of row) {
      if (columns.has(key) || frequency.get(key) === 1) continue
      columns.set(key, vocabulary.length)
      vocabulary.push({ field, label })
    }
  return { columns, vocabulary }
}

function weightRow(
  row: readonly Term[],
  columns: Map<string, number>,
  frequency: Map<string, number>,
  films: number,
  parameters: FieldParameters,
): [number, number][] {
  const weighted = row.map((term) => ({
    ...term,
    value: term.value * Math.log(1 + films / (frequency.get(term.key) ?? 1)),
  }))
  const entries: [number, number][] = []
  for (const field of FIELDS) {
    const { weight, damping } = parameters[field]
    const own = weighted.filter((term) => term.field === field)
    const squares = own.reduce((sum, { value }) => sum + value ** 2, 0)
    const scale = Math.sqrt(weight / (squares + damping))
    for (const { key, value } of own) {
      const column = columns.get(key)
      if (column !== undefined) entries.push([column, value * scale])
    }
  }
  const norm = rowNorm(entries, parameters)
  return entries
    .sort((a, b) => a[0] - b[0])
    .map(([column, value]): [number, number] => [column, value / norm])
}

function rowNorm(entries: readonly [number, number][], parameters: FieldParameters): number {
  const known = entries.reduce((sum, [, value]) => sum + value ** 2, 0)
  const whole = FIELDS.reduce((sum, field) => sum + parameters[field].weight, 0)
  return Math.sqrt(UNKNOWN_SHARE * Math.max(known, whole) + (1 - UNKNOWN_SHARE) * known) || 1
}
