// Runs of the pipeline: their steps, figures, artefacts and logs, and the lock that lets one walk at a time.
import { AppError } from '@/lib/errors'
import type { Run, RunArtefact, RunMetric, RunStep } from '@/lib/runs/run'
import { type Database, inTransaction } from './database'
import { findState, saveState } from './state'

/** One line of what a run said; `at` in milliseconds since 1970. */
export type RunLogLine = { id: number; at: number; level: string; text: string }

/** Opens a run whose steps all wait. */
export function createRun(
  database: Database,
  run: Pick<Run, 'id' | 'name' | 'startedAt' | 'parameters' | 'tags' | 'environment'> & {
    steps: string[]
  },
): void {
  const { id, name, startedAt, parameters, tags, environment, steps } = run
  inTransaction(database, () => {
    database
      .prepare(
        `INSERT INTO Run (id, name, state, startedAt, parameters, tags, environment)
         VALUES (?, ?, 'running', ?, ?, ?, ?)`,
      )
      .run(id, name, startedAt, ...[parameters, tags, environment].map((it) => JSON.stringify(it)))
    const insert = database.prepare(
      "INSERT INTO RunStep (runId, position, name, state) VALUES (?, ?, ?, 'waiting')",
    )
    steps.forEach((step, position) => {
      insert.run(id, position, step)
    })
  })
}

/** Keeps how a step stands; `output` is what later steps and runs read of it. */
export function saveStep(
  database: Database,
  runId: string,
  { name, state, fingerprint, startedAt, endedAt, detail }: RunStep,
  output?: unknown,
): void {
  database
    .prepare(
      `UPDATE RunStep SET state = ?, fingerprint = ?, startedAt = ?, endedAt = ?, detail = ?, output = ?
       WHERE runId = ? AND name = ?`,
    )
    .run(
      state,
      fingerprint,
      startedAt,
      endedAt,
      detail,
      output === undefined ? null : JSON.stringify(output),
      runId,
      name,
    )
}

/** What the latest done step of that name and fingerprint left, or null. */
export function findStepOutput(
  database: Database,
  name: string,
  fingerprint: string,
): { runId: string; output: unknown } | null {
  const row = database
    .prepare(
      `SELECT runId, output FROM RunStep WHERE name = ? AND fingerprint = ? AND state = 'done'
       ORDER BY endedAt DESC LIMIT 1`,
    )
    .get(name, fingerprint) as { runId: string; output: string | null } | undefined
  return row
    ? { runId: row.runId, output: row.output === null ? null : JSON.parse(row.output) }
    : null
}

/** What a step of a run left, or null where it left nothing. */
export function findStepOfRun(database: Database, runId: string, name: string): unknown {
  const row = database
    .prepare('SELECT output FROM RunStep WHERE runId = ? AND name = ?')
    .get(runId, name) as { output: string | null } | undefined
  return row?.output ? JSON.parse(row.output) : null
}

/** Milliseconds that the step took when it was last done, or null. */
export function usualMilliseconds(database: Database, name: string): number | null {
  const row = database
    .prepare(
      `SELECT endedAt - startedAt AS milliseconds FROM RunStep WHERE name = ? AND state = 'done'
       ORDER BY endedAt DESC LIMIT 1`,
    )
    .get(name) as { milliseconds: number } | undefined
  return row?.milliseconds ?? null
}

/** Keeps figures; the same figure at the same step of learning is replaced. */
export function saveMetrics(
  database: Database,
  runId: string,
  metrics: readonly RunMetric[],
): void {
  const insert = database.prepare(
    `INSERT INTO RunMetric (runId, key, step, value, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (runId, key, step) DO UPDATE SET value = excluded.value, at = excluded.at`,
  )
  inTransaction(database, () => {
    for (const { key, step, value, at } of metrics) insert.run(runId, key, step, value, at)
  })
}

/** Keeps where an artefact lies and its checksum. */
export function saveArtefact(
  database: Database,
  runId: string,
  { name, path, sha256, bytes }: RunArtefact,
): void {
  database
    .prepare(
      `INSERT INTO RunArtefact (runId, name, path, sha256, bytes) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (runId, name) DO UPDATE SET path = excluded.path, sha256 = excluded.sha256, bytes = excluded.bytes`,
    )
    .run(runId, name, path, sha256, bytes)
}

/** Keeps a line of the log. */
export function addLog(
  database: Database,
  runId: string,
  { at, level, text }: Omit<RunLogLine, 'id'>,
): void {
  database
    .prepare('INSERT INTO RunLog (runId, at, level, text) VALUES (?, ?, ?, ?)')
    .run(runId, at, level, text)
}

/** Lines of the log after that of the id `after`, the oldest first. */
export function listLogs(
  database: Database,
  runId: string,
  { after = 0, limit = 500 }: { after?: number; limit?: number } = {},
): RunLogLine[] {
  return database
    .prepare(
      'SELECT id, at, level, text FROM RunLog WHERE runId = ? AND id > ? ORDER BY id LIMIT ?',
    )
    .all(runId, after, limit)
    .map((row) => {
      const { id, at, level, text } = row as RunLogLine
      return { id, at, level, text }
    })
}

/** Closes a run. */
export function endRun(
  database: Database,
  runId: string,
  {
    state,
    endedAt,
    dataFingerprint,
    tags,
  }: Pick<Run, 'state' | 'endedAt' | 'dataFingerprint'> & { tags?: Record<string, string> },
): void {
  database
    .prepare(
      `UPDATE Run SET state = ?, endedAt = ?, dataFingerprint = ?, tags = coalesce(?, tags) WHERE id = ?`,
    )
    .run(state, endedAt, dataFingerprint, tags ? JSON.stringify(tags) : null, runId)
}

const FEWEST_LETTERS = 4

/**
 * Finds a run by its id or a beginning of at least four letters; null where there is none. Throws `bad-request` where several
 * begin so.
 */
export function findRun(database: Database, id: string): Run | null {
  if (id.length < FEWEST_LETTERS) return null
  const rows = database
    .prepare('SELECT * FROM Run WHERE substr(id, 1, ?) = ? ORDER BY startedAt DESC LIMIT 5')
    .all(id.length, id) as RunRow[]
  if (rows.length > 1)
    throw new AppError(
      'bad-request',
      `Got «${id}», with which several runs begin: ${rows.map((row) => row.id).join(', ')}. Write more of it.`,
    )
  return rows[0] ? completeRun(database, rows[0]) : null
}

/** Runs with steps, figures and artefacts, the newest first. */
export function listRuns(
  database: Database,
  { limit = 50, offset = 0 }: { limit?: number; offset?: number } = {},
): Run[] {
  const rows = database
    .prepare('SELECT * FROM Run ORDER BY startedAt DESC, id LIMIT ? OFFSET ?')
    .all(limit, offset) as RunRow[]
  return rows.map((row) => completeRun(database, row))
}

type RunRow = Pick<Run, 'id' | 'name' | 'state' | 'startedAt' | 'endedAt' | 'dataFingerprint'> & {
  parameters: string
  tags: string
  environment: string
}

function completeRun(database: Database, row: RunRow): Run {
  const { id, name, state, startedAt, endedAt, dataFingerprint } = row
  return {
    id,
    name,
    state,
    startedAt,
    endedAt,
    dataFingerprint,
    parameters: JSON.parse(row.parameters),
    tags: JSON.parse(row.tags),
    environment: JSON.parse(row.environment),
    steps: listSteps(database, id),
    metrics: listMetrics(database, id),
    artefacts: listArtefacts(database, id),
  }
}

function listSteps(database: Database, runId: string): RunStep[] {
  const rows = database
    .prepare(
      `SELECT name, state, fingerprint, startedAt, endedAt, detail FROM RunStep WHERE runId = ? ORDER BY position`,
    )
    .all(runId) as RunStep[]
  return rows.map(({ name, state, fingerprint, startedAt, endedAt, detail }) => ({
    name,
    state,
    fingerprint,
    startedAt,
    endedAt,
    detail,
  }))
}

function listMetrics(database: Database, runId: string): RunMetric[] {
  const rows = database
    .prepare('SELECT key, value, step, at FROM RunMetric WHERE runId = ? ORDER BY key, step')
    .all(runId) as RunMetric[]
  return rows.map(({ key, value, step, at }) => ({ key, value, step, at }))
}

function listArtefacts(database: Database, runId: string): RunArtefact[] {
  const rows = database
    .prepare('SELECT name, path, sha256, bytes FROM RunArtefact WHERE runId = ? ORDER BY name')
    .all(runId) as RunArtefact[]
  return rows.map(({ name, path, sha256, bytes }) => ({ name, path, sha256, bytes }))
}

/** Who walks the pipeline, since when, and when it last said that it still does. */
export type Lock = { runId: string; holder: string; since: number; beatAt: number }

/** A holder that has not been heard of for so long is taken for dead; no piece of work says nothing for longer. */
const STALE_MILLISECONDS = 15 * 60_000

/** Who holds the lock, dead or alive, or null. */
export function findLock(database: Database): Lock | null {
  const value = findState(database, 'pipeline-lock')
  return value === null || value === '' ? null : (JSON.parse(value) as Lock)
}

/**
 * Takes the lock of the pipeline. Throws `conflict` while another run holds it that was heard of within fifteen minutes, unless
 * `isDead` knows that its holder is no more; such a run is marked as stopped.
 */
export function takeLock(
  database: Database,
  {
    runId,
    holder,
    now,
    isDead = () => false,
  }: { runId: string; holder: string; now: number; isDead?: (holder: string) => boolean },
): void {
  inTransaction(database, () => {
    const lock = findLock(database)
    if (lock && now - lock.beatAt < STALE_MILLISECONDS && !isDead(lock.holder))
      throw new AppError(
        'conflict',
        `Got a pipeline that runs already (run ${lock.runId} on ${lock.holder} since ${new Date(lock.since).toISOString()}), expected none. Wait for it, or stop it. If its machine died, it is taken over a quarter of an hour after its last sign.`,
      )
    if (lock) stopDead(database, lock)
    saveState(
      database,
      'pipeline-lock',
      JSON.stringify({ runId, holder, since: now, beatAt: now } satisfies Lock),
    )
  })
}

/** Says that the run still goes on. Throws `conflict` where another took the lock meanwhile. */
export function beatLock(database: Database, { runId, now }: { runId: string; now: number }): void {
  inTransaction(database, () => {
    const lock = findLock(database)
    if (lock?.runId !== runId)
      throw new AppError(
        'conflict',
        `Run ${runId} was silent for too long and lost the pipeline to ${lock?.runId ?? 'nobody'}. Run it again.`,
      )
    saveState(database, 'pipeline-lock', JSON.stringify({ ...lock, beatAt: now }))
  })
}

/** Lets go of the lock, if the run still has it. */
export function freeLock(database: Database, runId: string): void {
  inTransaction(database, () => {
    if (findLock(database)?.runId === runId) saveState(database, 'pipeline-lock', '')
  })
}

function stopDead(database: Database, { runId, beatAt }: Lock): void {
  database
    .prepare("UPDATE Run SET state = 'stopped', endedAt = ? WHERE id = ? AND state = 'running'")
    .run(beatAt, runId)
  database
    .prepare(
      `UPDATE RunStep SET state = 'stopped', endedAt = ?, detail = 'its process ended'
       WHERE runId = ? AND state = 'running'`,
    )
    .run(beatAt, runId)
}
