import type { MovieCard } from '@/lib/api/schemas'
import { countOf, titleSlug } from '@/lib/format'
import { SectionHead } from '../site/section-head'
import { MovieWall } from './movie-wall'

/** What somebody did in so many films; nothing where there are none. */
export function PersonFilms({
  title,
  movies,
  isFirst,
}: {
  title: string
  movies: readonly MovieCard[]
  isFirst: boolean
}) {
  if (movies.length === 0) return null
  const id = `films-${titleSlug(title)}`
  return (
    <section aria-labelledby={id} className="wrap mt-12">
      <SectionHead id={id} title={title} note={countOf(movies.length, 'film')} />
      <MovieWall movies={movies} isFirst={isFirst} />
    </section>
  )
}
