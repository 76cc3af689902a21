// Impressions: which film stood where in which list, by which model and variant, and whether it was clicked.
import type { Database } from './database'
import { insertRows } from './insert-rows'

/** A film shown; `position` from 1. Times in milliseconds since 1970. */
export type Impression = {
  /** The list it stood in; a film stands once in a list. */
  list: string
  movieId: number
  visitor: string
  source: string
  /** The row or page: «for-you», «because-27», «more-like-27». */
  surface: string
  position: number
  /** Name and version of the model that made the list. */
  model: string
  experiment: string | null
  variant: string | null
  /** In an interleaved list: whose pick it was, «a» or «b». */
  team: string | null
  reason: string | null
  shownAt: number
  clickedAt: number | null
}

const COLUMNS = [
  'list',
  'movieId',
  'visitor',
  'source',
  'surface',
  'position',
  'model',
  'experiment',
  'variant',
  'team',
  'reason',
  'shownAt',
  'clickedAt',
] as const satisfies (keyof Impression)[]

/**
 * Keeps impressions; one that is known already stays as it was, but for a click that comes later. Only the visitor who was
 * shown a list can click in it. Call inside a transaction.
 */
export function saveImpressions(database: Database, impressions: readonly Impression[]): void {
  const rows = onceEach(impressions).map((impression) =>
    COLUMNS.map((column) => impression[column]),
  )
  insertRows(database, {
    into: 'Impression',
    columns: COLUMNS,
    rows,
    onConflict: `(list, movieId) DO UPDATE SET clickedAt = coalesce(Impression.clickedAt, excluded.clickedAt)
      WHERE Impression.visitor = excluded.visitor`,
  })
}

/** No statement of PostgreSQL may meet a row twice: what one batch says twice is put together as the store would. */
function onceEach(impressions: readonly Impression[]): Impression[] {
  const known = new Map<string, Impression>()
  for (const one of impressions) {
    const key = `${one.movieId} ${one.list}`
    const first = known.get(key)
    if (!first) known.set(key, one)
    else if (first.visitor === one.visitor && first.clickedAt === null)
      known.set(key, { ...first, clickedAt: one.clickedAt })
  }
  return [...known.values()]
}

/** Impressions by time and place, of an experiment, a source or a visitor where given. */
export function listImpressions(
  database: Database,
  which: { experiment?: string; source?: string; visitor?: string } = {},
): Impression[] {
  // Only what is asked for stands in the condition, so that its index is used.
  const asked = Object.entries(which)
  const where = ['1 = 1', ...asked.map(([column]) => `${column} = ?`)].join(' AND ')
  const rows = database
    .prepare(
      `SELECT ${COLUMNS.join(', ')} FROM Impression WHERE ${where} ORDER BY shownAt, list, position`,
    )
    .all(...asked.map(([, value]) => value)) as Impression[]
  return rows.map(
    (row) => Object.fromEntries(COLUMNS.map((column) => [column, row[column]])) as Impression,
  )
}

/** How many films were shown and how many of them were clicked, by source. */
export function countImpressions(
  database: Database,
): { source: string; shown: number; clicked: number }[] {
  const rows = database
    .prepare(
      'SELECT source, count(*) AS shown, count(clickedAt) AS clicked FROM Impression GROUP BY source ORDER BY source',
    )
    .all() as { source: string; shown: number; clicked: number }[]
  return rows.map(({ source, shown, clicked }) => ({ source, shown, clicked }))
}
