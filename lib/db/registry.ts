// The registry: versions of the models that learn from people, which of them serves, and what served before.
import { createHash } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { type Database, inTransaction } from './database'
import { saveState } from './state'

/** A version as it is listed; `bytes` is the size of its artefact. */
export type ModelVersion = {
  id: number
  name: string
  version: string
  /** The run that made it, or null for the one that came with the code. */
  runId: string | null
  sha256: string | null
  bytes: number
  parameters: Record<string, string | number | boolean>
  createdAt: string
  /** Whether it answers now. */
  isServing: boolean
}

/** One promotion or rollback. `previous` is what served before, as NAME@VERSION. */
export type Promotion = {
  id: number
  kind: 'promote' | 'rollback'
  name: string
  version: string
  previous: string | null
  reason: string | null
  objections: string[]
  isForced: boolean
  at: number
}

/** Keeps a version with its artefact. The same name and version again changes nothing; returns its id. */
export function registerModel(
  database: Database,
  model: {
    name: string
    version: string
    fingerprint: string
    parameters: Record<string, string | number | boolean>
    artefact: Uint8Array
    sha256: string
    runId: string | null
    now: number
  },
): number {
  const { name, version, fingerprint, parameters, artefact, sha256, runId, now } = model
  return inTransaction(database, () => {
    database
      .prepare(
        `INSERT INTO Model (name, version, fingerprint, parameters, vocabulary, artefact, sha256, runId, createdAt)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name, version) DO NOTHING`,
      )
      .run(
        name,
        version,
        fingerprint,
        JSON.stringify(parameters),
        Buffer.from('[]'),
        Buffer.from(artefact),
        sha256,
        runId,
        new Date(now).toISOString(),
      )
    const { id } = database
      .prepare('SELECT id FROM Model WHERE name = ? AND version = ?')
      .get(name, version) as { id: number }
    return id
  })
}

type VersionRow = Omit<ModelVersion, 'parameters' | 'isServing'> & {
  parameters: string
  isChampion: number
}

/** Every version, the newest first. The content model, rows without an artefact, serves where nothing stands on it. */
export function listVersions(database: Database): ModelVersion[] {
  const rows = database
    .prepare(
      `SELECT id, name, version, runId, sha256, coalesce(length(artefact), 0) AS bytes, parameters, createdAt, isChampion
       FROM Model ORDER BY createdAt DESC, id DESC`,
    )
    .all() as VersionRow[]
  const isTaken = rows.some(({ sha256, isChampion }) => sha256 !== null && isChampion)
  return rows.map(
    ({ id, name, version, runId, sha256, bytes, parameters, createdAt, isChampion }) => ({
      id,
      name,
      version,
      runId,
      sha256,
      bytes,
      parameters: JSON.parse(parameters),
      createdAt: new Date(createdAt).toISOString(),
      isServing: isChampion === 1 && (sha256 !== null || !isTaken),
    }),
  )
}

/**
 * Finds a version by NAME@VERSION, by the beginning of its version, or by the name alone where it has one version. Throws
 * `not-found` where there is none and `bad-request` where there are several.
 */
export function getVersion(database: Database, asked: string): ModelVersion {
  const versions = listVersions(database)
  const [name, version] = asked.includes('@') ? asked.split('@') : [null, asked]
  const found = versions.filter(
    (one) =>
      (name === null || one.name === name) &&
      (one.version.startsWith(version!) || (name === null && one.name === asked)),
  )
  if (found.length === 1) return found[0]!
  const known = (found.length > 0 ? found : versions).map(refOf).join(', ') || 'none'
  throw new AppError(
    found.length === 0 ? 'not-found' : 'bad-request',
    `Got model «${asked}», expected exactly one of: ${known}.`,
  )
}

/** How a version is named: NAME@VERSION. */
export function refOf({ name, version }: { name: string; version: string }): string {
  return `${name}@${version}`
}

/** The bytes of a version's artefact. Throws `unusable-data` where they are not those that were registered. */
export function readModelArtefact(database: Database, id: number): Uint8Array {
  const row = database
    .prepare('SELECT name, version, artefact, sha256 FROM Model WHERE id = ?')
    .get(id) as
    | { name: string; version: string; artefact: ArrayBuffer | null; sha256: string | null }
    | undefined
  if (!row?.artefact)
    throw new AppError('not-found', `Got model ${id}, expected one with an artefact.`)
  const bytes = new Uint8Array(row.artefact)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== row.sha256)
    throw new AppError(
      'unusable-data',
      `${refOf(row)}: got bytes of checksum ${sha256}, expected ${row.sha256}. Roll back, or train again.`,
    )
  return bytes
}

/** Whether the version can be served: content by its rows, others by an artefact whose checksum is right. */
export function isVersionWhole(database: Database, { id, sha256 }: ModelVersion): boolean {
  if (sha256 === null) return true
  try {
    readModelArtefact(database, id)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** What answers now, or null where nothing was trained. */
export function findServing(database: Database): ModelVersion | null {
  return listVersions(database).find(({ isServing }) => isServing) ?? null
}

/** Lets a version serve and keeps that in the history, in one transaction; servers notice by the state `champion`. */
export function setServing(
  database: Database,
  { id, name, version }: ModelVersion,
  promotion: Pick<Promotion, 'kind' | 'reason' | 'objections' | 'isForced' | 'at'>,
): void {
  const { kind, reason, objections, isForced, at } = promotion
  inTransaction(database, () => {
    const before = findServing(database)
    database.prepare('UPDATE Model SET isChampion = false WHERE sha256 IS NOT NULL').run()
    database.prepare('UPDATE Model SET isChampion = true WHERE id = ?').run(id)
    const row = database
      .prepare(
        `INSERT INTO Promotion (kind, name, version, previous, reason, objections, isForced, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      )
      .get(
        kind,
        name,
        version,
        before && refOf(before),
        reason,
        JSON.stringify(objections),
        isForced ? 1 : 0,
        at,
      ) as { id: number }
    saveState(database, 'champion', `${refOf({ name, version })}#${row.id}`)
  })
}

/** Promotions and rollbacks, the newest first. */
export function listPromotions(
  database: Database,
  { limit = 100 }: { limit?: number } = {},
): Promotion[] {
  const rows = database
    .prepare('SELECT * FROM Promotion ORDER BY id DESC LIMIT ?')
    .all(limit) as (Omit<Promotion, 'objections' | 'isForced'> & {
    objections: string
    isForced: number
  })[]
  return rows.map(({ id, kind, name, version, previous, reason, objections, isForced, at }) => ({
    id,
    kind,
    name,
    version,
    previous,
    reason,
    objections: JSON.parse(objections),
    isForced: isForced === 1,
    at,
  }))
}

/**
 * What a rollback goes back to, as NAME@VERSION: what served before the promotion that is in force, each rollback undoing one
 * promotion more. Null where nothing is left.
 */
export function previousServing(database: Database): string | null {
  const history = listPromotions(database, { limit: Number.MAX_SAFE_INTEGER })
  let undone = 0
  for (const { kind, previous } of history) {
    if (kind === 'rollback') undone++
    else if (undone > 0) undone--
    else return previous
  }
  return null
}

/** Removes a version; returns whether there was one. Throws `conflict` for the one that serves. */
export function removeVersion(
  database: Database,
  { name, version }: { name: string; version: string },
): boolean {
  const serving = findServing(database)
  if (serving?.name === name && serving.version === version)
    throw new AppError(
      'conflict',
      `${refOf(serving)} serves; promote another model or roll back before it is removed.`,
    )
  const { changes } = database
    .prepare('DELETE FROM Model WHERE name = ? AND version = ?')
    .run(name, version)
  return changes > 0
}
