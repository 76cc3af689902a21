import type { Sorting } from '@/components/dashboard/sortable-table'
import { single } from './entrance'

type Asked = Record<string, string | string[] | undefined>

/** The order that the address asks for with `sort` and `order`, or null. */
export function readSorting(asked: Asked): Sorting | null {
  const by = single(asked.sort)
  const order = single(asked.order) === 'ascending' ? 'ascending' : 'descending'
  return by === null ? null : { by, order }
}

/** Makes the address of the page with an order, keeping what else it asks for. */
export function sortedAddress(
  path: string,
  kept: Record<string, string> = {},
): (sorting: Sorting) => string {
  return ({ by, order }) => `${path}?${new URLSearchParams({ ...kept, sort: by, order })}`
}
