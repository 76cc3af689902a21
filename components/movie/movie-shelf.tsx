import type { HomeRow } from '@/lib/api/schemas'
import { titleSlug } from '@/lib/format'
import { SectionHead } from '../site/section-head'
import { MovieMarks } from '../taste/movie-marks'
import { MovieTile } from './movie-tile'

/** A row of films that scrolls sideways; every poster in it is reached with the tab key. */
export function MovieShelf({ row, isFirst = false }: { row: HomeRow; isFirst?: boolean }) {
  const id = `row-${titleSlug(row.title)}`
  return (
    <section aria-labelledby={id} className="wrap mt-12">
      <SectionHead
        id={id}
        title={row.title}
        more={{ href: row.path, label: 'See all', of: row.title }}
      />
      <ul className="shelf -mx-2 px-2 pt-2 pb-4">
        {row.movies.map((movie, index) => (
          <li key={movie.id}>
            <MovieTile movie={movie} isFirst={isFirst && index < 4} />
            <MovieMarks movie={{ id: movie.id, title: movie.title }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
