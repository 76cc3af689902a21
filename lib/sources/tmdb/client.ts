// TMDB's v3 API, read with a v4 token or a v3 key: one call a film.
import type { z } from 'zod'
import type { FilmDetails, PersonDetails } from '@/lib/catalogue/film-details'
import type { Problem } from '@/lib/catalogue/problem'
import type { ReviewDraft } from '@/lib/catalogue/review'
import { type CommonPace, VendorClient, type VendorOptions } from '../vendor-client'
import { type Asked, failed } from '../vendor-failure'
import { parseLenient } from './lenient'
import { reshapeMovie, reshapePerson } from './reshape-movie'
import { reshapeReviews } from './reshape-reviews'
import { findShape, movieShape, pageShape, personShape } from './shapes'

export type TmdbOptions = {
  baseUrl: string
  /** A v4 read access token or a v3 key; told apart by its form. */
  key: string
  requestsPerSecond?: number
  /** That of all processes together. */
  pace?: CommonPace | undefined
  timeoutSeconds?: number
  /** How patient the vendor's client is beyond its defaults. */
  patience?: Pick<VendorOptions, 'retries' | 'mostWaitMs'>
}

/** A film as TMDB tells of it: details to show, reviews, and what was not in the form we know. */
export type TmdbFilm = {
  details: FilmDetails
  reviews: ReviewDraft[]
  reviewsTotal: number | null
  problems: Problem[]
}

/** A film on a list. */
export type TmdbListed = { id: number; title: string | null; year: number | null }
export type TmdbPage = { films: TmdbListed[]; page: number; pages: number }

export type TmdbClient = ReturnType<typeof tmdbClient>

const APPENDED = 'credits,external_ids,videos,images,release_dates,watch/providers,reviews'
/** Texts in English; pictures also without words ("xx" as TMDB's guide has it, "null" as its API does). */
const LANGUAGES = { language: 'en-GB', include_image_language: 'en,xx,null' }
/** TMDB serves no page beyond this one. */
export const LAST_PAGE = 500

/** Opens a client; keep one a process. Nothing is asked before its first use. */
export function tmdbClient({
  baseUrl,
  key,
  requestsPerSecond = 40,
  timeoutSeconds = 8,
  pace,
  patience,
}: TmdbOptions) {
  const isV3 = /^[0-9a-f]{32}$/i.test(key)
  const vendor = new VendorClient({
    name: 'TMDB',
    baseUrl,
    headers: { accept: 'application/json', ...(isV3 ? {} : { authorization: `Bearer ${key}` }) },
    secretQuery: isV3 ? { api_key: key } : {},
    pacePerSecond: requestsPerSecond,
    pace,
    timeoutMs: timeoutSeconds * 1000,
    ...patience,
  })
  return {
    /** A film by its TMDB id, with all that a page shows. */
    async fetchFilm(id: number): Promise<Asked<TmdbFilm>> {
      const query = { append_to_response: APPENDED, ...LANGUAGES }
      const asked = await fetchShape(vendor, `/movie/${id}`, query, movieShape)
      if (!asked.isFound) return asked
      const { value, problems } = asked.value
      const { reviews, total } = reshapeReviews(value)
      const details = reshapeMovie(id, value)
      return { isFound: true, value: { details, reviews, reviewsTotal: total, problems } }
    },

    /** A person by their TMDB id. */
    async fetchPerson(id: number): Promise<Asked<PersonDetails>> {
      const asked = await fetchShape(vendor, `/person/${id}`, { language: 'en-GB' }, personShape)
      if (!asked.isFound) return asked
      const person = reshapePerson(id, asked.value.value)
      if (person === null) return failed('nonsense', 'TMDB answered a person without a name.')
      return { isFound: true, value: person }
    },

    /** The TMDB id of the film with an IMDb id, or null where TMDB has none. */
    async findByImdb(imdb: string): Promise<Asked<number | null>> {
      const query = { external_source: 'imdb_id' }
      const asked = await fetchShape(vendor, `/find/${encodeURIComponent(imdb)}`, query, findShape)
      if (!asked.isFound) return asked
      return { isFound: true, value: asked.value.value.movie_results?.[0]?.id ?? null }
    },

    /** Films whose title and year TMDB finds near; the caller checks who made them. */
    async searchFilms(title: string, year: number): Promise<Asked<TmdbListed[]>> {
      const query = { query: title, primary_release_year: String(year), include_adult: 'false' }
      const asked = await fetchPage(vendor, '/search/movie', query)
      return asked.isFound ? { isFound: true, value: asked.value.films } : asked
    },

    /** A page of films by TMDB's own filters, "sort_by=popularity.desc". */
    discover(filters: Record<string, string>, page: number): Promise<Asked<TmdbPage>> {
      return fetchPage(vendor, '/discover/movie', { ...filters, page: String(page) })
    },

    /** A page of films changed since a day (ISO date, at most 14 days ago). */
    fetchChanges(since: string, page: number): Promise<Asked<TmdbPage>> {
      return fetchPage(vendor, '/movie/changes', { start_date: since, page: String(page) })
    },
  }
}

async function fetchPage(
  vendor: VendorClient,
  path: string,
  query: Record<string, string>,
): Promise<Asked<TmdbPage>> {
  const asked = await fetchShape(vendor, path, query, pageShape)
  if (!asked.isFound) return asked
  const { page, total_pages, results } = asked.value.value
  const films = (results ?? []).flatMap((one) => {
    if (!one?.id) return []
    const year = Number((one.release_date ?? '').slice(0, 4)) || null
    return { id: one.id, title: one.title ?? one.original_title ?? null, year }
  })
  const pages = Math.min(total_pages ?? 1, LAST_PAGE)
  return { isFound: true, value: { films, page: page ?? 1, pages } }
}

async function fetchShape<T>(
  vendor: VendorClient,
  path: string,
  query: Record<string, string>,
  schema: z.ZodType<T>,
): Promise<Asked<{ value: T; problems: Problem[] }>> {
  const asked = await vendor.fetchText(path, query)
  if (!asked.isFound) return asked
  let answer: unknown
  try {
    answer = JSON.parse(asked.value.body)
  } catch {
    const { contentType, body } = asked.value
    const what = contentType || 'no content type'
    return failed('nonsense', `TMDB answered no JSON (${what}, ${body.length} letters).`)
  }
  const parsed = parseLenient(schema, answer, `TMDB ${path}`)
  return parsed
    ? { isFound: true, value: parsed }
    : failed('nonsense', 'TMDB answered JSON of another form than a film.')
}
