// What does a visitor say of films: read, changed, exported, deleted.
import 'server-only'
import type { DeletedAnswer, MarkChange, MyFilmsAnswer, OwnMark } from '@/lib/api/taste-schemas'
import { inTransaction } from '@/lib/db/database'
import { listMarksOf, MARK_KINDS, type MarkKind, saveMark } from '@/lib/db/events'
import { listRatingsOf, removeRating, saveRating } from '@/lib/db/ratings'
import { listWatched, removeVisitor } from '@/lib/db/visitors'
import type { Signal } from '@/lib/recommend/pulls'
import { movieCard } from './cards'
import { storeConnection } from './connection'
import { getMovie, loadSnapshot } from './snapshot'
import type { Visitor } from './visitor'

const FLAG_OF: Record<MarkKind, 'isLiked' | 'isSeen' | 'isOnWatchlist' | 'isHidden'> = {
  like: 'isLiked',
  seen: 'isSeen',
  watchlist: 'isOnWatchlist',
  hide: 'isHidden',
}

/** All that a visitor says, one mark a film, the latest first; `at` in milliseconds since 1970. */
export function listMarks({ key }: Visitor): OwnMark[] {
  const database = storeConnection()
  const marks = new Map<number, OwnMark>()
  const markOf = (movieId: number, at: number) => {
    const mark = marks.get(movieId) ?? { ...NOTHING, movieId, at }
    mark.at = Math.max(mark.at, at)
    marks.set(movieId, mark)
    return mark
  }
  for (const { movieId, halfStars, ratedAt } of listRatingsOf(database, key))
    markOf(movieId, ratedAt * 1000).stars = halfStars / 2
  for (const { movieId, kind, at } of listMarksOf(database, key))
    markOf(movieId, at)[FLAG_OF[kind]] = true
  return [...marks.values()].sort((a, b) => b.at - a.at || a.movieId - b.movieId)
}

const NOTHING = {
  stars: null,
  isLiked: false,
  isHidden: false,
  isSeen: false,
  isOnWatchlist: false,
}

/** The same with the films, and how much was noted besides; what is no longer in the catalogue is left out. Null: somebody new. */
export function listMarkedFilms(visitor: Visitor | null): MyFilmsAnswer {
  const noted = { views: 0, searches: 0, shown: 0, clicked: 0 }
  if (!visitor) return { films: [], noted }
  const { movieById } = loadSnapshot()
  const { views, searches, shown } = listWatched(storeConnection(), visitor.key)
  return {
    noted: {
      views: views.length,
      searches: searches.length,
      shown: shown.length,
      clicked: shown.filter(({ clickedAt }) => clickedAt !== null).length,
    },
    films: listMarks(visitor).flatMap((mark) => {
      const movie = movieById.get(mark.movieId)
      return movie ? [{ ...mark, movie: movieCard(movie) }] : []
    }),
  }
}

/**
 * Changes what a visitor says of films, all or nothing; `at` (milliseconds since 1970) where it was said before. Throws `not-found`
 * for an unknown film.
 */
export function changeMarks(
  visitor: Visitor,
  changes: readonly (MarkChange & { at?: number })[],
): void {
  for (const { movieId } of changes) getMovie(movieId)
  const database = storeConnection()
  const { key, source, now } = visitor
  inTransaction(database, () => {
    for (const change of changes) {
      const { movieId, stars, at = now } = change
      if (stars === null) removeRating(database, key, movieId)
      else if (stars !== undefined) {
        const ratedAt = Math.floor(at / 1000)
        saveRating(database, { visitor: key, source, movieId, halfStars: stars * 2, ratedAt })
      }
      for (const kind of MARK_KINDS) {
        const isOn = change[FLAG_OF[kind]]
        if (isOn !== undefined)
          saveMark(database, { source, visitor: key, kind, movieId, at }, isOn)
      }
    }
  })
}

/** Deletes every row of a visitor; returns how many went. */
export function deleteAll({ key }: Visitor): DeletedAnswer {
  return removeVisitor(storeConnection(), key)
}

/** A mark as what pulls and pushes. */
export function signalOf({ stars, ...mark }: OwnMark): Signal {
  return { halfStars: stars === null ? null : stars * 2, ...mark }
}
