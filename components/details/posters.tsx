'use client'

import { useQuery } from '@tanstack/react-query'
import { postersQuery } from '@/lib/api/queries'
import { usePosterBatch } from './details-scope'
import { TmdbImage } from './tmdb-image'
import { useDetails } from './use-details'

/** TMDB's poster over the one that is drawn here, once it is known. */
export function HeadPoster({ movieId }: { movieId: number }) {
  const poster = useDetails(movieId).data.details?.poster
  if (!poster) return null
  return (
    <TmdbImage
      path={poster}
      kind="poster"
      width={500}
      height={750}
      sizes="(min-width: 768px) 30vw, 60vw"
      className="overlay"
      isFirst
    />
  )
}

/** The same on a card; all cards of a page ask together. */
export function CardPoster({ movieId }: { movieId: number }) {
  const { data } = useQuery(postersQuery(usePosterBatch()))
  const poster = data?.posters[movieId]
  if (!poster) return null
  return (
    <TmdbImage
      path={poster}
      kind="poster"
      width={342}
      height={513}
      sizes="(min-width: 1280px) 15vw, (min-width: 640px) 30vw, 45vw"
      className="overlay"
    />
  )
}
