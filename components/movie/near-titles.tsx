import type { MovieCard } from '@/lib/api/schemas'
import { SectionHead } from '../site/section-head'
import { MovieWall } from './movie-wall'

/** Films whose titles come near to what was asked for; nothing where there are none. */
export function NearTitles({ movies }: { movies: readonly MovieCard[] }) {
  if (movies.length === 0) return null
  return (
    <section aria-labelledby="near" className="wrap mt-16">
      <SectionHead id="near" title="These come near" />
      <MovieWall movies={movies} />
    </section>
  )
}
