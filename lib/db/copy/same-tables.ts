// Whether two stores have the same tables, so that rows of the one fit the other.
import { AppError } from '../../errors'
import type { Database } from '../database'
import { describeTables, type Table } from './describe-tables'

/** What says of a store that it is a copy stays with it. */
const ONLY: Record<string, string> = { State: `"key" <> 'copy'` }

/** The tables that both stores have, each after those that it refers to. Throws `unusable-data` where they differ. */
export function listSameTables(source: Database, target: Database): Table[] {
  const tables = describeTables(target)
  const ours = formsOf(tables)
  const theirs = formsOf(describeTables(source))
  const differing = [
    ...[...theirs].filter((form) => !ours.has(form)),
    ...[...ours].filter((form) => !theirs.has(form)),
  ].map((form) => form.slice(0, form.indexOf(' ')))
  if (differing.length > 0)
    throw new AppError(
      'unusable-data',
      `Got a source whose tables are not those of this version (${[...new Set(differing)].join(', ')}), expected the same on both sides. Bring the source up to date first: DATABASE_URL=ADDRESS npm run marquee -- migrate`,
    )
  return tables.map((table) => ({ ...table, only: ONLY[table.name] ?? null }))
}

/** Name, columns and key of each table as one text. */
function formsOf(tables: readonly Table[]): Set<string> {
  return new Set(
    tables.map(({ name, columns, key }) => `${name} ${columns.join(' ')} / ${key.join(' ')}`),
  )
}
