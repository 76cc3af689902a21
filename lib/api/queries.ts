// The questions of the browser as TanStack Query keeps them: key, fetcher, how long an answer is good.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchSearch } from './fetchers'

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
