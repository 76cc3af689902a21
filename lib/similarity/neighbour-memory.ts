// Lays a matrix out as an inverted index in one shared memory, for the nearest-rows kernel.
import type { Sparse, SparseRows } from '@/lib/math/sparse'
import { MEMORY_START, newSharedMemory } from '@/lib/math/wasm/memory'
import { ROW_BITS, WEIGHT_UNITS } from '@/lib/math/wasm/neighbours-kernel'
import { fillIndex, measureRows, numberTerms, type Terms } from './neighbour-index'

/** What a thread needs to take part; can be posted to a worker as it is. */
export type NeighbourMemory = {
  memory: WebAssembly.Memory
  rows: number
  k: number
  /** Address of the header that all threads share. */
  shared: number
  /** Address of each thread's own header. */
  own: number[]
  /** Address of 16 words, all 0, that the threads may use to take turns. */
  turns: number
  /** Addresses of the results: how many a row has, their rows, their scores. */
  out: { counts: number; rows: number; scores: number }
}

/** The largest approximate score, and the threshold that none exceeds. */
const MAX_SCORE = 32_767

/** Leaves room for scores of 1: what rounding may add to one must still fit in 16 bits. */
const MAX_ROUNDING = 24_000

/**
 * Returns a memory with the matrix, its inverted index and room for what `threads` threads find.
 *
 * `pairs` says that both rows of a pair learn of their score (the kernel's `sweepPairs`). Columns
 * held by one row only are left out: they belong to no pair. Throws a RangeError on a k below 1,
 * on a weight that is not finite, and on a matrix too large for the kernel (2^18 rows, some
 * 40,000 weights in a row, 4 GB).
 */
export function layOutNeighbours(
  matrix: Sparse,
  options: { k: number; threads: number; pairs: boolean },
): NeighbourMemory {
  if (!Number.isInteger(options.k) || options.k < 1)
    throw new RangeError(`Got k ${options.k}, expected a whole number of at least 1.`)
  if (matrix.rows > 2 ** ROW_BITS)
    throw new RangeError(`Got ${matrix.rows} rows, expected at most ${2 ** ROW_BITS}.`)
  const k = Math.max(1, Math.min(options.k, matrix.rows - 1))
  const terms = numberTerms(matrix)
  const { longest, slack, maxSlack } = measureRows(matrix)
  if (maxSlack / 2 > MAX_ROUNDING)
    throw new RangeError(
      `Got a row whose rounding may reach ${maxSlack / 2} units, expected at most ${MAX_ROUNDING}; ` +
        'keep the 40,000 largest weights of each row.',
    )
  const plan = planMemory(matrix.rows, k, options.threads, terms)
  const memory = newSharedMemory(plan.bytes)
  const { at, header, padded } = plan

  const words = new Int32Array(memory.buffer)
  words.set(header, at.header / 4)
  new Float32Array(memory.buffer)[at.header / 4 + header.length] =
    ((MAX_SCORE - 1 - maxSlack / 2) * (WEIGHT_UNITS + 1)) / WEIGHT_UNITS / longest
  for (const own of plan.own) words.set(own.words, own.header / 4)
  words.set(slack, at.slack / 4)
  const thresholds = new Int16Array(memory.buffer, at.thresholds, padded)
  thresholds.fill(MAX_SCORE, options.pairs ? matrix.rows : 0)
  fillIndex(matrix, terms, WEIGHT_UNITS / longest, {
    rowStart: new Int32Array(memory.buffer, at.rowStart, matrix.rows + 1),
    entryTerm: new Int32Array(memory.buffer, at.entryTerm, terms.entries),
    entryValue: new Float32Array(memory.buffer, at.entryValue, terms.entries),
    entryEnd: new Int32Array(memory.buffer, at.entryEnd, terms.entries),
    termStart: new Int32Array(memory.buffer, at.termStart, terms.count + 1),
    postingRows: new Int32Array(memory.buffer, at.postingRows, terms.entries),
    postingWeights: new Int16Array(memory.buffer, at.postingWeights, terms.entries),
  })
  return {
    memory,
    rows: matrix.rows,
    k,
    shared: at.header,
    own: plan.own.map(({ header }) => header),
    turns: at.turns,
    out: { counts: at.outCounts, rows: at.outRows, scores: at.outScores },
  }
}

/** Copies the results of rows `from` to `to` out of the memory. */
export function readNeighbours(
  { memory, rows, k, out }: NeighbourMemory,
  { from, to }: { from: number; to: number },
): SparseRows {
  const counts = new Int32Array(memory.buffer, out.counts, rows)
  const neighbours = new Int32Array(memory.buffer, out.rows, rows * k)
  const scores = new Float32Array(memory.buffer, out.scores, rows * k)
  const offsets = new Int32Array(to - from + 1)
  for (let row = from; row < to; row++)
    offsets[row - from + 1] = offsets[row - from]! + counts[row]!
  const indices = new Int32Array(offsets[to - from]!)
  const values = new Float32Array(indices.length)
  for (let row = from; row < to; row++) {
    const at = offsets[row - from]!
    for (let n = 0; n < counts[row]!; n++) {
      indices[at + n] = neighbours[row * k + n]!
      values[at + n] = scores[row * k + n]!
    }
  }
  return { rows: to - from, columns: rows, offsets, indices, values }
}

/** Gives every array its address, in the order of the kernel's header. */
function planMemory(rows: number, k: number, threads: number, { count, entries }: Terms) {
  let bytes = MEMORY_START
  const place = (size: number): number => {
    const at = bytes
    bytes += Math.ceil(size / 64 + 1) * 64
    return at
  }
  const groups = Math.min(4096, Math.max(512, Math.ceil(k / 8) * 64))
  const capacity = Math.ceil((2 * k + 32) / 4) * 4
  const padded = Math.ceil(rows / groups + 1) * groups
  const at = {
    header: place(20 * 4),
    turns: place(16 * 4),
    rowStart: place((rows + 1) * 4),
    entryTerm: place(entries * 4),
    entryValue: place(entries * 4),
    entryEnd: place(entries * 4),
    termStart: place((count + 1) * 4),
    postingRows: place(entries * 4),
    postingWeights: place(entries * 2),
    slack: place(rows * 4),
    thresholds: place(padded * 2),
    lists: place(threads * rows * capacity * 4),
    counts: place(threads * rows * 4),
    outCounts: place(rows * 4),
    outRows: place(rows * k * 4),
    outScores: place(rows * k * 4),
  }
  const { header: _, turns: __, ...arrays } = at
  const header = [rows, k, capacity, groups, threads, ...Object.values(arrays)]
  const own = Array.from({ length: threads }, (_, thread) => ({
    header: place(8 * 4),
    words: [
      at.lists + thread * rows * capacity * 4,
      at.counts + thread * rows * 4,
      place(padded * 2), // scores
      place(16), // products
      place(groups * 2), // maxima
      place(count * 4), // query
      place((threads * capacity + 4) * 4), // gathered
      place(k * 8), // best
    ],
  }))
  return { at, header, own, padded, bytes }
}
