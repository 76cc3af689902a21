// The compiled inner loops of exact nearest rows: the module, compiled once, and its calls.
import { bytesOfBase64 } from './base64'
import { NEIGHBOURS_MODULE } from './neighbours-module'

/** A candidate holds its row in this many bits, so a matrix has at most 2^18 rows. */
export const ROW_BITS = 18

/** A posting's weight of 1 in its own units; 16 signed bits. */
export const WEIGHT_UNITS = 32_767

/** The calls of the compiled module; addresses are bytes, row ranges are half open. */
export type NeighboursKernel = {
  /** Takes the addresses of the shared header and of this worker's own. */
  attach(shared: number, own: number): void
  /** Compares rows with every row before them. */
  sweepPairs(from: number, to: number): void
  /** Compares rows with all rows. */
  sweepRows(from: number, to: number): void
  /** Scores the candidates of rows exactly and writes the k best of each. */
  finish(from: number, to: number): void
}

let compiled: WebAssembly.Module | null = null

/** Starts the kernel on a shared memory; the module is compiled on the first call of a thread. */
export function startNeighboursKernel(memory: WebAssembly.Memory): NeighboursKernel {
  compiled ??= new WebAssembly.Module(bytesOfBase64(NEIGHBOURS_MODULE))
  return new WebAssembly.Instance(compiled, { env: { memory } })
    .exports as unknown as NeighboursKernel
}
