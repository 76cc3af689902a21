'use client'

import { useQuery } from '@tanstack/react-query'
import { postersQuery } from '@/lib/api/queries'
import { usePosterBatch } from './details-scope'
import { TmdbImage } from './tmdb-image'
import { useDetails } from './use-details'

/** TMDB's poster over the one that is drawn here, once it is known. */
export function HeadPoster({ movieId }: { movieId: number }) {
  const path = useDetails(movieId).data.details?.poster
  return <Overlay path={path} sizes="(min-width: 768px) 30vw, 60vw" isFirst />
}

/** The same on a card; all cards of a page ask together. */
export function CardPoster({ movieId }: { movieId: number }) {
  const { data } = useQuery(postersQuery(usePosterBatch()))
  const path = data?.posters[movieId]
  return <Overlay path={path} sizes="(min-width: 1280px) 15vw, (min-width: 640px) 30vw, 45vw" />
}

type OverlayProps = { path: string | null | undefined; sizes: string; isFirst?: boolean }

function Overlay({ path, ...shown }: OverlayProps) {
  if (!path) return null
  return (
    <TmdbImage path={path} kind="poster" width={500} height={750} className="overlay" {...shown} />
  )
}
