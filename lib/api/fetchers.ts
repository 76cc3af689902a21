// What the browser asks the server: one function an address.
import { AppError } from '@/lib/errors'
import type { DetailsAnswer, PersonCard, PostersAnswer } from './details-schemas'
import type { ProblemDetails, SearchAnswer } from './schemas'

/** Searches films and people. Throws an AppError with the server's own sentence where it refuses. */
export async function fetchSearch(
  query: string,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<SearchAnswer> {
  return fetchJson(`/api/search?q=${encodeURIComponent(query)}&limit=${limit}`, signal)
}

/** What TMDB adds to a film, for a country. Where this server gives no answer, that is the trouble told. */
export async function fetchDetails(
  movieId: number,
  { country, signal }: { country: string; signal: AbortSignal },
): Promise<DetailsAnswer> {
  const nothing = { country, details: null, fetchedAt: null }
  return fetchJson<DetailsAnswer>(
    `/api/movies/${movieId}/details?country=${country}`,
    signal,
  ).catch(() => ({ ...nothing, trouble: { kind: 'offline', retryAfter: null } }))
}

/** What TMDB says of a person. */
export async function fetchPersonCard(tmdbId: number, signal: AbortSignal): Promise<PersonCard> {
  return fetchJson<PersonCard>(`/api/tmdb/people/${tmdbId}`, signal).catch(() => ({
    person: null,
    path: null,
    trouble: { kind: 'offline', retryAfter: null },
  }))
}

/** TMDB's posters of several films; none where this server gives no answer. */
export async function fetchPosters(
  movieIds: readonly number[],
  signal: AbortSignal,
): Promise<PostersAnswer> {
  return fetchJson<PostersAnswer>(`/api/posters?ids=${movieIds.join(',')}`, signal).catch(() => ({
    posters: {},
  }))
}

async function fetchJson<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal })
  if (!response.ok) throw await errorOf(response)
  return response.json()
}

async function errorOf(response: Response): Promise<AppError> {
  const problem: Partial<ProblemDetails> = await response.json().catch(() => ({}))
  const detail = problem.detail ?? `Got status ${response.status}, expected 200. Try again.`
  return new AppError(response.status < 500 ? 'bad-request' : 'internal', detail)
}
