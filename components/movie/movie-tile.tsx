import Link from 'next/link'
import type { ReactNode } from 'react'
import type { MovieCard } from '@/lib/api/schemas'
import { PosterImage } from './poster-image'

/** A film as a poster with its title and year; leads to its page. */
export function MovieTile({
  movie,
  isFirst = false,
  heading: Heading = 'h3',
  cover,
}: {
  movie: MovieCard
  isFirst?: boolean
  heading?: 'h2' | 'h3'
  /** Lies over the poster. */
  cover?: ReactNode
}) {
  const makers = movie.directors.slice(0, 2).join(', ')
  return (
    <Link href={movie.path} prefetch={false} className="tile">
      <PosterImage movie={movie} isFirst={isFirst} />
      {cover}
      <Heading>{movie.title}</Heading>
      <p>{[movie.year, makers].filter(Boolean).join(' · ')}</p>
    </Link>
  )
}
