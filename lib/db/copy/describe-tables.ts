// What tables a store has, found by asking the store itself, so that a new one is never left out by forgetting it.
import { AppError } from '../../errors'
import { tablesOf } from '../backup'
import { type Database, isPostgres } from '../database'

/** Kept by `migrate`, in each store for itself. */
const LEDGER = '_prisma_migrations'

export type Table = {
  name: string
  /** In the order in which rows are read and written. */
  columns: readonly string[]
  /** What the columns hold, in the words of the store that was asked. */
  types: readonly string[]
  /** Places of the primary key's columns, in the key's order. */
  key: readonly number[]
  /** Places of the columns that hold a point of time as the store itself has it. */
  times: readonly number[]
  /** Tables that its foreign keys refer to, itself not among them. */
  parents: readonly string[]
  /** SQL that says which of its rows are meant; null: all. */
  only: string | null
}

type Column = { name: string; type: string; place: number }

/** Every table but the ledger of migrations, each after those that it refers to. Throws `unusable-data` for one without a primary key. */
export function describeTables(database: Database): Table[] {
  const tables = tablesOf(database).filter((name) => name !== LEDGER)
  return parentsFirst(tables.map((name) => describe(database, name)))
}

/** Tables that refer to that one, directly or through others, and itself, in the order given. */
export function withReferrers(name: string, tables: readonly Table[]): Table[] {
  const found = new Set([name])
  for (const table of tables)
    if (table.parents.some((parent) => found.has(parent))) found.add(table.name)
  return tables.filter((table) => found.has(table.name))
}

function describe(database: Database, name: string): Table {
  const kind = isPostgres(database) ? 'postgresql' : 'sqlite'
  const columns = database.prepare(COLUMNS[kind]).all(name) as Column[]
  const key = columns.filter(({ place }) => place > 0).sort((a, b) => a.place - b.place)
  if (key.length === 0)
    throw new AppError(
      'unusable-data',
      `Got the table ${name} without a primary key, expected one, by which rows are found again. Give it one in a migration.`,
    )
  const parents = database.prepare(PARENTS[kind]).all(name) as { parent: string }[]
  return {
    name,
    columns: columns.map((column) => column.name),
    types: columns.map((column) => column.type),
    key: key.map((column) => columns.indexOf(column)),
    times: columns.flatMap(({ type }, i) => (/^(?:DATETIME|timestamp)/.test(type) ? [i] : [])),
    parents: parents.map(({ parent }) => parent).filter((parent) => parent !== name),
    only: null,
  }
}

function parentsFirst(tables: readonly Table[]): Table[] {
  const ordered: Table[] = []
  let left = [...tables]
  while (left.length > 0) {
    const waits = (table: Table) => table.parents.some((p) => left.some(({ name }) => name === p))
    const ready = left.filter((table) => !waits(table))
    if (ready.length === 0)
      throw new AppError(
        'unusable-data',
        `Got tables that refer to each other in a circle (${left.map(({ name }) => name).join(', ')}), expected none. Take one of the foreign keys away.`,
      )
    ordered.push(...ready)
    left = left.filter((table) => !ready.includes(table))
  }
  return ordered
}

const COLUMNS = {
  sqlite: `SELECT name, type, pk AS place FROM pragma_table_info(?) ORDER BY name`,
  postgresql: `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
      coalesce(k.place, 0) AS place
    FROM pg_attribute a
    LEFT JOIN (
      SELECT i.indrelid, n.attnum, n.place FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS n (attnum, place)
      WHERE i.indisprimary
    ) k ON k.indrelid = a.attrelid AND k.attnum = a.attnum
    WHERE a.attrelid = to_regclass(quote_ident(?)) AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY a.attname COLLATE "C"`,
}

const PARENTS = {
  sqlite: `SELECT DISTINCT "table" AS parent FROM pragma_foreign_key_list(?) ORDER BY parent`,
  postgresql: `SELECT DISTINCT p.relname AS parent FROM pg_constraint c JOIN pg_class p ON p.oid = c.confrelid
    WHERE c.contype = 'f' AND c.conrelid = to_regclass(quote_ident(?)) ORDER BY parent`,
}
