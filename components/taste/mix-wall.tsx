import type { MixAnswer } from '@/lib/api/taste-schemas'
import { MovieTile } from '../movie/movie-tile'
import { SectionHead } from '../site/section-head'
import { MovieMarks } from './movie-marks'
import { TasteWhy } from './taste-why'
import { WatchedList } from './watched-list'

/** The films of a mix, and with several people who gains what. */
export function MixWall({ mix }: { mix: MixAnswer }) {
  const { people, items, model, list } = mix
  const isGroup = people.length > 1
  return (
    <section aria-labelledby="mix" className="wrap mt-12">
      <SectionHead
        id="mix"
        title="What goes with them"
        note={`Model ${model.name} ${model.version}`}
      />
      {items.length === 0 && (
        <p className="voice max-w-[38rem] text-lg">
          No film passes all of these at once. Let one of them go.
        </p>
      )}
      <WatchedList surface="mix" list={list} model={`${model.name}@${model.version}`}>
        <ul className="wall">
          {items.map((item, index) => (
            <li
              key={item.movie.id}
              data-film={item.movie.id}
              data-position={index + 1}
              data-reason={item.headline}
            >
              <MovieTile movie={item.movie} isFirst={index < 6} />
              {item.headline && <p className="headline">{item.headline}</p>}
              {isGroup && <Gains people={people} gains={item.gains} />}
              <MovieMarks movie={{ id: item.movie.id, title: item.movie.title }} />
              <TasteWhy item={item} />
            </li>
          ))}
        </ul>
      </WatchedList>
    </section>
  )
}

function Gains({ people, gains }: { people: MixAnswer['people']; gains: readonly number[] }) {
  return (
    <dl className="gains">
      {people.map(({ name }, p) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name
        <div key={p}>
          <dt>{name}</dt>
          <dd>
            <meter min={0} max={1} value={gains[p]}>
              {Math.round(gains[p]! * 100)} %
            </meter>
          </dd>
        </div>
      ))}
    </dl>
  )
}
