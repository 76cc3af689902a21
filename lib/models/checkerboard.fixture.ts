// For tests: tastes that any sane model must find again, and tastes without any order.
import { type Interactions, interactionsFrom } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'

/** Users like films of their own parity, each but a few of them: the white fields of a chessboard. */
export function checkerboard({
  users,
  items,
  seed,
}: {
  users: number
  items: number
  seed: number
}): Interactions {
  const random = seededRandom(seed)
  const given = []
  for (let user = 0; user < users; user++)
    for (let item = user % 2; item < items; item += 2)
      if (random() < 0.7) given.push({ user, item, rating: 4 + (item % 3) / 2, time: user + item })
  return interactionsFrom(given, { users, items })
}

/** Everybody likes anything with the same chance. */
export function randomInteractions(options: {
  users: number
  items: number
  share: number
  seed: number
}): Interactions {
  const { users, items, share } = options
  const random = seededRandom(options.seed)
  const given = []
  for (let user = 0; user < users; user++)
    for (let item = 0; item < items; item++)
      if (random() < share) given.push({ user, item, rating: 4, time: item })
  return interactionsFrom(given, { users, items })
}
