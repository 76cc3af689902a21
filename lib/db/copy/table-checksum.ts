// A checksum of a table's rows that is the same in every kind of store.
import { createHash } from 'node:crypto'
import type { Database } from '../database'
import type { Table } from './describe-tables'
import { pagesOf, type Row } from './table-rows'

export type TableChecksum = { rows: number; checksum: string }

/** Before each value stands what it is, so that neither «1» and 1 nor the borders of texts are mistaken. */
const KIND = { none: 0, number: 1, text: 2, bytes: 3 }

/** Takes rows in the order of their keys: SHA-256 over each value's kind, length and bytes; numbers as doubles. */
export class RowDigest {
  readonly #hash = createHash('sha256')
  #buffer = Buffer.allocUnsafe(1 << 16)
  #used = 0
  #rows = 0

  add(rows: readonly Row[]): void {
    for (const row of rows)
      for (const value of row) {
        if (value === null) this.#head(KIND.none, 0)
        else if (typeof value === 'number') this.#number(value)
        else if (typeof value === 'string') this.#text(value)
        else this.#bytes(KIND.bytes, value)
      }
    this.#rows += rows.length
  }

  /** Call once, at the end. */
  end(): TableChecksum {
    this.#flush()
    return { rows: this.#rows, checksum: this.#hash.digest('hex') }
  }

  #number(value: number): void {
    this.#head(KIND.number, 8)
    // SQLite keeps no sign of nought.
    this.#used = this.#buffer.writeDoubleLE(value === 0 ? 0 : value, this.#used)
  }

  #text(text: string): void {
    this.#bytes(KIND.text, Buffer.from(text, 'utf8'))
  }

  #bytes(kind: number, bytes: Uint8Array): void {
    this.#head(kind, bytes.length)
    if (bytes.length > this.#buffer.length - this.#used) {
      this.#flush()
      this.#hash.update(bytes)
      return
    }
    this.#buffer.set(bytes, this.#used)
    this.#used += bytes.length
  }

  /** Makes room for a number, too. */
  #head(kind: number, length: number): void {
    if (this.#used + 16 > this.#buffer.length) this.#flush()
    this.#buffer[this.#used] = kind
    this.#used = this.#buffer.writeUInt32LE(length, this.#used + 1)
  }

  #flush(): void {
    this.#hash.update(this.#buffer.subarray(0, this.#used))
    this.#used = 0
  }
}

/** Counts and checks the table, reading all of it. */
export function checksumOf(
  database: Database,
  table: Table,
  onRows: (rows: number) => void = () => {},
): TableChecksum {
  const digest = new RowDigest()
  for (const { rows } of pagesOf(database, table)) {
    digest.add(rows)
    onRows(rows.length)
  }
  return digest.end()
}
