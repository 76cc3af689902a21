// Ways of hiding ratings to ask for them back.
import { filterInteractions, type Interactions } from '@/lib/features/interactions'

export const SPLITS = ['leave-one-out', 'temporal', 'strong', 'cold', 'cross-validation'] as const
export type SplitName = (typeof SPLITS)[number]

/** A user of the test: what is known at the time of asking, the oldest first, and what was liked among the hidden. */
export type TestUser = {
  user: number
  items: Int32Array
  stars: Float32Array
  relevant: Int32Array
}

/** One training set and its tests. */
export type Split = {
  train: Interactions
  tests: TestUser[]
  /** 1 for each film that may be ranked; null: all. Films that the user has are never ranked. */
  candidates: Uint8Array | null
  /** Seconds since 1970 at which the training data ends. */
  now: number
}

export type SplitOptions = {
  /** A hidden rating of so many stars is relevant. */
  likedFrom: number
  random: () => number
}

const FOLDS = 5
/** Users of fewer ratings are not asked. */
const FEWEST_RATINGS = 5
/** The last share of time or of a user's ratings is hidden. */
const HIDDEN_SHARE = 0.2
/** Where a temporal split cuts, as shares of all ratings by time, and how much is asked for after each cut. */
const TIMES = [0.5, 0.6, 0.7, 0.8, 0.9]
const WINDOW_SHARE = 0.1
/** This share of the films is hidden as if nobody had rated them yet. */
const COLD_SHARE = 0.2

/** Splits the data; temporal ones, strong generalisation and cross-validation give five splits, in the last two of which each user or rating is hidden once. */
export function splitBy(name: SplitName, data: Interactions, options: SplitOptions): Split[] {
  if (name === 'leave-one-out') return [leaveOneOut(data, options)]
  if (name === 'temporal') return TIMES.map((share) => temporal(data, share, options))
  if (name === 'cold') return [coldStart(data, options)]
  return name === 'strong' ? strong(data, options) : crossValidation(data, options)
}

/** Each user's last like is hidden, and whatever came after it. */
function leaveOneOut(data: Interactions, { likedFrom }: SplitOptions): Split {
  const hidden = Int32Array.from({ length: data.users }, (_, user) => {
    const [start, end] = [data.offsets[user]!, data.offsets[user + 1]!]
    let last = end - 1
    while (last >= start && data.ratings[last]! < likedFrom) last--
    return last - start >= FEWEST_RATINGS ? last : end
  })
  const train = filterInteractions(data, (entry, user) => entry < hidden[user]!)
  const tests: TestUser[] = []
  for (let user = 0; user < data.users; user++)
    if (hidden[user]! < data.offsets[user + 1]!)
      tests.push({
        ...historyOf(train, user),
        relevant: Int32Array.of(data.indices[hidden[user]!]!),
      })
  return { train, tests, candidates: null, now: latest(train) }
}

/**
 * A rolling origin (Tashman 2000): what lies before a share of all ratings by time is learned from, and the next tenth asked for. Who
 * came before is asked for the likes of that tenth; who came in it for those of the second half of the own ratings, with the first half
 * known but not learned from.
 */
function temporal(data: Interactions, share: number, { likedFrom }: SplitOptions): Split {
  const sorted = data.times.slice().sort()
  const timeAt = (part: number) =>
    sorted[Math.floor(sorted.length * part)] ?? Number.POSITIVE_INFINITY
  const [now, until] = [timeAt(share), timeAt(share + WINDOW_SHARE)]
  const train = filterInteractions(data, (entry) => data.times[entry]! < now)
  const tests: TestUser[] = []
  for (let user = 0; user < data.users; user++) {
    const start = data.offsets[user]!
    let from = start
    while (from < data.offsets[user + 1]! && data.times[from]! < now) from++
    let end = from
    while (end < data.offsets[user + 1]! && data.times[end]! < until) end++
    if (from === start) from = start + Math.floor((end - start) / 2)
    addTest(tests, data, { user, start, from, end }, likedFrom)
  }
  return { train, tests, candidates: null, now }
}

/** Each user is once left out of training and asked for the likes of the last fifth of the own ratings (Liang et al. 2018). */
function strong(data: Interactions, { likedFrom, random }: SplitOptions): Split[] {
  const fold = Uint8Array.from({ length: data.users }, () => Math.floor(random() * FOLDS))
  return Array.from({ length: FOLDS }, (_, held) => {
    const train = filterInteractions(data, (_, user) => fold[user] !== held)
    const tests: TestUser[] = []
    for (let user = 0; user < data.users; user++) {
      if (fold[user] !== held) continue
      const [start, end] = [data.offsets[user]!, data.offsets[user + 1]!]
      const from = end - Math.max(1, Math.floor((end - start) * HIDDEN_SHARE))
      addTest(tests, data, { user, start, from, end }, likedFrom)
    }
    return { train, tests, candidates: null, now: latest(train) }
  })
}

/** A fifth of the films loses all ratings; each user is asked for the likes among them, ranked among them alone. */
function coldStart(data: Interactions, { likedFrom, random }: SplitOptions): Split {
  const candidates = Uint8Array.from({ length: data.items }, () => (random() < COLD_SHARE ? 1 : 0))
  const isHidden = (entry: number) => candidates[data.indices[entry]!] === 1
  return { ...hide(data, isHidden, likedFrom), candidates }
}

/** Each rating is hidden once, drawn by chance. */
function crossValidation(data: Interactions, { likedFrom, random }: SplitOptions): Split[] {
  const fold = Uint8Array.from(data.indices, () => Math.floor(random() * FOLDS))
  return Array.from({ length: FOLDS }, (_, held) =>
    hide(data, (entry) => fold[entry] === held, likedFrom),
  )
}

function hide(data: Interactions, isHidden: (entry: number) => boolean, likedFrom: number): Split {
  const train = filterInteractions(data, (entry) => !isHidden(entry))
  const tests: TestUser[] = []
  for (let user = 0; user < data.users; user++) {
    const relevant: number[] = []
    for (let e = data.offsets[user]!; e < data.offsets[user + 1]!; e++)
      if (isHidden(e) && data.ratings[e]! >= likedFrom) relevant.push(data.indices[e]!)
    const history = historyOf(train, user)
    if (relevant.length > 0 && history.items.length > 0)
      tests.push({ ...history, relevant: Int32Array.from(relevant) })
  }
  return { train, tests, candidates: null, now: latest(train) }
}

function historyOf(data: Interactions, user: number): Omit<TestUser, 'relevant'> {
  const [start, end] = [data.offsets[user]!, data.offsets[user + 1]!]
  return { user, items: data.indices.slice(start, end), stars: data.ratings.slice(start, end) }
}

/** Entries `start` to `from` are known, the likes of `from` to `end` are asked for. */
function addTest(
  tests: TestUser[],
  data: Interactions,
  { user, start, from, end }: { user: number; start: number; from: number; end: number },
  likedFrom: number,
): void {
  const relevant = [...data.indices.subarray(from, end)].filter(
    (_, i) => data.ratings[from + i]! >= likedFrom,
  )
  if (relevant.length === 0 || from === start || end - start < FEWEST_RATINGS) return
  tests.push({
    user,
    items: data.indices.slice(start, from),
    stars: data.ratings.slice(start, from),
    relevant: Int32Array.from(relevant),
  })
}

function latest({ times }: Interactions): number {
  return times.reduce((a, b) => Math.max(a, b), 0)
}
