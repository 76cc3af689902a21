'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { detailsQuery } from '@/lib/api/queries'
import { useCountry } from './use-country'

/** What TMDB says of the film, for the visitor's country; suspends until it is there. */
export function useDetails(movieId: number) {
  const [country] = useCountry()
  // Another country is shown when it is there; until then the one before stays.
  const shown = useDeferredValue(country)
  return useSuspenseQuery(detailsQuery(movieId, shown))
}
