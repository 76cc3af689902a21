'use client'

import type { Details } from '@/lib/api/details-schemas'
import { countOf, countryName, formatDate, formatRating, formatRuntime } from '@/lib/format'
import { FactList } from './fact-list'
import { TroubleNote } from './trouble-note'
import { useCountry } from './use-country'
import { useDetails } from './use-details'

/** What TMDB says in the head of the page: tagline, overview, and a line of facts. */
export function HeadWords({
  movieId,
  runtime,
}: {
  movieId: number
  /** Minutes as our facts have them: then TMDB's are not said again. */
  runtime: number | null
}) {
  const { data, refetch, isRefetching } = useDetails(movieId)
  const { details, trouble, fetchedAt } = data
  return (
    <div className={details ? 'head-words' : 'mb-8'}>
      {details?.tagline && <p className="font-semibold text-lg">{details.tagline}</p>}
      {details?.overview && <p className="max-w-[40rem]">{details.overview}</p>}
      {details && <FactLine details={details} runtime={runtime} />}
      {trouble && (
        <TroubleNote
          trouble={trouble}
          shownSince={details && fetchedAt && formatDate(fetchedAt)}
          missing=" Its overview, trailer, photographs and where to watch it are missing here."
          onRetry={() => void refetch()}
          isRetrying={isRefetching}
        />
      )}
    </div>
  )
}

function FactLine({ details, runtime }: { details: Details; runtime: number | null }) {
  const [country] = useCountry()
  const facts: [string, string | null][] = [
    ['Runtime', runtime === null && details.runtime ? formatRuntime(details.runtime) : null],
    ['Status', details.status],
    ['Released', details.releaseDate && formatDate(details.releaseDate)],
    [`Certificate, ${countryName(country)}`, details.certificate],
    [
      'On TMDB',
      details.rating &&
        `${formatRating(details.rating.mean)} of 10, ${countOf(details.rating.count, 'vote')}`,
    ],
  ]
  return <FactList facts={facts} className="fact-line" />
}
