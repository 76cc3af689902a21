// Rows as few bytes: two to three an entry, for artefacts that travel with the code.
import type { Sparse } from '@/lib/math/sparse'
import { RowsBuilder } from './rows-builder'

/** Weights are signed steps of a 127th of the row's largest. */
const STEPS = 127
/** The most bytes a number of 32 bits takes, seven bits a byte. */
const LONGEST_NUMBER = 5
const SCALE_BYTES = 4

/**
 * Packs rows: per row its count; where there is any, the scale (f32) and for each entry by rising column the distance from
 * the column before and the step (i8). Counts and distances are numbers of seven bits a byte, the low ones first. Weights are
 * off by at most scale / 254, and those that come to no step are left out.
 */
export function packRows(rows: Sparse): Uint8Array {
  const most =
    rows.rows * (LONGEST_NUMBER + SCALE_BYTES) + rows.indices.length * (LONGEST_NUMBER + 1)
  const bytes = new Uint8Array(most)
  const view = new DataView(bytes.buffer)
  let at = 0
  const writeNumber = (value: number) => {
    let rest = value
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128
      rest >>>= 7
    }
    bytes[at++] = rest
  }
  for (let r = 0; r < rows.rows; r++) {
    const { entries, scale } = stepsOf(rows, r)
    writeNumber(entries.length)
    if (entries.length === 0) continue
    view.setFloat32(at, scale, true)
    at += SCALE_BYTES
    let before = 0
    for (const { column, step } of entries) {
      writeNumber(column - before)
      before = column
      view.setInt8(at++, step)
    }
  }
  return bytes.slice(0, at)
}

/** Unpacks what `packRows` wrote; the columns of each row ascend. Throws RangeError where the bytes end too early or late. */
export function unpackRows(
  bytes: Uint8Array,
  { rows, columns }: { rows: number; columns: number },
): Sparse {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const builder = new RowsBuilder(columns)
  let at = 0
  const readNumber = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at++)
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
  for (let r = 0; r < rows; r++) {
    const count = readNumber()
    if (count > 0) {
      const scale = view.getFloat32(at, true)
      at += SCALE_BYTES
      let column = 0
      for (let i = 0; i < count; i++) {
        column += readNumber()
        if (column >= columns)
          throw new RangeError(`Got column ${column} in row ${r}, expected less than ${columns}.`)
        builder.add(column, (view.getInt8(at++) / STEPS) * scale)
      }
    }
    builder.endRow()
  }
  if (at !== bytes.length)
    throw new RangeError(`Got ${bytes.length} bytes of rows, expected ${at}.`)
  return builder.build()
}

function stepsOf(
  { offsets, indices, values }: Sparse,
  r: number,
): { entries: { column: number; step: number }[]; scale: number } {
  let scale = 0
  for (let e = offsets[r]!; e < offsets[r + 1]!; e++) scale = Math.max(scale, Math.abs(values[e]!))
  const entries: { column: number; step: number }[] = []
  for (let e = offsets[r]!; e < offsets[r + 1]!; e++) {
    const step = Math.round((values[e]! / scale) * STEPS)
    if (step !== 0 && Number.isFinite(step)) entries.push({ column: indices[e]!, step })
  }
  return { entries: entries.sort((a, b) => a.column - b.column), scale }
}
