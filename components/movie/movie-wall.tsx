import type { MovieCard } from '@/lib/api/schemas'
import { MovieMarks } from '../taste/movie-marks'
import { MovieTile } from './movie-tile'

/** Posters seen without scrolling on most screens. */
const FIRST_SEEN = 6

/** Films as a wall of posters. */
export function MovieWall({
  movies,
  heading = 'h3',
  isFirst = false,
}: {
  movies: readonly MovieCard[]
  heading?: 'h2' | 'h3'
  isFirst?: boolean
}) {
  return (
    <ul className="wall">
      {movies.map((movie, index) => (
        <li key={movie.id}>
          <MovieTile movie={movie} heading={heading} isFirst={isFirst && index < FIRST_SEEN} />
          <MovieMarks movie={{ id: movie.id, title: movie.title }} />
        </li>
      ))}
    </ul>
  )
}
