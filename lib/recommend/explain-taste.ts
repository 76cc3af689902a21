// A score for a taste taken apart again: your films, the themes and people they share with it, what you asked for, its standing.
import type { ServedModel } from '@/lib/models/served-model'
import type { Standing } from './prior'
import { type Taste, type TasteModel, tastePrior, THEME_WORTH } from './taste'

type Feature = ServedModel['vocabulary'][number]
type Field = Feature['field']

/** What a feature adds. */
export type FeatureShare = { kind: Field; label: string; column: number; contribution: number }

/** What one film of the taste adds; `shared` and `people` sum to `contribution`. */
export type FilmShare = {
  row: number
  contribution: number
  /** By what both films have in common. */
  shared: FeatureShare[]
  /** By what people who like the one think of the other, and all else that was learned from people. */
  people: number
}

/** Everything that makes a film's score for a taste; all contributions of `films`, `asked` and the prior sum to `score`. */
export type TasteExplanation = {
  films: FilmShare[]
  /** By themes asked for more or less. */
  asked: FeatureShare[]
  quality: number
  popularity: number
  score: number
}

/** Contributions of each film of the taste and whether it is alike or unlike, largest magnitude first, without what is 0. O(films · log entries). */
export function filmShares(
  { rows }: TasteModel,
  { films }: Taste,
  unit: number,
  row: number,
): { row: number; isAlike: boolean; contribution: number }[] {
  const shares: { row: number; isAlike: boolean; contribution: number }[] = []
  for (const { number, weight } of films) {
    const value = rows.valueAt(number, row)
    if (value !== 0)
      shares.push({ row: number, isAlike: value > 0, contribution: (weight * value) / unit })
  }
  return shares.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || a.row - b.row)
}

/** Contributions of the themes asked for, largest magnitude first. */
export function askedShares(
  { features }: TasteModel,
  { themes }: Taste,
  row: number,
  vocabulary: readonly Feature[],
): FeatureShare[] {
  if (themes.length === 0) return []
  const weights = new Map(themes.map(({ number, weight }) => [number, weight]))
  const shares: FeatureShare[] = []
  for (let e = features.offsets[row]!; e < features.offsets[row + 1]!; e++) {
    const column = features.indices[e]!
    const weight = weights.get(column)
    if (weight === undefined || weight === 0) continue
    const { field, label } = vocabulary[column]!
    const contribution = weight * THEME_WORTH * features.values[e]!
    shares.push({ kind: field, label, column, contribution })
  }
  return shares.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
}

/** Takes the score of a film apart down to what is shared with each film of the taste. O(films · features). */
export function explainTaste(
  model: TasteModel,
  taste: Taste,
  unit: number,
  row: number,
  about: { standing: Standing; novelty: number; vocabulary: readonly Feature[] },
): TasteExplanation {
  const weightOf = new Map(taste.films.map(({ number, weight }) => [number, weight]))
  const films = filmShares(model, taste, unit, row).map((share): FilmShare => {
    const likeness = model.rows.contentShare(share.row, row)
    const byContent = (weightOf.get(share.row)! * likeness) / unit
    const shared = sharedFeatures(model, share.row, row, about.vocabulary)
    const by = byContent === 0 ? 0 : byContent / sumOf(shared)
    return {
      ...share,
      shared:
        by === 0 ? [] : shared.map((one) => ({ ...one, contribution: one.contribution * by })),
      people: share.contribution - byContent,
    }
  })
  const asked = askedShares(model, taste, row, about.vocabulary)
  const { quality, popularity } = tastePrior(about.standing, about.novelty)
  return {
    films,
    asked,
    quality,
    popularity,
    score: sumOf(films) + sumOf(asked) + quality + popularity,
  }
}

function sharedFeatures(
  { features }: TasteModel,
  a: number,
  b: number,
  vocabulary: readonly Feature[],
): FeatureShare[] {
  const shares: FeatureShare[] = []
  let i = features.offsets[a]!
  let j = features.offsets[b]!
  while (i < features.offsets[a + 1]! && j < features.offsets[b + 1]!) {
    const column = features.indices[i]!
    const difference = column - features.indices[j]!
    if (difference === 0) {
      const { field, label } = vocabulary[column]!
      const contribution = features.values[i++]! * features.values[j++]!
      shares.push({ kind: field, label, column, contribution })
    } else if (difference < 0) i++
    else j++
  }
  return shares.sort((x, y) => y.contribution - x.contribution)
}

function sumOf(shares: readonly { contribution: number }[]): number {
  return shares.reduce((sum, { contribution }) => sum + contribution, 0)
}
