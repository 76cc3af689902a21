// Which features of films does the name of a theme mean, and which themes does a taste have?
import 'server-only'
import type { OfferedTheme } from '@/lib/api/taste-schemas'
import { AppError } from '@/lib/errors'
import type { Feature } from '@/lib/features/movie-features'
import { languageName } from '@/lib/format'
import type { Pull } from '@/lib/recommend/taste'
import { foldTitle } from '@/lib/text/fold'
import type { Snapshot } from './snapshot'

const MOST_OFFERED = 12
/** Of one kind no more than so many are offered, so that people do not crowd out what films are about. */
const MOST_OF_A_KIND: Partial<Record<Feature['field'], number>> = {
  keyword: 6,
  genre: 4,
  director: 2,
  cast: 2,
}
/** A theme of fewer films could move next to nothing. */
const FEWEST_FILMS = 5

const indexes = new WeakMap<Feature[], Map<string, number[]>>()

/** The columns that a theme's name means, «heist» or «keyword:heist». Throws `bad-request` for a name that no film carries. */
export function columnsOfTheme({ model }: Snapshot, name: string): number[] {
  const index = indexOf(model.vocabulary)
  const columns = index.get(folded(name)) ?? index.get(foldTitle(name))
  if (columns) return columns
  throw new AppError(
    'bad-request',
    `Got theme «${name}», expected one that films here have: a keyword such as heist, a genre, a person, a decade such as 1970s.`,
  )
}

/** Pulls of themes by their names; a theme named twice counts with the later amount. */
export function themePulls(
  snapshot: Snapshot,
  { more, less }: Record<'more' | 'less', readonly (string | { theme: string; amount: number })[]>,
): Pull[] {
  const weights = new Map<number, number>()
  const add = (asked: string | { theme: string; amount: number }, sign: 1 | -1) => {
    const { theme, amount } = typeof asked === 'string' ? { theme: asked, amount: 1 } : asked
    for (const column of columnsOfTheme(snapshot, theme)) weights.set(column, sign * amount)
  }
  for (const one of more) add(one, 1)
  for (const one of less) add(one, -1)
  return [...weights].map(([number, weight]) => ({ number, weight }))
}

/** The strongest themes of films that pull, for sliders. */
export function offerThemes({ model, columns }: Snapshot, films: readonly Pull[]): OfferedTheme[] {
  const { features, vocabulary } = model
  const sums = new Map<number, number>()
  for (const { number, weight } of films)
    for (let e = features.offsets[number]!; e < features.offsets[number + 1]!; e++) {
      const column = features.indices[e]!
      sums.set(column, (sums.get(column) ?? 0) + weight * features.values[e]!)
    }
  const counts = new Map<string, number>()
  const offered: OfferedTheme[] = []
  const ranked = [...sums].filter(([, sum]) => sum > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0])
  for (const [column, sum] of ranked) {
    const { field, label } = vocabulary[column]!
    const count = counts.get(field) ?? 0
    const filmsOfIt = columns.offsets[column + 1]! - columns.offsets[column]!
    if (count >= (MOST_OF_A_KIND[field] ?? 0) || filmsOfIt < FEWEST_FILMS) continue
    counts.set(field, count + 1)
    const strength = Math.round((sum / ranked[0]![1]) * 1000) / 1000
    offered.push({ name: `${field}:${label}`, kind: field, label: labelOf(field, label), strength })
    if (offered.length === MOST_OFFERED) break
  }
  return offered
}

/** A feature as people read it. */
export function labelOf(kind: string, label: string): string {
  return kind === 'language' ? languageName(label) : label
}

function indexOf(vocabulary: Feature[]): Map<string, number[]> {
  const known = indexes.get(vocabulary)
  if (known) return known
  const index = new Map<string, number[]>()
  const add = (key: string, column: number) => index.set(key, [...(index.get(key) ?? []), column])
  vocabulary.forEach(({ field, label }, column) => {
    add(foldTitle(label), column)
    add(`${field}:${foldTitle(label)}`, column)
  })
  indexes.set(vocabulary, index)
  return index
}

function folded(name: string): string {
  const [kind = '', label] = name.split(/:(.*)/s)
  return label === undefined ? foldTitle(name) : `${kind}:${foldTitle(label)}`
}
