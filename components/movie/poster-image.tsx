import type { MovieCard } from '@/lib/api/schemas'

/** A film's poster as a picture; its words stand beside it as text, so it says nothing twice. */
export function PosterImage({
  movie,
  width = 400,
  isFirst = false,
  alt = '',
}: {
  movie: Pick<MovieCard, 'poster'>
  width?: number
  /** First seen: fetched at once and before others. */
  isFirst?: boolean
  alt?: string
}) {
  return (
    // biome-ignore lint/performance/noImgElement: an SVG of a few KB has nothing to be optimised
    <img
      src={movie.poster}
      alt={alt}
      width={width}
      height={width * 1.5}
      {...(isFirst ? { fetchPriority: 'high' } : { loading: 'lazy' })}
      className="poster"
    />
  )
}
