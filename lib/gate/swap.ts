// Writes one text over another of the same length in a stream of bytes, wherever the stream is cut.

/** Takes chunk after chunk; what might be the beginning of the text waits for the next one. */
export class Swap {
  readonly #from: Buffer
  readonly #to: Buffer
  #held = Buffer.alloc(0)

  /** Throws a RangeError where the texts are empty or of different lengths: the length of an answer is told before its end. */
  constructor(from: string, to: string) {
    this.#from = Buffer.from(from)
    this.#to = Buffer.from(to)
    if (this.#from.length === 0 || this.#from.length !== this.#to.length)
      throw new RangeError('Got texts of different lengths or none, expected two of one length.')
  }

  /** What may go on of all that came so far. O(bytes). */
  take(chunk: Uint8Array): Buffer {
    // Copied, because chunks of kept pages are the kept pages.
    const bytes = Buffer.concat([this.#held, chunk])
    for (let at = bytes.indexOf(this.#from); at !== -1; at = bytes.indexOf(this.#from, at))
      at += this.#to.copy(bytes, at)
    const cut = bytes.length - this.#beginningAtEnd(bytes)
    this.#held = bytes.subarray(cut)
    return bytes.subarray(0, cut)
  }

  /** What was still waiting. */
  end(): Buffer {
    const held = this.#held
    this.#held = Buffer.alloc(0)
    return held
  }

  /** How many bytes at the end could be the beginning of the text. */
  #beginningAtEnd(bytes: Buffer): number {
    for (let length = Math.min(this.#from.length - 1, bytes.length); length > 0; length--)
      if (bytes.subarray(bytes.length - length).equals(this.#from.subarray(0, length)))
        return length
    return 0
  }
}
