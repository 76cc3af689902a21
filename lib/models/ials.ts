// Implicit ALS: factors of users and films by weighted least squares.
import { columnsOf, type Interactions } from '@/lib/features/interactions'
import { normalRandom } from '@/lib/math/random'
import { type DenseKernel, startDenseKernel } from '@/lib/math/wasm/dense-kernel'
import { MEMORY_START, newSharedMemory } from '@/lib/math/wasm/memory'

export type AlsParameters = {
  /** d: numbers a factor. */
  dimensions: number
  epochs: number
  /** α: the weight of what was not interacted with. */
  unobservedWeight: number
  /** λ, scaled by how often a user or a film is in the data (Rendle et al. 2022, equation 5, ν = 1). */
  regularisation: number
  seed: number
}

/** Row r of each holds the factor of user or film r, `stride` numbers each of which the first d count. */
export type Factors = {
  users: Float32Array
  items: Float32Array
  stride: number
  dimensions: number
}

/** The settings of Rendle et al. 2022 on MovieLens 1M, at 64 dimensions. */
export const ALS_PARAMETERS: AlsParameters = {
  dimensions: 64,
  epochs: 12,
  unobservedWeight: 0.3,
  regularisation: 0.003,
  seed: 1,
}

const WORD = 4
/** Factors are filled up with zeros to a multiple of both group sizes of the kernel. */
const GROUP = 12
const START_DEVIATION = 0.1

/** Tells how many epochs are done; returning false stops early with what is learned so far. */
export type OnEpoch = (done: number, factors: Factors) => boolean | Promise<boolean>

/**
 * Fits factors that minimise Σ observed (1 - w·h)² + α Σ all (w·h)² + λ Σ frequency-scaled norms, by exact
 * alternating least squares (Hu, Koren & Volinsky 2008, with the regularisation of Rendle et al. 2022).
 * O(epochs · (interactions · d² + (users + items) · d³)).
 */
export async function fitFactors(
  data: Interactions,
  parameters: AlsParameters,
  onEpoch: OnEpoch = () => true,
): Promise<Factors> {
  const byUser = { offsets: data.offsets, others: data.indices }
  const columns = columnsOf(data)
  const byItem = { offsets: columns.offsets, others: columns.users }
  const solver = new AlsSolver(data.users, data.items, parameters, [byUser, byItem])
  for (let epoch = 1; epoch <= parameters.epochs; epoch++) {
    solver.solve('users', byUser)
    solver.solve('items', byItem)
    if (!(await onEpoch(epoch, solver.factors))) break
  }
  const { users, items, stride, dimensions } = solver.factors
  return { users: users.slice(), items: items.slice(), stride, dimensions }
}

/** Who goes with whom, one row a user or a film. */
type Side = { offsets: Int32Array; others: Int32Array }

/** Addresses in the solver's memory. */
type Addresses = Record<
  'users' | 'items' | 'gram' | 'matrix' | 'vector' | 'chosen' | 'left' | 'right',
  number
>

class AlsSolver {
  readonly factors: Factors
  readonly #kernel: DenseKernel
  readonly #at: Addresses
  readonly #memory: WebAssembly.Memory
  readonly #parameters: AlsParameters
  readonly #counts: Record<'users' | 'items', number>

  constructor(users: number, items: number, parameters: AlsParameters, sides: readonly Side[]) {
    const { dimensions, seed } = parameters
    const stride = Math.ceil(dimensions / GROUP) * GROUP
    const longest = Math.max(users, items, ...sides.map(longestRow))
    const sizes = {
      users: users * stride,
      items: items * stride,
      gram: stride * stride,
      matrix: stride * stride,
      vector: stride,
      chosen: longest,
      left: longest * stride,
      right: longest * stride,
    }
    let bytes = MEMORY_START
    const at = {} as Addresses
    for (const [name, size] of Object.entries(sizes)) {
      at[name as keyof Addresses] = bytes
      bytes += Math.ceil((size * WORD) / 64) * 64
    }
    this.#memory = newSharedMemory(bytes)
    this.#kernel = startDenseKernel(this.#memory)
    this.#at = at
    this.#parameters = parameters
    this.#counts = { users, items }
    this.factors = {
      users: this.#floats(at.users, sizes.users),
      items: this.#floats(at.items, sizes.items),
      stride,
      dimensions,
    }
    const normal = normalRandom(seed)
    for (const table of [this.factors.users, this.factors.items])
      for (let i = 0; i < table.length; i++)
        if (i % stride < dimensions) table[i] = (normal() * START_DEVIATION) / Math.sqrt(dimensions)
  }

  /** Solves for every factor of one side while the other stands. */
  solve(side: 'users' | 'items', { offsets, others }: Side): void {
    const other = side === 'users' ? 'items' : 'users'
    const { stride, dimensions } = this.factors
    const { unobservedWeight, regularisation } = this.#parameters
    const size = stride * stride
    const gram = this.#floats(this.#at.gram, size)
    const matrix = this.#floats(this.#at.matrix, size)
    const vector = this.#floats(this.#at.vector, stride)
    const all = Int32Array.from({ length: this.#counts[other] }, (_, i) => i)
    gram.fill(0)
    this.#addOuterProducts(this.#at.gram, other, all)
    for (let i = 0; i < size; i++) gram[i] = gram[i]! * unobservedWeight
    const table = this.factors[side]
    for (let row = 0; row < this.#counts[side]; row++) {
      const chosen = others.subarray(offsets[row]!, offsets[row + 1]!)
      matrix.set(gram)
      this.#addOuterProducts(this.#at.matrix, other, chosen)
      const scaled = regularisation * (chosen.length + unobservedWeight * this.#counts[other])
      for (let d = 0; d < stride; d++) matrix[d * stride + d]! += d < dimensions ? scaled : 1
      this.#sumRows(other, chosen, vector)
      this.#kernel.solveSymmetric(this.#at.matrix, stride * WORD, stride, this.#at.vector)
      table.set(vector, row * stride)
    }
  }

  /** Adds Σ f·fᵀ over the chosen factors to the upper half of the matrix at `target`. */
  #addOuterProducts(target: number, table: 'users' | 'items', chosen: Int32Array): void {
    const { stride } = this.factors
    const { left, right, chosen: list } = this.#at
    const depth = chosen.length
    const rowBytes = stride * WORD
    new Int32Array(this.#memory.buffer, list, depth).set(chosen)
    this.#kernel.gatherLeft(this.#at[table], rowBytes, list, 0, depth, stride, left)
    this.#kernel.gatherRight(this.#at[table], rowBytes, list, 0, depth, stride, right)
    for (let column = 0; column < stride; column += GROUP)
      this.#kernel.addProduct(
        target + column * WORD,
        rowBytes,
        left,
        right + column * depth * WORD,
        column + GROUP,
        GROUP,
        depth,
        1,
      )
  }

  #sumRows(table: 'users' | 'items', chosen: Int32Array, sum: Float32Array): void {
    const { stride, dimensions } = this.factors
    const factors = this.factors[table]
    sum.fill(0)
    for (const row of chosen)
      for (let d = 0; d < dimensions; d++) sum[d] = sum[d]! + factors[row * stride + d]!
  }

  #floats(at: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, at, length)
  }
}

function longestRow({ offsets }: Side): number {
  let longest = 0
  for (let r = 1; r < offsets.length; r++)
    longest = Math.max(longest, offsets[r]! - offsets[r - 1]!)
  return longest
}
