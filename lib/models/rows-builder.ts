// Puts a sparse matrix together row by row, without knowing its size before.
import type { Sparse } from '@/lib/math/sparse'

/** Rows are begun and ended one after the other. */
export class RowsBuilder {
  #indices = new Int32Array(1024)
  #values = new Float32Array(1024)
  #count = 0
  readonly #offsets: number[] = [0]

  constructor(readonly columns: number) {}

  /** Adds an entry to the row at hand. */
  add(column: number, value: number): void {
    if (this.#count === this.#indices.length) this.#grow()
    this.#indices[this.#count] = column
    this.#values[this.#count++] = value
  }

  endRow(): void {
    this.#offsets.push(this.#count)
  }

  build(): Sparse {
    return {
      rows: this.#offsets.length - 1,
      columns: this.columns,
      offsets: Int32Array.from(this.#offsets),
      indices: this.#indices.slice(0, this.#count),
      values: this.#values.slice(0, this.#count),
    }
  }

  #grow(): void {
    const indices = new Int32Array(this.#indices.length * 2)
    const values = new Float32Array(this.#values.length * 2)
    indices.set(this.#indices)
    values.set(this.#values)
    this.#indices = indices
    this.#values = values
  }
}
