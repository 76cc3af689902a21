// A score taken apart again into the named things that made it.
import { AUDIENCE, audienceShare, type Likeness } from '@/lib/models/served-hybrid'
import { type Prior, priorOf, type Standing } from './prior'

type Field = Likeness['vocabulary'][number]['field']

/** One named contribution; the contributions of a recommendation sum to its score. */
export type Contribution = {
  kind: Field | typeof AUDIENCE | keyof Prior
  label: string
  contribution: number
}

const PRIOR_LABELS: Record<keyof Prior, string> = {
  quality: 'how well it is rated',
  popularity: 'how widely it is known',
}

const AUDIENCE_LABEL = 'liked by the same people'

/**
 * Returns every contribution to the score of `row` as a recommendation for the film of row
 * `source`, largest first. O(features of both films).
 */
export function explain(
  model: Likeness,
  source: number,
  row: number,
  standing: Standing,
): Contribution[] {
  const { features, vocabulary } = model
  const contributions: Contribution[] = []
  let i = features.offsets[source]!
  let j = features.offsets[row]!
  const endI = features.offsets[source + 1]!
  const endJ = features.offsets[row + 1]!
  while (i < endI && j < endJ) {
    const difference = features.indices[i]! - features.indices[j]!
    if (difference === 0) {
      const { field, label } = vocabulary[features.indices[i]!]!
      contributions.push({
        kind: field,
        label,
        contribution: features.values[i]! * features.values[j]!,
      })
      i++
      j++
    } else if (difference < 0) i++
    else j++
  }
  const shared = audienceShare(model.audience, source, row)
  if (shared > 0)
    contributions.push({ kind: AUDIENCE, label: AUDIENCE_LABEL, contribution: shared })
  const prior = priorOf(standing)
  for (const kind of ['quality', 'popularity'] as const)
    contributions.push({ kind, label: PRIOR_LABELS[kind], contribution: prior[kind] })
  return contributions.sort((a, b) => b.contribution - a.contribution)
}

/** The most groups a headline names, and the most names within one. */
const MOST_GROUPS = 3
const MOST_NAMES = { keyword: 3, cast: 2, genre: 2 }
/** Who and what a film is about says more than its kind, and its kind more than its time. */
const TELLING: Record<Field | typeof AUDIENCE, number> = {
  collection: 3,
  director: 3,
  cast: 3,
  keyword: 3,
  [AUDIENCE]: 2,
  genre: 2,
  decade: 1,
  language: 1,
}

/**
 * Says the strongest reasons in a few words: «same director · dreams, heist · Joseph Gordon-Levitt».
 * Genres fill up what people and themes leave; time and language speak only where nothing else does.
 */
export function composeHeadline(contributions: readonly Contribution[]): string {
  const groups = new Map<Field | typeof AUDIENCE, { total: number; labels: string[] }>()
  for (const { kind, label, contribution } of contributions) {
    if (kind === 'quality' || kind === 'popularity') continue
    const group = groups.get(kind) ?? { total: 0, labels: [] }
    group.total += contribution
    group.labels.push(label)
    groups.set(kind, group)
  }
  const ranked = [...groups].sort(([a, x], [b, y]) => TELLING[b] - TELLING[a] || y.total - x.total)
  const telling = ranked.filter(([kind]) => TELLING[kind] > 1)
  return (telling.length > 0 ? telling : ranked)
    .slice(0, MOST_GROUPS)
    .map(([kind, { labels }]) => say(kind, labels))
    .join(' · ')
}

function say(kind: Field | typeof AUDIENCE, labels: readonly string[]): string {
  if (kind === 'collection') return 'same series'
  if (kind === 'director') return labels.length > 1 ? 'same directors' : 'same director'
  if (kind === AUDIENCE) return AUDIENCE_LABEL
  if (kind === 'language') return 'same language'
  if (kind === 'decade') return `both of the ${labels[0]}`
  return labels.slice(0, MOST_NAMES[kind]).join(', ')
}
