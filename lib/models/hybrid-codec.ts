// The hybrid as one artefact: a head of JSON, then its films, biases and packed rows.
import { z } from 'zod'
import type { Sparse } from '@/lib/math/sparse'
import { CHANNELS, type Component, type HybridWeights } from './hybrid'
import { packRows, unpackRows } from './packed-rows'

/** Name of the model in the store and in answers. */
export const HYBRID_MODEL = 'hybrid'

/** The part that is not packed: its rows are those of the content model that serves beside it. */
export const CONTENT_PART = 'content'

/** A trained hybrid; rows and columns are numbers of `movieIds`. */
export type PackedHybrid = {
  movieIds: Int32Array
  /** The group of each film by how many ratings it has. */
  filmGroups: Uint8Array
  /** What a film's people like more than chance would have it, and how much that weighs beside content (1). */
  audience: { rows: Sparse; weight: number }
  /** The parts of a taste, without content's, and their weights. */
  components: Component[]
  weights: HybridWeights
  parameters: Record<string, number>
}

const MAGIC = 'MQHYBRI1'
const signal = z.object({ component: z.string().nullable(), channel: z.enum(CHANNELS) })
const headSchema = z.object({
  films: z.int(),
  audienceWeight: z.number(),
  audienceBytes: z.int(),
  components: z.array(z.object({ name: z.string(), hasBias: z.boolean(), rowsBytes: z.int() })),
  weights: z.object({
    signals: z.array(signal),
    all: z.array(z.number()),
    films: z.array(z.array(z.number())),
    visitors: z.array(z.array(z.number())),
  }),
  parameters: z.record(z.string(), z.number()),
})

/** Encodes; the same hybrid gives the same bytes. */
export function encodeHybrid(hybrid: PackedHybrid): Uint8Array {
  const { movieIds, filmGroups, audience, components, weights, parameters } = hybrid
  const audienceRows = packRows(audience.rows)
  const parts = components
    .filter(({ name }) => name !== CONTENT_PART)
    .map(({ name, model }) => ({ name, bias: model.bias, rows: packRows(model.rows) }))
  const head: z.infer<typeof headSchema> = {
    films: movieIds.length,
    audienceWeight: audience.weight,
    audienceBytes: audienceRows.length,
    components: parts.map(({ name, bias, rows }) => ({
      name,
      hasBias: bias !== null,
      rowsBytes: rows.length,
    })),
    weights,
    parameters,
  }
  const text = Buffer.from(JSON.stringify(head))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(text.length)
  return Buffer.concat([
    Buffer.from(MAGIC),
    size,
    text,
    bytesOf(movieIds),
    filmGroups,
    audienceRows,
    ...parts.flatMap(({ bias, rows }) => [...(bias ? [bytesOf(bias)] : []), rows]),
  ])
}

/** Decodes what `encodeHybrid` wrote. Throws an Error where the bytes are none or cut short. */
export function decodeHybrid(bytes: Uint8Array): PackedHybrid {
  const reader = new Reader(bytes)
  try {
    if (Buffer.from(reader.take(MAGIC.length)).toString() !== MAGIC)
      throw new RangeError('the first bytes are not those of a hybrid of this version')
    const length = Buffer.from(reader.take(4)).readUInt32LE()
    const head = headSchema.parse(JSON.parse(Buffer.from(reader.take(length)).toString()))
    const { films } = head
    const shape = { rows: films, columns: films }
    const movieIds = new Int32Array(copyOf(reader.take(films * 4)))
    const filmGroups = new Uint8Array(copyOf(reader.take(films)))
    const audienceRows = unpackRows(reader.take(head.audienceBytes), shape)
    const components = head.components.map(({ name, hasBias, rowsBytes }) => {
      const bias = hasBias ? new Float32Array(copyOf(reader.take(films * 4))) : null
      return { name, model: { rows: unpackRows(reader.take(rowsBytes), shape), bias } }
    })
    const { weights, parameters } = head
    const audience = { rows: audienceRows, weight: head.audienceWeight }
    return { movieIds, filmGroups, audience, components, weights, parameters }
  } catch (error) {
    throw new Error(
      `Got ${bytes.length} bytes that are no hybrid model (${(error as Error).message}), expected what «marquee train hybrid» writes. Train it again.`,
      { cause: error },
    )
  }
}

function bytesOf(numbers: Int32Array | Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

/** A buffer of their own: numbers of four bytes cannot stand just anywhere. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

class Reader {
  #at = 0
  constructor(readonly bytes: Uint8Array) {}

  take(count: number): Uint8Array {
    if (this.#at + count > this.bytes.length)
      throw new RangeError(`it ends at ${this.bytes.length}, expected ${this.#at + count} or more`)
    this.#at += count
    return this.bytes.subarray(this.#at - count, this.#at)
  }
}
