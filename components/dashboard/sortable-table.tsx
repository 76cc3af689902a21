import Link from 'next/link'
import type { ReactNode } from 'react'

export type Order = 'ascending' | 'descending'
export type Sorting = { by: string; order: Order }

export type TableColumn = {
  key: string
  label: string
  isNumber?: boolean
  /** A column of buttons or long texts is not sorted by. */
  isSortable?: boolean
}

/** A cell: what is shown, and what it is sorted by. */
export type TableCell = { shown: ReactNode; value: number | string | null }
export type TableRow = { id: string; cells: Record<string, TableCell>; isMarked?: boolean }

/** Rows that the address sorts: every head is a link, so an order can be kept and sent. */
export function SortableTable({
  caption,
  columns,
  rows,
  sorting,
  addressOf,
}: {
  caption: string
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  sorting: Sorting | null
  /** The address of this page with that order; null: the rows stand as they are. */
  addressOf: ((sorting: Sorting) => string) | null
}) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table className="figures">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sorting={sorting} addressOf={addressOf} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, sorting).map((row) => (
            <tr key={row.id} className={row.isMarked ? 'marked' : undefined}>
              {columns.map(({ key, isNumber }) => (
                <td key={key} className={isNumber ? 'number' : undefined}>
                  {row.cells[key]?.shown}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Head({
  column: { key, label, isNumber, isSortable = true },
  sorting,
  addressOf,
}: {
  column: TableColumn
  sorting: Sorting | null
  addressOf: ((sorting: Sorting) => string) | null
}) {
  const order = sorting?.by === key ? sorting.order : undefined
  const next: Order = order === 'descending' ? 'ascending' : 'descending'
  return (
    <th scope="col" aria-sort={order} className={isNumber ? 'number' : undefined}>
      {addressOf && isSortable ? (
        <Link href={addressOf({ by: key, order: next })} prefetch={false} scroll={false}>
          {label}
          <span aria-hidden>{order === 'descending' ? ' ↓' : order ? ' ↑' : ''}</span>
        </Link>
      ) : (
        label
      )}
    </th>
  )
}

/** Rows in the order asked for; what has no value stands last, and rows that are equal keep their order. */
export function sortRows(rows: readonly TableRow[], sorting: Sorting | null): TableRow[] {
  if (!sorting) return [...rows]
  const sign = sorting.order === 'descending' ? -1 : 1
  const valueIn = ({ cells }: TableRow) => cells[sorting.by]?.value ?? null
  return rows.toSorted((a, b) => {
    const [x, y] = [valueIn(a), valueIn(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y)
    return sign * String(x).localeCompare(String(y), 'en')
  })
}
