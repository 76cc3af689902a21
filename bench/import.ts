// `bench import`: how many ratings a second come into the store, and in how much memory.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { writeRatingFile } from './import/generate'
import type { ImportTurn } from './import/our-turn'

const run = promisify(execFile)

const DEFAULT_ROWS = 1_000_000

/**
 * Generates a file in MovieLens' form of `--rows` ratings and imports it, in a process of its own, into a fresh store with the
 * films of the catalogue. Memory is the most that process ever held, in MB.
 */
export async function runImportBench(args: string[]): Promise<Record<string, unknown>> {
  const at = args.indexOf('--rows')
  const rows = at < 0 ? DEFAULT_ROWS : Number(args[at + 1])
  if (!Number.isInteger(rows) || rows < 1)
    throw new RangeError(`Got --rows ${args[at + 1]}, expected a whole number from 1.`)
  const folder = mkdtempSync(join(tmpdir(), 'marquee-bench-'))
  try {
    const file = join(folder, 'ratings.csv')
    console.log(`writing ${rows.toLocaleString('en-GB')} ratings`)
    await writeRatingFile(file, rows)
    const store = join(folder, 'store.db')
    const script = fileURLToPath(new URL('./import/our-turn.ts', import.meta.url))
    const { stdout } = await run(process.execPath, ['--import', 'tsx', script, store, file])
    const turn = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as ImportTurn
    const figures = {
      rows,
      ...turn,
      rowsPerSecond: Math.round(turn.stored / turn.seconds),
      bytes: statSync(file).size,
      storeMb: Math.round(statSync(store).size / 1e6),
    }
    console.log(
      `${figures.rowsPerSecond.toLocaleString('en-GB')} rows a second, at most ${turn.peakMb} MB, a store of ${figures.storeMb} MB`,
    )
    return figures
  } finally {
    rmSync(folder, { recursive: true })
  }
}
