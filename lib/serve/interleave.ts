// Two models draft one list in turn, so that clicks tell whose films are better.
import 'server-only'
import { teamDraft } from '@/lib/experiments/interleave'
import type { RankedItem } from './taste'

/** One list of both, a film once; each film tells whose pick it was. */
export function interleaveLists(
  a: readonly RankedItem[],
  b: readonly RankedItem[],
  length: number,
): RankedItem[] {
  const byRow = new Map([...b, ...a].map((item) => [item.row, item]))
  const { items, teams } = teamDraft(
    a.map(({ row }) => row),
    b.map(({ row }) => row),
    length,
    Math.random,
  )
  return items.map((row, i) => ({ ...byRow.get(row)!, team: teams[i]! }))
}
