// Who rated what, as numbered rows: one row a user, columns are films.

/**
 * Interactions by user (CSR). User `u` holds the entries `offsets[u]` to `offsets[u + 1]`, by rising time and,
 * at one time, by rising item; no item twice.
 */
export type Interactions = {
  users: number
  items: number
  /** Length `users + 1`. */
  offsets: Int32Array
  /** Item numbers from 0. */
  indices: Int32Array
  /** Ratings in stars from 0.5 to 5; 1 where only a like is known. */
  ratings: Float32Array
  /** Seconds since 1970; the rank of the interaction where no time is known. */
  times: Float64Array
}

/** One interaction before it is sorted into its row. */
export type Interaction = { user: number; item: number; rating: number; time: number }

/** Sorts interactions into rows. Of the same user and item the last one given stays. O(n log n). */
export function interactionsFrom(
  given: readonly Interaction[],
  { users, items }: { users: number; items: number },
): Interactions {
  const last = new Map<number, Interaction>()
  for (const one of given) last.set(one.user * items + one.item, one)
  const rows = [...last.values()].sort(
    (a, b) => a.user - b.user || a.time - b.time || a.item - b.item,
  )
  const made = emptyInteractions(users, items, rows.length)
  rows.forEach(({ user, item, rating, time }, i) => {
    made.indices[i] = item
    made.ratings[i] = rating
    made.times[i] = time
    made.offsets[user + 1] = made.offsets[user + 1]! + 1
  })
  for (let u = 0; u < users; u++) made.offsets[u + 1] = made.offsets[u + 1]! + made.offsets[u]!
  return made
}

/** Interactions as columns: one number each an interaction. */
export type InteractionColumns = {
  users: Int32Array
  items: Int32Array
  ratings: Float32Array
  times: Float64Array
}

/**
 * Sorts columns into rows without an object an interaction, for millions of them. No user has an item twice.
 * O(n log of a user's interactions).
 */
export function interactionsFromColumns(
  given: InteractionColumns,
  { users, items }: { users: number; items: number },
): Interactions {
  const count = given.users.length
  const made = emptyInteractions(users, items, count)
  const { offsets } = made
  for (const user of given.users) offsets[user + 1] = offsets[user + 1]! + 1
  for (let u = 0; u < users; u++) offsets[u + 1] = offsets[u + 1]! + offsets[u]!
  const next = offsets.slice()
  const order = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const user = given.users[i]!
    order[next[user]!] = i
    next[user] = next[user]! + 1
  }
  for (let u = 0; u < users; u++)
    order
      .subarray(offsets[u], offsets[u + 1])
      .sort((a, b) => given.times[a]! - given.times[b]! || given.items[a]! - given.items[b]!)
  order.forEach((from, to) => {
    made.indices[to] = given.items[from]!
    made.ratings[to] = given.ratings[from]!
    made.times[to] = given.times[from]!
  })
  return made
}

/** Keeps the entries for which `isKept` says so; users and items keep their numbers. O(n). */
export function filterInteractions(
  from: Interactions,
  isKept: (entry: number, user: number) => boolean,
): Interactions {
  const kept = new Int32Array(from.indices.length)
  const offsets = new Int32Array(from.users + 1)
  let count = 0
  for (let u = 0; u < from.users; u++) {
    for (let e = from.offsets[u]!; e < from.offsets[u + 1]!; e++)
      if (isKept(e, u)) kept[count++] = e
    offsets[u + 1] = count
  }
  const made = emptyInteractions(from.users, from.items, count)
  made.offsets.set(offsets)
  for (let i = 0; i < count; i++) {
    const e = kept[i]!
    made.indices[i] = from.indices[e]!
    made.ratings[i] = from.ratings[e]!
    made.times[i] = from.times[e]!
  }
  return made
}

/** How many interactions each item has. */
export function countByItem({ items, indices }: Interactions): Int32Array {
  const counts = new Int32Array(items)
  for (const item of indices) counts[item] = counts[item]! + 1
  return counts
}

/** The same interactions by item: entries ascend by user. `entries` are their places in the rows by user. */
export type ItemColumns = { offsets: Int32Array; users: Int32Array; entries: Int32Array }

/** Turns rows by user into columns by item. O(n). */
export function columnsOf(from: Interactions): ItemColumns {
  const offsets = new Int32Array(from.items + 1)
  for (const item of from.indices) offsets[item + 1] = offsets[item + 1]! + 1
  for (let i = 0; i < from.items; i++) offsets[i + 1] = offsets[i + 1]! + offsets[i]!
  const next = offsets.slice()
  const users = new Int32Array(from.indices.length)
  const entries = new Int32Array(from.indices.length)
  for (let u = 0; u < from.users; u++)
    for (let e = from.offsets[u]!; e < from.offsets[u + 1]!; e++) {
      const item = from.indices[e]!
      const at = next[item]!
      next[item] = at + 1
      users[at] = u
      entries[at] = e
    }
  return { offsets, users, entries }
}

function emptyInteractions(users: number, items: number, count: number): Interactions {
  return {
    users,
    items,
    offsets: new Int32Array(users + 1),
    indices: new Int32Array(count),
    ratings: new Float32Array(count),
    times: new Float64Array(count),
  }
}
