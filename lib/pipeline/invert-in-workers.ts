// Inverts a matrix on several threads at once: the same bytes as on one, sooner.
import { Worker } from 'node:worker_threads'
import type { DenseSymmetric } from '@/lib/math/symmetric-inverse'
import { invertSymmetric, progressOf } from '@/lib/math/symmetric-inverse'

/** Matrices of fewer rows are done before a thread has started. */
const SMALL = 600
const LOOK_MILLISECONDS = 100

/**
 * Inverts in place by as many threads as the matrix was laid out for. `onProgress` hears the share done. Rejects with a
 * worker's failure; an aborted `signal` ends the threads and rejects with its reason.
 */
export async function invertInWorkers(
  matrix: DenseSymmetric,
  {
    onProgress,
    signal,
  }: { onProgress?: (done: number, pieces: number) => void; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  signal?.throwIfAborted()
  const threads = matrix.at.own.length
  if (matrix.n < SMALL || threads === 1) return invertSymmetric(matrix)
  const workers = Array.from(
    { length: threads },
    (_, thread) =>
      new Worker(new URL('./invert-worker.mjs', import.meta.url), {
        workerData: { matrix, thread },
        execArgv: [],
      }),
  )
  const look = setInterval(() => {
    const { done, pieces } = progressOf(matrix)
    onProgress?.(done, pieces)
  }, LOOK_MILLISECONDS)
  try {
    await Promise.all([...workers.map(ended), aborted(signal, workers)])
  } finally {
    clearInterval(look)
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

function ended(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
}

function aborted(signal: AbortSignal | undefined, workers: readonly Worker[]): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    for (const worker of workers) worker.once('exit', () => resolve())
  })
}
