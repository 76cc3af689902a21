// The inverse of a symmetric positive definite matrix, in 32 bits and in place, on any number of threads.
import { startDenseKernel } from './wasm/dense-kernel'
import { MEMORY_START, newSharedMemory } from './wasm/memory'

/** Rows of a block: a multiple of both group sizes whose panels fit the nearest caches. */
const BLOCK = 96
const WORD = 4

/** A matrix in shared memory with room for its inversion; can be posted to a worker as it is. */
export type DenseSymmetric = {
  memory: WebAssembly.Memory
  n: number
  /** Blocks a side. */
  blocks: number
  /** Numbers from one row to the next: `n` filled up to whole blocks. */
  stride: number
  /** Addresses: the matrix, both packed panels, words to take turns by. */
  at: { matrix: number; left: number; right: number; turns: number; own: number[] }
}

/**
 * Returns a memory for an n x n matrix of zeros, some 4 n² bytes: fill the lower half of `values`
 * (diagonal included) before the inversion.
 */
export function layOutSymmetric(n: number, threads = 1): DenseSymmetric {
  const blocks = Math.max(1, Math.ceil(n / BLOCK))
  const stride = blocks * BLOCK
  const panel = stride * BLOCK * WORD
  const tile = BLOCK * BLOCK * WORD
  const matrix = MEMORY_START
  const left = matrix + stride * stride * WORD
  const right = left + panel
  const turns = right + panel
  // Each thread: the inverse of the block on the diagonal, packed, and one product.
  const own = Array.from({ length: threads }, (_, t) => turns + 1024 + t * 2 * tile)
  const memory = newSharedMemory(turns + 1024 + threads * 2 * tile)
  const laidOut = { memory, n, blocks, stride, at: { matrix, left, right, turns, own } }
  // What fills the last block up is the identity, which changes nothing.
  const values = valuesOf(laidOut)
  for (let r = n; r < stride; r++) values[r * stride + r] = 1
  return laidOut
}

/** The numbers of the matrix, row after row, `stride` apart. */
export function valuesOf({ memory, stride, at }: DenseSymmetric): Float32Array {
  return new Float32Array(memory.buffer, at.matrix, stride * stride)
}

/**
 * Inverts the matrix in place on this thread: its lower half becomes that of the inverse. n³ multiplications
 * and additions, as many as by Cholesky. Throws a RangeError where the matrix is not positive definite.
 *
 * Block by block on the diagonal, all other blocks take part: the symmetric sweep operator
 * (Goodnight 1979, "A Tutorial on the SWEEP Operator") in blocks.
 */
export function invertSymmetric(matrix: DenseSymmetric): void {
  const part = takePart(matrix, 0)
  while (part.next());
}

/** Words in the shared memory by which threads agree on who does what, three a phase. */
const DEALT = 0
const DONE = 1
const BROKEN = 2

/** One thread's part; every thread of a memory makes its own with its own number. */
export type InversePart = {
  /** Does the next free piece of work, waiting where others have to finish first; false at the end. */
  next(): boolean
}

/** Pieces of the inversion that all threads have done, and of how many. */
export function progressOf({ memory, blocks, at }: DenseSymmetric) {
  const done = Atomics.load(new Int32Array(memory.buffer, at.turns, 3), DONE)
  return { done, pieces: piecesOf(blocks) }
}

/** Two phases a block on the diagonal and one at the end, each a piece a block row. */
function piecesOf(blocks: number): number {
  return blocks * (blocks * 2 + 1)
}

/**
 * Starts the work as thread number `thread` of those the memory was laid out for. Work falls into two
 * phases a block: the panels, then all blocks of the lower half by rows; and a last one, since sweeping
 * leaves the inverse negative. A piece is a block row, and what it computes does not depend on who does
 * it, so that the bytes are the same on any number of threads.
 * `next` blocks by Atomics.wait: not for a thread that has an event loop to serve, unless it is alone.
 */
export function takePart(matrix: DenseSymmetric, thread: number): InversePart {
  const { blocks, at, memory } = matrix
  const words = new Int32Array(memory.buffer, at.turns, 3)
  const work = blockWork(matrix, thread)
  const pieces = piecesOf(blocks)
  const waitFor = (count: number) => {
    for (;;) {
      const done = Atomics.load(words, DONE)
      if (done >= count || Atomics.load(words, BROKEN) !== 0) return
      Atomics.wait(words, DONE, done)
    }
  }
  return {
    next() {
      const piece = Atomics.add(words, DEALT, 1)
      if (piece >= pieces) return false
      const phase = Math.floor(piece / blocks)
      waitFor(phase * blocks)
      if (Atomics.load(words, BROKEN) !== 0) return false
      const k = phase >> 1
      try {
        // The longest rows first, so that threads end together.
        if (k === blocks) work.negate(piece % blocks)
        else if (phase % 2 === 0) work.panel(k, piece % blocks)
        else work.row(k, blocks - 1 - (piece % blocks))
      } catch (error) {
        Atomics.store(words, BROKEN, 1)
        throw error
      } finally {
        Atomics.add(words, DONE, 1)
        Atomics.notify(words, DONE)
      }
      return true
    },
  }
}

function blockWork({ memory, stride, at }: DenseSymmetric, thread: number) {
  const kernel = startDenseKernel(memory)
  const values = new Float32Array(memory.buffer, at.matrix, stride * stride)
  const rowBytes = stride * WORD
  const blockRow = BLOCK * WORD
  const panelBytes = BLOCK * blockRow
  const packedInverse = at.own[thread]!
  const scratch = packedInverse + panelBytes
  const scratchValues = new Float32Array(memory.buffer, scratch, BLOCK * BLOCK)
  const diagonal = new Float64Array(BLOCK * BLOCK)
  let inverted = -1

  const address = (i: number, j: number) => at.matrix + (i * stride + j) * blockRow

  /** Every thread makes its own inverse of block (k, k); it is symmetric, so either side may be it. */
  const invertDiagonal = (k: number) => {
    if (inverted === k) return
    const first = k * BLOCK
    for (let r = 0; r < BLOCK; r++)
      for (let c = 0; c < BLOCK; c++) {
        const [row, column] = r >= c ? [first + r, first + c] : [first + c, first + r]
        diagonal[r * BLOCK + c] = values[row * stride + column]!
      }
    invertBlock(diagonal, first)
    scratchValues.set(diagonal)
    kernel.packRight(scratch, blockRow, WORD, BLOCK, BLOCK, packedInverse)
    inverted = k
  }

  return {
    /** Packs block (i, k) as left side; its product with the inverse of (k, k) as right side and in its place. */
    panel(k: number, i: number) {
      if (i === k) return
      invertDiagonal(k)
      const left = at.left + i * panelBytes
      const [from, row, step] =
        i > k ? [address(i, k), rowBytes, WORD] : [address(k, i), WORD, rowBytes]
      kernel.packLeft(from, row, step, BLOCK, BLOCK, left)
      scratchValues.fill(0)
      kernel.addProduct(scratch, blockRow, left, packedInverse, BLOCK, BLOCK, BLOCK, 1)
      kernel.packRight(scratch, blockRow, WORD, BLOCK, BLOCK, at.right + i * panelBytes)
      kernel.copyBlock(scratch, blockRow, from, row, step, BLOCK, BLOCK)
    },
    /** Subtracts left(i) · right(j)ᵀ from the blocks (i, j) of the lower half; (k, k) becomes its negative inverse. */
    row(k: number, i: number) {
      if (i === k) {
        invertDiagonal(k)
        for (let r = 0; r < BLOCK; r++)
          for (let c = 0; c < BLOCK; c++)
            values[(k * BLOCK + r) * stride + k * BLOCK + c] = -diagonal[r * BLOCK + c]!
        return
      }
      const left = at.left + i * panelBytes
      for (let j = 0; j <= i; j++)
        if (j !== k) {
          const right = at.right + j * panelBytes
          kernel.addProduct(address(i, j), rowBytes, left, right, BLOCK, BLOCK, BLOCK, -1)
        }
    },
    negate(i: number) {
      for (let r = i * BLOCK; r < (i + 1) * BLOCK; r++)
        for (let c = r * stride; c <= r * stride + r; c++) values[c] = -values[c]!
    },
  }
}

/** Inverts a block in place by Gauss-Jordan in 64 bits; `first` is its first row in the whole matrix. */
function invertBlock(block: Float64Array, first: number): void {
  for (let p = 0; p < BLOCK; p++) {
    const pivot = block[p * BLOCK + p]!
    if (!(pivot > 0))
      throw new RangeError(
        `Got a pivot of ${pivot} in row ${first + p}, expected a positive definite matrix.`,
      )
    block[p * BLOCK + p] = 1
    for (let c = 0; c < BLOCK; c++) block[p * BLOCK + c]! /= pivot
    for (let r = 0; r < BLOCK; r++) {
      if (r === p) continue
      const weight = block[r * BLOCK + p]!
      if (weight === 0) continue
      block[r * BLOCK + p] = 0
      for (let c = 0; c < BLOCK; c++) block[r * BLOCK + c]! -= weight * block[p * BLOCK + c]!
    }
  }
}
