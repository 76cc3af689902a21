// A checked row of a file of one's own becomes a film of ours.
import { findGenre, findGenreKeyword } from '@/lib/catalogue/genre'
import { emptyDraft, MOST_CAST, type MovieDraft } from '@/lib/catalogue/movie'
import { cleanNames } from '../people-names'
import { findCountry, findLanguage } from '../places-and-tongues'
import { EXPECTED, FIELDS, type FieldName, type GenericRow, genericRowSchema } from './schema'

/** A field that was left out or corrected, and why. */
export type Flaw = { code: string; field: string; message: string }

/** The row with every value that is not as it should be left out; null where no title remains. */
export function checkRow(raw: Record<string, unknown>): { row: GenericRow | null; flaws: Flaw[] } {
  const flaws: Flaw[] = []
  const values = pickKnown(raw)
  const span = /^(\d{4})\s*[-–—/]\s*\d{0,4}$/.exec(
    typeof values.year === 'string' ? values.year : '',
  )
  if (span) {
    flaws.push({
      code: 'year-span',
      field: 'year',
      message: `Got «${span[0]}», took the first year.`,
    })
    values.year = Number(span[1])
  }
  const first = genericRowSchema.safeParse(values)
  if (first.success) return { row: first.data, flaws }
  for (const name of FIELDS) {
    const own = first.error.issues.filter(({ path }) => path[0] === name)
    if (own.length === 0) continue
    flaws.push(flawOf(name, values[name]))
    const bad = new Set(own.map(({ path }) => path[1]))
    const value = values[name]
    if (Array.isArray(value) && !bad.has(undefined))
      values[name] = value.filter((_, index) => !bad.has(index))
    else delete values[name]
  }
  return { row: genericRowSchema.safeParse(values).data ?? null, flaws }
}

/** Reshapes a row; what is no genre, language, country or name is told. */
export function reshapeGeneric(row: GenericRow): { draft: MovieDraft; flaws: Flaw[] } {
  const flaws: Flaw[] = []
  const language = codeOf(row.language, /^[a-z]{2,3}$/, findLanguage)
  const country = codeOf(row.country, /^[A-Z]{2}$/, findCountry)
  if (row.language && !language) flaws.push(flawOf('language', row.language))
  if (row.country && !country) flaws.push(flawOf('country', row.country))
  const names = row.genres ?? []
  for (const name of names)
    if (!findGenre(name) && !findGenreKeyword(name))
      flaws.push({
        code: 'unknown-genre',
        field: 'genres',
        message: `Got «${name}», which is no genre of ours.`,
      })
  for (const field of ['directors', 'cast'] as const)
    if (cleanNames(row[field] ?? []).length < new Set(row[field]).size)
      flaws.push({
        code: 'junk-cast',
        field,
        message: `Got «${row[field]?.join('», «')}», left out what is no name.`,
      })
  const keywords = [...(row.keywords ?? []), ...names.map(findGenreKeyword)]
  const year = row.year ?? (row.releaseDate ? Number(row.releaseDate.slice(0, 4)) : null)
  const isRated = row.ratingMean !== undefined && (row.ratingCount ?? 0) > 0
  const draft: MovieDraft = {
    ...emptyDraft(row.title, { source: 'generic', key: keyOf(row) }),
    originalTitle: row.originalTitle ?? null,
    year,
    releaseDate: row.releaseDate ?? null,
    runtime: row.runtime ?? null,
    genres: [...new Set(names.map(findGenre).filter((genre) => genre !== null))],
    directors: cleanNames(row.directors ?? []),
    cast: cleanNames(row.cast ?? []).slice(0, MOST_CAST),
    keywords: [
      ...new Set(keywords.filter((word) => word !== null).map((word) => word.toLowerCase())),
    ],
    language,
    country,
    collection: row.collection ?? null,
    ids: {
      imdb: row.imdb ?? null,
      tmdb: row.tmdb ?? null,
      movielens: row.movielens ?? null,
      wikipedia: row.wikipedia?.replaceAll(' ', '_') ?? null,
    },
    rating: isRated ? { mean: row.ratingMean ?? 0, count: row.ratingCount ?? 0 } : null,
  }
  return { draft, flaws }
}

/** Its own id, else one of the well-known ones, else title and year. */
function keyOf(row: GenericRow): string {
  if (row.id !== undefined) return row.id
  if (row.imdb) return row.imdb
  if (row.tmdb) return `tmdb:${row.tmdb}`
  return row.wikipedia ?? `${row.title} (${row.year ?? row.releaseDate?.slice(0, 4) ?? '?'})`
}

function codeOf(
  text: string | undefined,
  form: RegExp,
  find: (name: string) => string | null,
): string | null {
  if (text === undefined) return null
  return form.test(text) ? text : find(text)
}

function pickKnown(raw: Record<string, unknown>): Partial<Record<FieldName, unknown>> {
  const known = FIELDS.filter((name) => raw[name] !== undefined && raw[name] !== null)
  return Object.fromEntries(known.map((name) => [name, raw[name]]))
}

function flawOf(field: FieldName, value: unknown): Flaw {
  const got = (JSON.stringify(value) ?? 'nothing').slice(0, 60)
  return {
    code: 'field-form',
    field,
    message: `Got ${got}, expected ${EXPECTED[field]}; left out.`,
  }
}
