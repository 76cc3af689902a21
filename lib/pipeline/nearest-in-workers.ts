// Nearest rows on several threads at once: the same bytes as on one, sooner.
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Sparse, SparseRows } from '@/lib/math/sparse'
import {
  layOutNeighbours,
  type NeighbourMemory,
  readNeighbours,
} from '@/lib/similarity/neighbour-memory'
import { nearestRows } from '@/lib/similarity/nearest-rows'
import { takeTurns } from '@/lib/similarity/nearest-turns'

/** Fewer rows than this are done before a thread has started. */
const SMALL = 2000

/** Slices between two looks at the event loop: some 10 ms. */
const SLICES_PER_BREATH = 8

/**
 * Returns what `nearestRows` returns, found by `threads` threads, this one among them.
 *
 * `onProgress` hears how many rows are compared, of how many. Rejects with what `nearestRows`
 * throws, and with a worker's failure.
 */
export async function nearestRowsInWorkers(
  matrix: Sparse,
  {
    k,
    threads,
    onProgress,
  }: { k: number; threads: number; onProgress?: (done: number, rows: number) => void },
): Promise<SparseRows> {
  if (threads <= 1 || matrix.rows < SMALL) {
    const rows = nearestRows(matrix, { k })
    onProgress?.(matrix.rows, matrix.rows)
    return rows
  }
  const laidOut = layOutNeighbours(matrix, { k, threads, pairs: true })
  const helpers = Array.from({ length: threads - 1 }, (_, n) => startHelper(laidOut, n + 1))
  try {
    await Promise.race([takePart(laidOut, onProgress), ...helpers.map(({ failure }) => failure)])
    return readNeighbours(laidOut, { from: 0, to: matrix.rows })
  } finally {
    await Promise.all(helpers.map(({ worker }) => worker.terminate()))
  }
}

/** A helper that starts late finds fewer slices left; nobody waits for it to start. */
function startHelper(laidOut: NeighbourMemory, thread: number) {
  const worker = new Worker(new URL('./nearest-worker.mjs', import.meta.url), {
    workerData: { laidOut, thread },
    execArgv: [],
  })
  const failure = new Promise<never>((_, reject) => {
    worker.once('error', reject)
  })
  failure.catch(() => {})
  return { worker, failure }
}

async function takePart(
  laidOut: NeighbourMemory,
  onProgress?: (done: number, rows: number) => void,
): Promise<void> {
  const turns = takeTurns(laidOut, 0)
  for (let slice = 1; turns.sweepNext(); slice++)
    if (slice % SLICES_PER_BREATH === 0) {
      onProgress?.(turns.sweptRows(), laidOut.rows)
      await setImmediate()
    }
  while (!turns.isSwept()) await setImmediate()
  onProgress?.(laidOut.rows, laidOut.rows)
  for (let slice = 1; turns.finishNext(); slice++)
    if (slice % SLICES_PER_BREATH === 0) await setImmediate()
  while (!turns.isFinished()) await setImmediate()
}
