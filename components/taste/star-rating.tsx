'use client'

import { useId } from 'react'
import { changeMark, type MarkedMovie } from './marks-store'

const HALVES = Array.from({ length: 10 }, (_, i) => (i + 1) / 2)

/** Five stars in halves, as a slider that keys move and as stars that a pointer hits. */
export function StarRating({ movie, stars }: { movie: MarkedMovie; stars: number | null }) {
  const id = useId()
  const { title } = movie
  const rate = (to: number | null) =>
    changeMark(
      movie,
      to === null ? { stars: null } : { stars: to, isSeen: true },
      to === null
        ? `Your rating of ${title} is taken back`
        : `${title}: ${to} ${to === 1 ? 'star' : 'stars'}`,
    )
  return (
    <fieldset className="stars">
      <legend className="label text-soft">Your rating</legend>
      <div>
        {HALVES.map((half) => (
          <label key={half} data-lit={stars !== null && half <= stars} title={`${half} of 5`}>
            <input
              type="radio"
              name={id}
              value={half}
              checked={stars === half}
              onChange={() => rate(half)}
              className="sr-only"
            />
            <span className="sr-only">{half} of 5</span>
          </label>
        ))}
        {stars !== null && (
          <button type="button" className="textlink text-sm" onClick={() => rate(null)}>
            {stars} of 5: take back
          </button>
        )}
      </div>
    </fieldset>
  )
}
