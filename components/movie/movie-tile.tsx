import Link from 'next/link'
import type { MovieCard } from '@/lib/api/schemas'
import { PosterImage } from './poster-image'

/** A film as a poster with its title and year; leads to its page. */
export function MovieTile({
  movie,
  isFirst = false,
  heading: Heading = 'h3',
}: {
  movie: MovieCard
  isFirst?: boolean
  heading?: 'h2' | 'h3'
}) {
  const makers = movie.directors.slice(0, 2).join(', ')
  return (
    <Link href={movie.path} prefetch={false} className="group block">
      <span className="lift block">
        <PosterImage movie={movie} isFirst={isFirst} />
      </span>
      <Heading className="mt-3 font-semibold text-sm leading-tight decoration-2 decoration-signal underline-offset-2 group-hover:underline">
        {movie.title}
      </Heading>
      <p className="label mt-1 text-soft">{[movie.year, makers].filter(Boolean).join(' · ')}</p>
    </Link>
  )
}
