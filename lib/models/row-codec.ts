// A film's row as bytes: its nearest films with quantised weights, and its features.

/** Bumped whenever the layout changes; older bytes are refused. */
const VERSION = 1
/** [version u8][kind u8][count u16][scale f32], then ids i32 x count, then values. */
const HEADER = 8
const NEIGHBOURS = 1
const FEATURES = 2
/** Weights are signed sixteenths of a bit of 2^15: a step is 1/32,767 of the row's largest. */
const STEPS = 32_767

/** Film ids by falling weight; weights may be negative. */
export type NeighbourRow = { ids: Int32Array; weights: Float32Array }

/** Feature columns ascending and their values. */
export type FeatureRow = { columns: Int32Array; values: Float32Array }

/** Encodes neighbours: 6 bytes each and a header of 8; weights are off by at most scale / 65,534. */
export function encodeNeighbours({ ids, weights }: NeighbourRow): Uint8Array {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const bytes = new Uint8Array(HEADER + ids.length * 6)
  const view = writeHeader(bytes, NEIGHBOURS, ids.length, scale)
  ids.forEach((id, i) => {
    view.setInt32(HEADER + i * 4, id, true)
  })
  weights.forEach((weight, i) => {
    const step = scale === 0 ? 0 : Math.round((weight / scale) * STEPS)
    view.setInt16(HEADER + ids.length * 4 + i * 2, step, true)
  })
  return bytes
}

/** Decodes what `encodeNeighbours` wrote. Throws where the bytes are cut short or of another version. */
export function decodeNeighbours(bytes: Uint8Array): NeighbourRow {
  const { view, count, scale } = readHeader(bytes, NEIGHBOURS, 6)
  const ids = new Int32Array(count)
  const weights = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    ids[i] = view.getInt32(HEADER + i * 4, true)
    weights[i] = (view.getInt16(HEADER + count * 4 + i * 2, true) / STEPS) * scale
  }
  return { ids, weights }
}

/** Encodes features without loss: 8 bytes each and a header of 8. */
export function encodeFeatures({ columns, values }: FeatureRow): Uint8Array {
  const bytes = new Uint8Array(HEADER + columns.length * 8)
  const view = writeHeader(bytes, FEATURES, columns.length, 1)
  columns.forEach((column, i) => {
    view.setInt32(HEADER + i * 4, column, true)
  })
  values.forEach((value, i) => {
    view.setFloat32(HEADER + columns.length * 4 + i * 4, value, true)
  })
  return bytes
}

/** Decodes what `encodeFeatures` wrote. Throws where the bytes are cut short or of another version. */
export function decodeFeatures(bytes: Uint8Array): FeatureRow {
  const { view, count } = readHeader(bytes, FEATURES, 8)
  const columns = new Int32Array(count)
  const values = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    columns[i] = view.getInt32(HEADER + i * 4, true)
    values[i] = view.getFloat32(HEADER + count * 4 + i * 4, true)
  }
  return { columns, values }
}

function writeHeader(bytes: Uint8Array, kind: number, count: number, scale: number): DataView {
  if (count > 65_535)
    throw new RangeError(`Got a row of ${count} entries, expected at most 65,535.`)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, VERSION)
  view.setUint8(1, kind)
  view.setUint16(2, count, true)
  view.setFloat32(4, scale, true)
  return view
}

function readHeader(bytes: Uint8Array, kind: number, entryBytes: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < HEADER || view.getUint8(0) !== VERSION || view.getUint8(1) !== kind)
    throw new Error(
      `Got bytes that are no row of kind ${kind} in version ${VERSION}; train the model again.`,
    )
  const count = view.getUint16(2, true)
  const expected = HEADER + count * entryBytes
  if (bytes.byteLength !== expected)
    throw new Error(`Got ${bytes.byteLength} bytes, expected ${expected} for ${count} entries.`)
  return { view, count, scale: view.getFloat32(4, true) }
}
