// The matrix and the neighbours as raw little-endian files, which numpy reads as they are.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sparse, SparseRows } from '@/lib/math/sparse'

/** Writes shape.json, offsets.bin, indices.bin and values.bin into a folder. */
export function writeMatrix(folder: string, matrix: Sparse): void {
  writeFileSync(join(folder, 'shape.json'), JSON.stringify([matrix.rows, matrix.columns]))
  writeFileSync(join(folder, 'offsets.bin'), matrix.offsets)
  writeFileSync(join(folder, 'indices.bin'), matrix.indices)
  writeFileSync(join(folder, 'values.bin'), matrix.values)
}

/** Reads what `writeMatrix` wrote. */
export function readMatrix(folder: string): Sparse {
  const [rows, columns] = JSON.parse(readFileSync(join(folder, 'shape.json'), 'utf8'))
  return {
    rows,
    columns,
    offsets: readInts(folder, 'offsets.bin'),
    indices: readInts(folder, 'indices.bin'),
    values: readFloats(folder, 'values.bin'),
  }
}

/** Writes k neighbours and scores a row, -1 and 0 where a row has fewer. */
export function writeNeighbours(folder: string, found: SparseRows, k: number): void {
  const ids = new Int32Array(found.rows * k).fill(-1)
  const scores = new Float32Array(found.rows * k)
  for (let row = 0; row < found.rows; row++) {
    const [start, end] = [found.offsets[row]!, found.offsets[row + 1]!]
    ids.set(found.indices.subarray(start, end), row * k)
    scores.set(found.values.subarray(start, end), row * k)
  }
  writeFileSync(join(folder, 'our-ids.bin'), ids)
  writeFileSync(join(folder, 'our-scores.bin'), scores)
}

export type NeighbourFiles = { ids: Int32Array; scores: Float32Array }

/** Reads the neighbours that `our` or `peer` wrote, k a row. */
export function readNeighbourFiles(folder: string, whose: 'our' | 'peer'): NeighbourFiles {
  return {
    ids: readInts(folder, `${whose}-ids.bin`),
    scores: readFloats(folder, `${whose}-scores.bin`),
  }
}

function readInts(folder: string, name: string): Int32Array {
  return new Int32Array(readBytes(folder, name))
}

function readFloats(folder: string, name: string): Float32Array {
  return new Float32Array(readBytes(folder, name))
}

function readBytes(folder: string, name: string): ArrayBuffer {
  const bytes = readFileSync(join(folder, name))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
}
