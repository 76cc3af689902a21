// A trained model as it answers: its rows decoded into memory, films numbered by row.
import type { Feature } from '@/lib/features/movie-features'
import type { Sparse, SparseRows } from '@/lib/math/sparse'
import { decodeFeatures, decodeNeighbours, encodeFeatures, encodeNeighbours } from './row-codec'

/** Row `r` of both matrices is the film `movieIds[r]`. */
export type ServedModel = {
  movieIds: Int32Array
  rowOf: Map<number, number>
  /** Columns ascend and are the vocabulary. */
  features: Sparse
  vocabulary: Feature[]
  /** Nearest films as row numbers, by falling weight. */
  neighbours: SparseRows
}

/** One film's row as stored. */
export type ModelRow = { movieId: number; neighbours: Uint8Array; features: Uint8Array }

/** Encodes a model's rows for the store, one per film in the order of `movieIds`. */
export function encodeRows(
  movieIds: readonly number[],
  model: { matrix: Sparse; neighbours: SparseRows },
): ModelRow[] {
  return movieIds.map((movieId, r) => {
    const nearest = rowOf(model.neighbours, r)
    const own = rowOf(model.matrix, r)
    return {
      movieId,
      neighbours: encodeNeighbours({
        ids: nearest.indices.map((row) => movieIds[row]!),
        weights: nearest.values,
      }),
      features: encodeFeatures({ columns: own.indices, values: own.values }),
    }
  })
}

/** Decodes stored rows. Neighbours that are no longer among the rows are left out. */
export function decodeRows(rows: readonly ModelRow[], vocabulary: Feature[]): ServedModel {
  const movieIds = Int32Array.from(rows, ({ movieId }) => movieId)
  const rowOfId = new Map(rows.map(({ movieId }, r) => [movieId, r]))
  const features = rows.map(({ features }) => {
    const { columns, values } = decodeFeatures(features)
    return { indices: columns, values }
  })
  const neighbours = rows.map(({ neighbours }) => {
    const { ids, weights } = decodeNeighbours(neighbours)
    const indices = ids.map((id) => rowOfId.get(id) ?? -1)
    if (!indices.includes(-1)) return { indices, values: weights }
    const isHere = (_: number, i: number) => indices[i] !== -1
    return { indices: indices.filter(isHere), values: weights.filter(isHere) }
  })
  return {
    movieIds,
    rowOf: rowOfId,
    features: stackRows(features, vocabulary.length),
    vocabulary,
    neighbours: stackRows(neighbours, rows.length),
  }
}

type Row = { indices: Int32Array; values: Float32Array }

function stackRows(rows: readonly Row[], columns: number): Sparse {
  const offsets = new Int32Array(rows.length + 1)
  rows.forEach(({ indices }, r) => {
    offsets[r + 1] = offsets[r]! + indices.length
  })
  const stacked = {
    indices: new Int32Array(offsets[rows.length]!),
    values: new Float32Array(offsets[rows.length]!),
  }
  rows.forEach(({ indices, values }, r) => {
    stacked.indices.set(indices, offsets[r]!)
    stacked.values.set(values, offsets[r]!)
  })
  return { rows: rows.length, columns, offsets, ...stacked }
}

function rowOf(matrix: Sparse, r: number): Row {
  const from = matrix.offsets[r]!
  const to = matrix.offsets[r + 1]!
  return { indices: matrix.indices.slice(from, to), values: matrix.values.slice(from, to) }
}
