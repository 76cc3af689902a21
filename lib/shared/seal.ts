// A kept page as bytes that may lie where others can read them: without its placeholder, and signed.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { constants, deflateRaw, inflateRaw } from 'node:zlib'

const MAC_BYTES = 32
/** No page of ours comes near it; beyond, something is wrong. */
const MOST_BYTES = 32 * 1024 * 1024

const squeeze = promisify(deflateRaw)
const unsqueeze = promisify(inflateRaw)

/**
 * Turns values into bytes and back. Wherever the placeholder of this process stood there is nothing in the bytes, so that who reads them
 * does not learn it, and whoever takes them in gets its own; only holders of the key can have written what opens. Values are what
 * v8.serialize takes, texts as UTF-8 buffers: a text with foreign letters is kept in another form, in which no placeholder would be found.
 */
export class Seal {
  readonly #key: Uint8Array
  readonly #placeholder: Buffer

  constructor(key: Uint8Array, placeholder: string) {
    this.#key = key
    this.#placeholder = Buffer.from(placeholder)
  }

  /** mac (32) | deflated: number of holes, their offsets (4 bytes each), the value with zeros in the holes. */
  async close(name: string, value: unknown): Promise<Buffer> {
    const body = serialize(value)
    const holes: number[] = []
    const { length } = this.#placeholder
    for (let at = body.indexOf(this.#placeholder); at !== -1; ) {
      holes.push(at)
      body.fill(0, at, at + length)
      at = body.indexOf(this.#placeholder, at + length)
    }
    const head = Buffer.alloc(4 + 4 * holes.length)
    head.writeUInt32LE(holes.length)
    holes.forEach((at, i) => {
      head.writeUInt32LE(at, 4 + 4 * i)
    })
    const options = { level: constants.Z_BEST_SPEED }
    const squeezed = await squeeze(Buffer.concat([head, body]), options)
    return Buffer.concat([this.#macOf(name, squeezed), squeezed])
  }

  /** The value, or null where these bytes were not sealed under that name by a holder of the key. */
  async open(name: string, bytes: Buffer): Promise<unknown> {
    const squeezed = bytes.subarray(MAC_BYTES)
    const mac = bytes.subarray(0, MAC_BYTES)
    if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, this.#macOf(name, squeezed))) return null
    const all = await unsqueeze(squeezed, { maxOutputLength: MOST_BYTES })
    const count = all.readUInt32LE()
    const body = all.subarray(4 + 4 * count)
    for (let i = 0; i < count; i++) this.#placeholder.copy(body, all.readUInt32LE(4 + 4 * i))
    return deserialize(body)
  }

  #macOf(name: string, bytes: Uint8Array): Buffer {
    return createHmac('sha256', this.#key).update(`${name}\n`).update(bytes).digest()
  }
}
