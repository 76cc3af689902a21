// The questions of the browser as TanStack Query keeps them: key, fetcher, how long an answer is good.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchDetails, fetchPersonCard, fetchPosters, fetchSearch } from './fetchers'

/** Suggestions offered while somebody types. */
const SUGGESTIONS = 7
/** The catalogue changes with a new build, not while somebody types. */
const FRESH_MILLISECONDS = 5 * 60_000

/** Films and people for a query as it is typed; the answer before stays until the next is there. */
export function suggestionsQuery(query: string) {
  return queryOptions({
    queryKey: ['suggestions', query],
    queryFn: ({ signal }) => fetchSearch(query, { limit: SUGGESTIONS, signal }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    staleTime: FRESH_MILLISECONDS,
    retry: 1,
  })
}

/** What TMDB adds to a film, for a country. */
export function detailsQuery(movieId: number, country: string) {
  return queryOptions({
    queryKey: ['details', movieId, country],
    queryFn: ({ signal }) => fetchDetails(movieId, { country, signal }),
    staleTime: FRESH_MILLISECONDS,
  })
}

/** A person's card. */
export function personCardQuery(tmdbId: number) {
  return queryOptions({
    queryKey: ['person', tmdbId],
    queryFn: ({ signal }) => fetchPersonCard(tmdbId, signal),
    staleTime: FRESH_MILLISECONDS,
  })
}

/** TMDB's posters of several films, in one batch. */
export function postersQuery(movieIds: readonly number[]) {
  return queryOptions({
    queryKey: ['posters', ...movieIds],
    queryFn: ({ signal }) => fetchPosters(movieIds, signal),
    staleTime: FRESH_MILLISECONDS,
  })
}
