import type { ReactNode } from 'react'
import type { RecommendationsAnswer } from '@/lib/api/schemas'
import { SectionHead } from '../site/section-head'
import { MovieMarks } from '../taste/movie-marks'
import { WatchedList } from '../taste/watched-list'
import { MovieTile } from './movie-tile'
import { Why } from './why'

/** Films like this one, each with its reason and what that reason is made of. */
export function RecommendationWall({
  title,
  answer,
  coverOf,
}: {
  title: string
  answer: RecommendationsAnswer
  /** What lies over the poster of a film. */
  coverOf?: (movieId: number) => ReactNode
}) {
  return (
    <section aria-labelledby="like" className="wrap mt-20">
      <SectionHead
        id="like"
        title={`Films like ${title}`}
        note={`Model ${answer.model.name} ${answer.model.version}`}
      />
      {answer.items.length === 0 ? (
        <p className="voice max-w-prose text-lg text-soft">
          Nothing in the catalogue is near enough to be put beside it. We know too little of this
          film to say more, and rather say nothing than guess.
        </p>
      ) : (
        <WatchedList
          surface={`more-like-${answer.movieId}`}
          model={`${answer.model.name}@${answer.model.version}`}
        >
          <ul className="grid grid-cols-2 gap-x-4 gap-y-10 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4 xl:grid-cols-6">
            {answer.items.map((item, index) => (
              <li
                key={item.movie.id}
                data-film={item.movie.id}
                data-position={index + 1}
                data-reason={item.headline}
              >
                <MovieTile movie={item.movie} cover={coverOf?.(item.movie.id)} />
                <p>{item.headline}</p>
                <MovieMarks movie={{ id: item.movie.id, title: item.movie.title }} />
                <Why item={item} />
              </li>
            ))}
          </ul>
        </WatchedList>
      )}
    </section>
  )
}
