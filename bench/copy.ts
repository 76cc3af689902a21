// `bench copy`: how many rows a second `marquee copy` moves into PostgreSQL and back, and in how much memory.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startPostgres } from '../scripts/postgres.mjs'
import { writeRatingFile } from './import/generate'
import type { CopyTurn } from './copy/our-turn'

const run = promisify(execFile)

const DEFAULT_ROWS = 1_000_000

/**
 * Fills an SQLite store with the catalogue and `--rows` generated ratings, copies it into a PostgreSQL of its own, again with nothing to
 * bring, and from there into another file; each in a process of its own, both stores verified within the time. Rows are those of all tables.
 */
export async function runCopyBench(args: string[]): Promise<Record<string, unknown>> {
  const at = args.indexOf('--rows')
  const rows = at < 0 ? DEFAULT_ROWS : Number(args[at + 1])
  if (!Number.isInteger(rows) || rows < 1)
    throw new RangeError(`Got --rows ${args[at + 1]}, expected a whole number from 1.`)
  const folder = mkdtempSync(join(tmpdir(), 'marquee-bench-'))
  const server = await startPostgres()
  try {
    const [file, first, back] = ['ratings.csv', 'store.db', 'back.db'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    console.log(`writing and importing ${rows.toLocaleString('en-GB')} ratings`)
    await writeRatingFile(file, rows)
    await turn('./import/our-turn.ts', [first, file])
    const toPostgres = await copied('into PostgreSQL', first, server.address)
    const again = await copied('again, with nothing to bring', first, server.address)
    const toSqlite = await copied('back into SQLite', server.address, back)
    return { ratings: rows, toPostgres, again, toSqlite }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

async function copied(what: string, from: string, to: string) {
  const figures = JSON.parse(await turn('./copy/our-turn.ts', [from, to])) as CopyTurn
  const rowsPerSecond = Math.round(figures.rows / figures.seconds)
  console.log(
    `${what}: ${figures.seconds.toFixed(1)} s, ${rowsPerSecond.toLocaleString('en-GB')} rows a second, at most ${figures.peakMb} MB, ${figures.equal ? 'equal' : 'NOT EQUAL'}`,
  )
  return { ...figures, rowsPerSecond }
}

async function turn(name: string, args: string[]): Promise<string> {
  const script = fileURLToPath(new URL(name, import.meta.url))
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, ...args])
  return stdout.trim().split('\n').at(-1) ?? ''
}
