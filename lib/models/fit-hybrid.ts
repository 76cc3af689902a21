// The hybrid from end to end: its parts on a share of the data, weights on the rest, parts again on all.
import { countByItem, filterInteractions, type Interactions } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { fitComponents } from './fit-components'
import { type Component, FILM_LIMITS, groupOf, type HybridWeights } from './hybrid'
import { type HybridExample, learnHybrid } from './learn-hybrid'
import type { Work } from './ridge'
import { type LearnOptions, LIKE_STARS, type TrainingData } from './training'

export type Hybrid = { components: Component[]; weights: HybridWeights; filmGroups: Uint8Array }

/** The last share of each user's ratings is held out to learn the weights. */
const HELD_OUT_SHARE = 0.2
/** This share of the films is held out whole, so that the weights know what to do without ratings. */
const COLD_SHARE = 0.05
/** Visitors are also seen as they were after so many ratings, drawn one each. */
const PREFIXES = [1, 3, 8, 20]
/** From so many moments of the held-out share, drawn by chance, the next likes are asked for. */
const MOMENTS = 2
const NEXT_LIKES = 5
const FEWEST_RATINGS = 5
/** A caller that hides films by the same seed must not have hidden the very films that are drawn here. */
const OWN_STREAM = 0x5bd1e995

/** Fits the parts twice and the weights between; the same data and seed give the same hybrid. */
export async function fitHybrid(
  data: TrainingData,
  work: Work,
  { seed, say = () => {}, measure = () => {} }: LearnOptions,
): Promise<Hybrid> {
  const random = seededRandom(seed ^ OWN_STREAM)
  const { train, examples } = holdOut(data.interactions, random)
  const inner = await fitComponents({ ...data, interactions: train, together: undefined }, work, {
    say: (name) => say(`${name}, on a share`),
  })
  say('weights')
  const weights = await learnHybrid(inner, examples, filmGroupsOf(train), async (done, gain) => {
    if (done > 0) measure('weights.gain', gain, done)
    await breathe()
  })
  const components = await fitComponents(data, work, { say, measure })
  return { components, weights, filmGroups: filmGroupsOf(data.interactions) }
}

/** Lets signals and timers have their turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function filmGroupsOf(interactions: Interactions): Uint8Array {
  return Uint8Array.from(countByItem(interactions), (count) => groupOf(count, FILM_LIMITS))
}

function holdOut(
  from: Interactions,
  random: () => number,
): { train: Interactions; examples: HybridExample[] } {
  const isCold = Uint8Array.from({ length: from.items }, () => (random() < COLD_SHARE ? 1 : 0))
  const heldFrom = Int32Array.from({ length: from.users }, (_, u) => {
    const [start, end] = [from.offsets[u]!, from.offsets[u + 1]!]
    return end - start < FEWEST_RATINGS
      ? end
      : end - Math.max(1, Math.floor((end - start) * HELD_OUT_SHARE))
  })
  const isTrained = (entry: number, user: number) =>
    entry < heldFrom[user]! && !isCold[from.indices[entry]!]
  const train = filterInteractions(from, isTrained)
  const examples: HybridExample[] = []
  for (let u = 0; u < from.users; u++) {
    const [start, held, end] = [from.offsets[u]!, heldFrom[u]!, from.offsets[u + 1]!]
    if (end === held || train.offsets[u + 1] === train.offsets[u]) continue
    const prefix = PREFIXES[Math.floor(random() * PREFIXES.length)]!
    const moments = Array.from(
      { length: MOMENTS },
      () => held + Math.floor(random() * (end - held)),
    )
    examples.push(
      exampleAt(from, { start, until: held, from: held, to: end }, Number.POSITIVE_INFINITY),
      coldExample(from, { user: u, until: held }, isCold),
      exampleAt(
        from,
        { start, until: Math.min(held, start + prefix), from: held, to: end },
        Number.POSITIVE_INFINITY,
      ),
      ...moments.map((at) => exampleAt(from, { start, until: at, from: at, to: end }, NEXT_LIKES)),
    )
  }
  return { train, examples: examples.filter(({ liked }) => liked.length > 0) }
}

/** What a user had rated in the entries `start` to `until`, and the first `most` likes of those from `from` to `to`. */
function exampleAt(
  { indices, ratings }: Interactions,
  { start, until, from, to }: { start: number; until: number; from: number; to: number },
  most: number,
): HybridExample {
  const liked: number[] = []
  for (let e = from; e < to && liked.length < most; e++)
    if (ratings[e]! >= LIKE_STARS) liked.push(indices[e]!)
  return {
    history: { items: indices.slice(start, until), stars: ratings.slice(start, until) },
    liked: Int32Array.from(liked),
    among: null,
  }
}

/** What a user liked among the films held out whole, which compete with each other alone; the history is without them. */
function coldExample(
  { indices, ratings, offsets }: Interactions,
  { user, until }: { user: number; until: number },
  isCold: Uint8Array,
): HybridExample {
  const warm: number[] = []
  const liked: number[] = []
  for (let e = offsets[user]!; e < offsets[user + 1]!; e++)
    if (!isCold[indices[e]!] && e < until) warm.push(e)
    else if (isCold[indices[e]!] && ratings[e]! >= LIKE_STARS) liked.push(indices[e]!)
  return {
    history: {
      items: Int32Array.from(warm, (e) => indices[e]!),
      stars: Float32Array.from(warm, (e) => ratings[e]!),
    },
    liked: Int32Array.from(liked),
    among: isCold,
  }
}
