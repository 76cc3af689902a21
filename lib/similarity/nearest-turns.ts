// How several threads share one search for nearest rows: slice by slice, whoever is free.
import { startNeighboursKernel } from '@/lib/math/wasm/neighbours-kernel'
import type { NeighbourMemory } from './neighbour-memory'

/** Rows per call of the kernel: one long call would stay in V8's baseline compiler. */
export const SLICE_ROWS = 64

/** Words in the shared memory by which threads agree on who does what. */
const SWEEP_DEALT = 0
const SWEEP_DONE = 1
const FINISH_DEALT = 2
const FINISH_DONE = 3

/** One thread's part in a search; every thread of a memory makes its own with its own number. */
export type Turns = {
  /** Sweeps the next free slice; false when none is left to take. */
  sweepNext(): boolean
  /** Finishes the next free slice, once all slices are swept; false when none is left to take. */
  finishNext(): boolean
  /** Rows that all threads have swept. */
  sweptRows(): number
  /** Whether every slice is swept. */
  isSwept(): boolean
  /** Whether every slice is finished. */
  isFinished(): boolean
  /** Blocks until every slice is swept; not for a thread that has an event loop to serve. */
  waitUntilSwept(): void
}

/** Starts the kernel as thread number `thread` of those that the memory was laid out for. */
export function takeTurns(laidOut: NeighbourMemory, thread: number): Turns {
  const kernel = startNeighboursKernel(laidOut.memory)
  kernel.attach(laidOut.shared, laidOut.own[thread]!)
  const words = new Int32Array(laidOut.memory.buffer, laidOut.turns, 4)
  const slices = Math.ceil(laidOut.rows / SLICE_ROWS)
  const next = (step: 'sweepPairs' | 'finish', dealt: number) => {
    const slice = Atomics.add(words, dealt, 1)
    if (slice >= slices) return false
    kernel[step](slice * SLICE_ROWS, Math.min(laidOut.rows, (slice + 1) * SLICE_ROWS))
    Atomics.add(words, dealt + 1, 1)
    Atomics.notify(words, dealt + 1)
    return true
  }
  return {
    sweepNext: () => next('sweepPairs', SWEEP_DEALT),
    finishNext: () => next('finish', FINISH_DEALT),
    sweptRows: () => Math.min(laidOut.rows, Atomics.load(words, SWEEP_DONE) * SLICE_ROWS),
    isSwept: () => Atomics.load(words, SWEEP_DONE) === slices,
    isFinished: () => Atomics.load(words, FINISH_DONE) === slices,
    waitUntilSwept: () => {
      for (;;) {
        const done = Atomics.load(words, SWEEP_DONE)
        if (done === slices) return
        Atomics.wait(words, SWEEP_DONE, done)
      }
    },
  }
}
