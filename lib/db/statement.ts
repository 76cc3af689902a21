// The form in which both kinds of store take statements.

/** What a column holds. Truth is 1 or 0, and numbers of 64 bits are exact up to 2^53. */
export type Value = string | number | null | Uint8Array

/** A prepared statement, in SQL that SQLite and PostgreSQL both read; `?` stands for a value. */
export type Statement = {
  /** Does it; `changes` is how many rows it wrote. */
  run(...values: unknown[]): { changes: number }
  /** Its first row, or undefined. */
  get(...values: unknown[]): unknown
  all(...values: unknown[]): unknown[]
  /** Its rows one by one; nothing may be written meanwhile. */
  iterate(...values: unknown[]): IterableIterator<unknown>
  /** From now on rows are arrays. */
  raw(isRaw?: boolean): Statement
}

/** A connection; every call waits for its answer. */
export type Database = {
  prepare(sql: string): Statement
  exec(sql: string): unknown
  close(): unknown
}
