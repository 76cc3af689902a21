'use client'

import { useEffect, useRef } from 'react'
import type { MarkState } from '@/lib/api/taste-schemas'
import { changeMark, type MarkedMovie, openPanel } from './marks-store'
import { useMark } from './use-marks'

/** What can be said of a film on its card: like, watchlist, and a panel with the rest. Films that are not wanted leave the page. */
export function MovieMarks({ movie }: { movie: MarkedMovie }) {
  const mark = useMark(movie.id)
  const place = useRef<HTMLDivElement>(null)
  const isHidden = mark?.isHidden ?? false
  useEffect(() => {
    place.current?.closest('li')?.toggleAttribute('hidden', isHidden)
  }, [isHidden])
  return (
    <div ref={place} className="marks no-print">
      {mark && <Buttons movie={movie} mark={mark} />}
    </div>
  )
}

function Buttons({ movie, mark }: { movie: MarkedMovie; mark: MarkState }) {
  const { title } = movie
  return (
    <>
      <LikeButton movie={movie} mark={mark} />
      <button
        type="button"
        aria-pressed={mark.isOnWatchlist}
        aria-label={`Watchlist: ${title}`}
        onClick={() =>
          changeMark(
            movie,
            { isOnWatchlist: !mark.isOnWatchlist },
            mark.isOnWatchlist ? `${title} is off your watchlist` : `${title} is on your watchlist`,
          )
        }
      >
        <span aria-hidden>{mark.isOnWatchlist ? '✓' : '+'}</span>
      </button>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`Rate ${title}, and more`}
        onClick={() => openPanel(movie)}
      >
        <span aria-hidden>{mark.stars === null ? '☆' : `★ ${mark.stars}`}</span>
      </button>
    </>
  )
}

/** Likes a film, or takes it back. */
export function LikeButton({ movie, mark }: { movie: MarkedMovie; mark: MarkState }) {
  const { title } = movie
  return (
    <button
      type="button"
      aria-pressed={mark.isLiked}
      aria-label={`Like ${title}`}
      onClick={() =>
        changeMark(
          movie,
          { isLiked: !mark.isLiked },
          mark.isLiked ? `${title} is no longer liked` : `You like ${title}`,
        )
      }
    >
      <span aria-hidden>{mark.isLiked ? '♥' : '♡'}</span>
    </button>
  )
}
