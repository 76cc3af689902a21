'use client'

import type { ForYouAnswer, TasteRow } from '@/lib/api/taste-schemas'
import { MovieTile } from '../movie/movie-tile'
import { SectionHead } from '../site/section-head'
import type { Controls } from './controls'
import { MovieMarks } from './movie-marks'
import { TasteWhy } from './taste-why'
import { WatchedList } from './watched-list'

/** A row of «For you»: one reason over it, and each film's own below. */
export function TasteShelf({
  row,
  answer,
  controls,
  onChange,
  isFirst,
}: {
  row: TasteRow
  answer: Pick<ForYouAnswer, 'model' | 'experiment' | 'variant' | 'isPersonal'>
  controls: Controls
  onChange: (controls: Controls) => void
  isFirst: boolean
}) {
  const { model, experiment, variant, isPersonal } = answer
  const id = `row-${row.key}`
  return (
    <section aria-labelledby={id} className="mt-12">
      <SectionHead id={id} title={row.title} note={row.reason} />
      <WatchedList
        surface={row.key}
        list={row.list}
        model={`${model.name}@${model.version}`}
        experiment={experiment}
        variant={variant}
      >
        <ul className={isFirst && isPersonal ? 'wall' : 'shelf -mx-2 px-2 pt-2 pb-4'}>
          {row.items.map((item, index) => (
            <li
              key={item.movie.id}
              data-film={item.movie.id}
              data-position={index + 1}
              data-reason={item.headline}
              data-team={item.team ?? undefined}
            >
              <MovieTile movie={item.movie} isFirst={isFirst && index < 4} />
              {isPersonal && item.headline && <p className="headline">{item.headline}</p>}
              <MovieMarks movie={item.movie} />
              {isPersonal && <TasteWhy item={item} controls={controls} onChange={onChange} />}
            </li>
          ))}
        </ul>
      </WatchedList>
    </section>
  )
}
