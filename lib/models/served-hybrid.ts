// The hybrid as it answers beside content: its rows numbered as the served films are.
import type { Sparse, SparseRows } from '@/lib/math/sparse'
import type { Component } from './hybrid'
import { CONTENT_PART, decodeHybrid, type PackedHybrid } from './hybrid-codec'
import { RowsBuilder } from './rows-builder'
import type { ServedModel } from './served-model'
import { AUDIENCE_PART, PART_WEIGHTS, TasteRows } from './taste-rows'

/** Name of the audience among the reasons. */
export const AUDIENCE = 'audience'

/** What a film's audience adds to its likeness to another: `weight` times the entry, by served row. */
export type Audience = { rows: Sparse; weight: number }

/** Likeness by content, and by audience where a hybrid serves. */
export type Likeness = ServedModel & { audience: Audience | null }

/**
 * Numbers rows and columns of `movieIds` anew by `rowOf`. Films that are not served are left out, served films without a row
 * have an empty one; the columns of each row ascend.
 */
export function renumberRows(
  rows: Sparse,
  movieIds: Int32Array,
  { rowOf, movieIds: served }: Pick<ServedModel, 'rowOf' | 'movieIds'>,
): Sparse {
  if (served.length === movieIds.length && served.every((id, row) => id === movieIds[row]))
    return rows
  const numberOf = Int32Array.from(movieIds, (id) => rowOf.get(id) ?? -1)
  const sourceOf = new Int32Array(served.length).fill(-1)
  numberOf.forEach((row, source) => {
    if (row >= 0) sourceOf[row] = source
  })
  const builder = new RowsBuilder(served.length)
  for (const source of sourceOf) {
    if (source >= 0)
      for (const { column, value } of entriesOf(rows, source, numberOf)) builder.add(column, value)
    builder.endRow()
  }
  return builder.build()
}

function entriesOf({ offsets, indices, values }: Sparse, source: number, numberOf: Int32Array) {
  const entries: { column: number; value: number }[] = []
  for (let e = offsets[source]!; e < offsets[source + 1]!; e++) {
    const column = numberOf[indices[e]!]!
    if (column >= 0) entries.push({ column, value: values[e]! })
  }
  return entries.sort((a, b) => a.column - b.column)
}

/** What the audience of the film in row `source` adds for the film in row `target`. O(log entries). */
export function audienceShare(audience: Audience | null, source: number, target: number): number {
  if (!audience) return 0
  const { offsets, indices, values } = audience.rows
  let low = offsets[source]!
  let high = offsets[source + 1]!
  while (low < high) {
    const middle = (low + high) >> 1
    if (indices[middle]! < target) low = middle + 1
    else high = middle
  }
  const isFound = low < offsets[source + 1]! && indices[low] === target
  return isFound ? audience.weight * values[low]! : 0
}

/** The hybrid with its films numbered as the served ones: films without ratings then are of the group of unknown ones. */
export function renumberHybrid(
  hybrid: PackedHybrid,
  served: Pick<ServedModel, 'rowOf' | 'movieIds'>,
): PackedHybrid {
  const { movieIds, audience, filmGroups, components } = hybrid
  const numberOf = new Map([...movieIds].map((id, number) => [id, number]))
  const moved = <T extends Uint8Array | Float32Array>(from: T, to: T): T => {
    served.movieIds.forEach((id, row) => {
      const number = numberOf.get(id)
      if (number !== undefined) to[row] = from[number]!
    })
    return to
  }
  const films = served.movieIds.length
  return {
    ...hybrid,
    movieIds: served.movieIds,
    filmGroups: moved(filmGroups, new Uint8Array(films)),
    audience: { ...audience, rows: renumberRows(audience.rows, movieIds, served) },
    components: components.map(({ name, model }) => ({
      name,
      model: {
        rows: renumberRows(model.rows, movieIds, served),
        bias: model.bias && moved(model.bias, new Float32Array(films)),
      },
    })),
  }
}

/** The parts of a taste in the order in which their weights stand, content's rows among them. */
export function tasteComponents(
  { components, weights }: PackedHybrid,
  content: SparseRows,
): Component[] {
  const byName = new Map(components.map(({ name, model }) => [name, model]))
  byName.set(CONTENT_PART, { rows: content, bias: null })
  const names = new Set(weights.signals.flatMap(({ component }) => component ?? []))
  return [...names].map((name) => ({ name, model: byName.get(name)! }))
}

/** A packed hybrid as it answers: its audience, and one row a film for tastes. `fame` tells the scale of its parts. Throws as `decodeHybrid` does. */
export function decodeServed(
  bytes: Uint8Array,
  served: Pick<ServedModel, 'rowOf' | 'movieIds' | 'neighbours'>,
  fame: ArrayLike<number>,
): { audience: Audience; tasteRows: TasteRows } {
  const { audience, components } = renumberHybrid(decodeHybrid(bytes), served)
  return { audience, tasteRows: tasteRowsOf(components, audience, served.neighbours, fame) }
}

/** The rows of tastes; without a hybrid those of content alone. */
export function tasteRowsOf(
  components: readonly Component[],
  audience: Audience | null,
  content: SparseRows,
  fame: ArrayLike<number>,
): TasteRows {
  const rowsOf = new Map<string, SparseRows>(
    components.map(({ name, model }) => [name, model.rows]),
  )
  rowsOf.set(CONTENT_PART, content)
  if (audience) rowsOf.set(AUDIENCE_PART, audience.rows)
  const parts = [...rowsOf].map(([name, rows]) => ({ name, rows, weight: PART_WEIGHTS[name] ?? 0 }))
  return new TasteRows(parts, fame)
}
