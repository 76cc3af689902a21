'use client'

import type { MarkState } from '@/lib/api/taste-schemas'
import { changeMark, type MarkedMovie } from './marks-store'
import { StarRating } from './star-rating'

type Flag = 'isLiked' | 'isSeen' | 'isOnWatchlist' | 'isHidden'

const FLAGS: { flag: Flag; word: string; on: string; off: string }[] = [
  { flag: 'isLiked', word: 'Like', on: 'liked', off: 'no longer liked' },
  { flag: 'isOnWatchlist', word: 'Watchlist', on: 'on your watchlist', off: 'off your watchlist' },
  { flag: 'isSeen', word: 'Seen', on: 'marked as seen', off: 'no longer marked as seen' },
  {
    flag: 'isHidden',
    word: 'Not interested',
    on: 'hidden and will not come back',
    off: 'no longer hidden',
  },
]

/** All that can be said of a film. */
export function MarkPanel({ movie, mark }: { movie: MarkedMovie; mark: MarkState }) {
  return (
    <div className="grid gap-4">
      <StarRating movie={movie} stars={mark.stars} />
      <div className="flag-row">
        {FLAGS.map(({ flag, word, on, off }) => (
          <button
            key={flag}
            type="button"
            aria-pressed={mark[flag]}
            onClick={() =>
              changeMark(
                movie,
                { [flag]: !mark[flag] },
                `${movie.title} is ${mark[flag] ? off : on}`,
              )
            }
          >
            {word}
          </button>
        ))}
      </div>
    </div>
  )
}
