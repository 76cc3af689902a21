// Many rows with few statements: each is a way to the store and back.
import type { Database } from './database'
import type { Statement } from './statement'

/** Rows a statement; SQLite takes 32,766 values, and more than so many rows gain nothing (see ratings.ts). */
const MOST_ROWS = 256

/**
 * Inserts rows, in their order. `onConflict` follows ON CONFLICT. Statements have 256 rows, 128, 64 … 1, so that however many rows come,
 * few statements have to be prepared. Call inside a transaction.
 */
export function insertRows(
  database: Database,
  {
    into,
    columns,
    rows,
    onConflict,
  }: {
    into: string
    columns: readonly string[]
    rows: readonly (readonly unknown[])[]
    onConflict?: string
  },
): void {
  const conflict = onConflict === undefined ? '' : `ON CONFLICT ${onConflict}`
  const place = `(${placesFor(columns)})`
  // SQLite's driver holds on to a statement for long, so each size is prepared once.
  const bySize = new Map<number, Statement>()
  forEachPart(rows, (part) => {
    const places = part.map(() => place).join(', ')
    const sql = `INSERT INTO ${into} (${columns.join(', ')}) VALUES ${places} ${conflict}`
    const statement = bySize.get(part.length) ?? database.prepare(sql)
    bySize.set(part.length, statement)
    statement.run(...part.flat())
  })
}

/** Hands the items on in their order, 256 at a time and the rest by powers of two. */
export function forEachPart<T>(items: readonly T[], work: (part: readonly T[]) => void): void {
  for (let from = 0; from < items.length; ) {
    const left = items.length - from
    const size = Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(left)))
    work(items.slice(from, from + size))
    from += size
  }
}

/** A place for each value: «?, ?, ?». */
export function placesFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ')
}
