// Keeps a copy from doing away with what visitors left in the target alone.
import { createHash } from 'node:crypto'
import { AppError } from '../../errors'
import type { Database } from '../database'
import { SITE } from '../ratings'
import { findState, saveState } from '../state'
import { compareRange } from './compare-rows'
import type { Table } from './describe-tables'
import { checksumOf } from './table-checksum'
import { pagesOf } from './table-rows'

/** What commands make again from files and addresses; all other tables, new ones too, hold what nobody could bring back. */
const REMADE = new Set([
  ...['Movie', 'Person', 'Credit', 'Model', 'ModelRow', 'Import', 'State', 'Promotion'],
  ...['TmdbAnswer', 'ForeignReview', 'ReviewFetch', 'ReviewScore', 'RatingSet', 'DataSnapshot'],
  ...['Run', 'RunStep', 'RunMetric', 'RunArtefact', 'RunLog'],
])
/** Ratings of imported files can be imported again. */
const OF_SITE = `SELECT u.id FROM "Rater" u JOIN "RatingSet" s ON s.id = u."setId" WHERE s.source = '${SITE}'`
const ONLY: Record<string, string> = {
  Rater: `"id" IN (${OF_SITE})`,
  Rating: `"raterId" IN (${OF_SITE})`,
}

/** What the target says of itself while and after it is filled; `seal` is null until all of it was verified. */
type CopyNote = { from: string; seal: string | null }

/**
 * Throws `conflict` where the target holds rows of visitors or operators that do not stand so in the source: a copy would take them
 * away. Not where the target is a copy of that source and nobody has written into it since.
 */
export function requireNothingLost(
  { source, target }: { source: Database; target: Database },
  from: string,
  tables: readonly Table[],
): void {
  const note = findNote(target)
  if (note?.from === from && (note.seal === null || note.seal === sealOf(target, tables))) return
  const lost = precious(tables).flatMap((table) => {
    const rows = rowsLost(source, target, table)
    return rows > 0 ? [`${rows.toLocaleString('en-GB')} of ${table.name}`] : []
  })
  if (lost.length === 0) return
  throw new AppError(
    'conflict',
    `Got a target with rows that the source does not have (${lost.join(', ')}), expected an empty store or a copy of that source. To have them replaced by what the source holds, add --overwrite; to keep them, name another target.`,
  )
}

/** Throws `conflict` where the source is a copy that was cut off. */
export function requireWhole(source: Database): void {
  const note = findNote(source)
  if (note !== null && note.seal === null)
    throw new AppError(
      'conflict',
      `Got a source that is itself an unfinished copy of ${note.from}, expected a whole store. Run that copy to its end first.`,
    )
}

/** Notes that the target is being filled. */
export function noteBegun(target: Database, from: string): void {
  saveState(target, 'copy', JSON.stringify({ from, seal: null } satisfies CopyNote))
}

/** Notes that the target is whole, and how it was then. */
export function noteWhole(target: Database, from: string, tables: readonly Table[]): void {
  const seal = sealOf(target, tables)
  saveState(target, 'copy', JSON.stringify({ from, seal } satisfies CopyNote))
}

function findNote(database: Database): CopyNote | null {
  const text = findState(database, 'copy')
  return text === null ? null : (JSON.parse(text) as CopyNote)
}

function precious(tables: readonly Table[]): Table[] {
  return tables
    .filter(({ name }) => !REMADE.has(name))
    .map((table) => ({ ...table, only: ONLY[table.name] ?? table.only }))
}

function sealOf(target: Database, tables: readonly Table[]): string {
  const hash = createHash('sha256')
  for (const table of precious(tables))
    hash.update(`${table.name} ${checksumOf(target, table).checksum}\n`)
  return hash.digest('hex')
}

/** Rows of the target that the source lacks or has otherwise. */
function rowsLost(source: Database, target: Database, table: Table): number {
  let lost = 0
  for (const page of pagesOf(target, table)) {
    if (page.rows.length === 0) continue
    const { missing, changed } = compareRange(source, table, page, () => {})
    lost += missing.length + changed.length
  }
  return lost
}
