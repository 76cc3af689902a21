// The hybrid: all models together, each trusted by how much is known of the film and of the visitor.
import { addScores, type RowModel } from './row-model'

/** What a visitor rated, the oldest first. */
export type History = { items: Int32Array; stars: Float32Array }

/** A model that takes part. */
export type Component = { name: string; model: RowModel }

/** Ways of reading a history; each model's sum over each is a signal of its own. */
export const CHANNELS = ['all', 'liked', 'recent'] as const
export type Channel = (typeof CHANNELS)[number]

/** So many of the last ratings are recent. */
const RECENT = 10
/** A rating of so many stars says nothing for a film; above it grows in weight to 1 at five stars. */
const NEUTRAL_STARS = 2

/** Upper limits (exclusive) of the groups of films by how many interactions they have, and of visitors by ratings. */
export const FILM_LIMITS = [1, 5, 20]
export const VISITOR_LIMITS = [2, 5, 15, 50]

/** One signal: a model over a channel; a model without rows has one only. No model: 1 for every film. */
export type Signal = { component: number | null; channel: Channel }

/**
 * The learned weights. The weight of signal s for film i and visitor u is
 * `all[s] + films[group(i)][s] + visitors[group(u)][s]`.
 */
export type HybridWeights = {
  signals: { component: string | null; channel: Channel }[]
  all: number[]
  films: number[][]
  visitors: number[][]
}

/** The signals that the components give; the last is the same for every film, so that groups of films may differ as a whole. */
export function signalsOf(components: readonly Component[]): Signal[] {
  const signals: Signal[] = components.flatMap(({ model }, component) =>
    model.rows.indices.length === 0
      ? [{ component, channel: 'all' as const }]
      : CHANNELS.map((channel) => ({ component, channel })),
  )
  return [...signals, { component: null, channel: 'all' }]
}

/** The group of a count by limits: the number of limits that are at most the count. */
export function groupOf(count: number, limits: readonly number[]): number {
  let group = 0
  while (group < limits.length && count >= limits[group]!) group++
  return group
}

/** How much each rating of a history weighs in a channel. */
export function channelWeights({ stars }: History, channel: Channel): Float32Array {
  const liking = (star: number) => Math.max(0, star - NEUTRAL_STARS) / (5 - NEUTRAL_STARS)
  return stars.map((star, k) => {
    if (channel === 'all') return 1
    return channel === 'liked' || k >= stars.length - RECENT ? liking(star) : 0
  })
}

/**
 * Every signal's score of every film, one array a signal, each divided by its largest magnitude among films that the
 * visitor does not have: from -1 to 1, and still a weighted sum over the history.
 */
export function signalScores(
  components: readonly Component[],
  signals: readonly Signal[],
  history: History,
): Float64Array[] {
  const films = components[0]?.model.rows.columns ?? 0
  const isKnown = new Set(history.items)
  return signals.map(({ component, channel }) => {
    if (component === null) return new Float64Array(films).fill(1)
    const { model } = components[component]!
    const scores = new Float64Array(films)
    addScores(model, { items: history.items, weights: channelWeights(history, channel) }, scores)
    let most = 0
    for (let i = 0; i < scores.length; i++)
      if (!isKnown.has(i)) most = Math.max(most, Math.abs(scores[i]!))
    if (most > 0) for (let i = 0; i < scores.length; i++) scores[i] = scores[i]! / most
    return scores
  })
}

/** The hybrid's score of every film. `filmGroups` holds the group of each film. */
export function hybridScores(
  weights: HybridWeights,
  components: readonly Component[],
  history: History,
  filmGroups: Uint8Array,
): Float64Array {
  const signals = signalsOf(components)
  const parts = signalScores(components, signals, history)
  const visitor = weights.visitors[groupOf(history.items.length, VISITOR_LIMITS)]!
  const scores = new Float64Array(filmGroups.length)
  parts.forEach((part, s) => {
    const base = weights.all[s]! + visitor[s]!
    for (let i = 0; i < scores.length; i++)
      scores[i] = scores[i]! + (base + weights.films[filmGroups[i]!]![s]!) * part[i]!
  })
  return scores
}
