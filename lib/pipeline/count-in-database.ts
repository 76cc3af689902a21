// What likes films have in common, counted by the database instead of here: the same numbers.
import { readLikedPairs } from '@/lib/db/co-occurrence'
import type { Database } from '@/lib/db/database'
import { type PairCount, type Together, togetherFrom } from '@/lib/models/co-occurrence'
import { LIKE_STARS } from '@/lib/models/training'
import { readImpliedLikes } from './learning-ratings'
import { isKeptApart } from './training-data'

/** Counts the likes that `prepareTraining` learns from; films are numbered by their place in `movieIds`, pairs with others left out. */
export function countInDatabase(database: Database, movieIds: Int32Array): Together {
  const rowOf = new Map([...movieIds].map((id, row) => [id, row]))
  const asked = {
    halfStars: 2 * LIKE_STARS,
    isLeftOut: isKeptApart,
    implied: readImpliedLikes(database),
  }
  return readLikedPairs(database, asked, (pairs) =>
    togetherFrom(numbered(pairs, rowOf), movieIds.length),
  )
}

function* numbered(
  pairs: Iterable<[number, number, number]>,
  rowOf: ReadonlyMap<number, number>,
): Generator<PairCount> {
  for (const [a, b, count] of pairs) {
    const [rowA, rowB] = [rowOf.get(a), rowOf.get(b)]
    if (rowA !== undefined && rowB !== undefined) yield [rowA, rowB, count]
  }
}
