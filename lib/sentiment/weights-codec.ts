// The weights as bytes and back, version checked.
import type { SentimentWeights } from './model'

/** The first bytes of every file, its form's version included. */
const MAGIC = 'MQSENT01'
/** Magic, count of entries, bias, slope, intercept, low, high, step. */
const HEAD_BYTES = 8 + 4 + 6 * 8
/** Weights are kept as signed 16-bit multiples of one step. */
const LARGEST = 32_767

/**
 * Encodes weights: a head, the distances between rising hashes as variable-length numbers, then 16-bit
 * weights. Some 3.5 bytes an entry; a weight moves by at most half a step, 1/65,534 of the largest.
 */
export function encodeWeights(weights: SentimentWeights): Uint8Array {
  const { hashes, bias, calibration, band } = weights
  const largest = weights.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const step = largest / LARGEST || 1
  const distances: number[] = []
  hashes.forEach((hash, i) => {
    let distance = hash - (i === 0 ? 0 : hashes[i - 1]!)
    while (distance >= 128) {
      distances.push((distance % 128) + 128)
      distance = Math.floor(distance / 128)
    }
    distances.push(distance)
  })
  const bytes = new Uint8Array(HEAD_BYTES + distances.length + 2 * hashes.length)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(MAGIC))
  view.setUint32(8, hashes.length, true)
  const head = [bias, calibration.slope, calibration.intercept, band.low, band.high, step]
  head.forEach((value, i) => {
    view.setFloat64(12 + 8 * i, value, true)
  })
  bytes.set(distances, HEAD_BYTES)
  weights.weights.forEach((weight, i) => {
    view.setInt16(HEAD_BYTES + distances.length + 2 * i, Math.round(weight / step), true)
  })
  return bytes
}

/** Decodes what `encodeWeights` made. Throws RangeError for bytes of another form, or cut short. */
export function decodeWeights(bytes: Uint8Array): SentimentWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length))
  if (magic !== MAGIC || bytes.length < HEAD_BYTES)
    throw new RangeError(`Got «${magic}», expected weights that begin with ${MAGIC}.`)
  const count = view.getUint32(8, true)
  const head = (i: number) => view.getFloat64(12 + 8 * i, true)
  const hashes = new Uint32Array(count)
  let at = HEAD_BYTES
  let hash = 0
  for (let i = 0; i < count; i++) {
    let unit = 1
    let byte: number
    do {
      byte = bytes[at++] ?? 0
      hash += (byte % 128) * unit
      unit *= 128
    } while (byte >= 128)
    hashes[i] = hash
  }
  if (bytes.length !== at + 2 * count)
    throw new RangeError(`Got ${bytes.length} bytes of weights, expected ${at + 2 * count}.`)
  const step = head(5)
  const weights = new Float32Array(count)
  for (let i = 0; i < count; i++) weights[i] = view.getInt16(at + 2 * i, true) * step
  return {
    hashes,
    weights,
    bias: head(0),
    calibration: { slope: head(1), intercept: head(2) },
    band: { low: head(3), high: head(4) },
  }
}
