// The inner loops of dense linear algebra, in AssemblyScript: packed panels multiplied in registers,
// and small symmetric systems solved, both in 32 bits.
//
// A packed panel holds its rows in groups: all rows of a group at depth 0, then at depth 1, and so
// on, so that the product reads memory strictly forward. Rows that fill up a group are zero.

const WORD: usize = 4 // Bytes of a 32-bit float.
const LEFT: i32 = 4 // Rows of a left group.
const RIGHT: i32 = 12 // Rows of a right group: 4 x 12 sums fit in twelve registers.

/** Packs `rows` rows of `depth` numbers, the next number `step` bytes on, the next row `stride`. */
export function packLeft(
  from: usize,
  stride: usize,
  step: usize,
  rows: i32,
  depth: i32,
  to: usize,
): void {
  pack(from, stride, step, rows, depth, to, LEFT)
}

/** As `packLeft`, for the right side of a product. */
export function packRight(
  from: usize,
  stride: usize,
  step: usize,
  rows: i32,
  depth: i32,
  to: usize,
): void {
  pack(from, stride, step, rows, depth, to, RIGHT)
}

// @ts-expect-error: decorator
function pack(
  from: usize,
  stride: usize,
  step: usize,
  rows: i32,
  depth: i32,
  to: usize,
  group: i32,
): void {
  for (let first = 0; first < rows; first += group)
    for (let d = 0; d < depth; d++) {
      const column = from + <usize>d * step
      for (let r = first; r < first + group; r++) {
        store<f32>(to, r < rows ? load<f32>(column + <usize>r * stride) : 0)
        to += WORD
      }
    }
}

/**
 * Packs chosen rows of a table as depth: number `d` of the panel's row `r` is number `r` of the table's
 * row `chosen[d]`, times `weights[d]` where weights are given (address 0: none).
 */
export function gatherLeft(
  table: usize,
  stride: usize,
  chosen: usize,
  weights: usize,
  depth: i32,
  rows: i32,
  to: usize,
): void {
  gather(table, stride, chosen, weights, depth, rows, to, LEFT)
}

/** As `gatherLeft`, for the right side of a product. */
export function gatherRight(
  table: usize,
  stride: usize,
  chosen: usize,
  weights: usize,
  depth: i32,
  rows: i32,
  to: usize,
): void {
  gather(table, stride, chosen, weights, depth, rows, to, RIGHT)
}

function gather(
  table: usize,
  stride: usize,
  chosen: usize,
  weights: usize,
  depth: i32,
  rows: i32,
  to: usize,
  group: i32,
): void {
  const groupBytes = <usize>(depth * group) * WORD
  for (let d = 0; d < depth; d++) {
    const row = table + <usize>load<u32>(chosen + <usize>d * WORD) * stride
    const weight = f32x4.splat(weights ? load<f32>(weights + <usize>d * WORD) : 1)
    let at = to + <usize>(d * group) * WORD
    for (let first = 0; first < rows; first += group) {
      for (let r = 0; r < group; r += 4)
        v128.store(
          at + <usize>r * WORD,
          f32x4.mul(weight, v128.load(row + <usize>(first + r) * WORD)),
        )
      at += groupBytes
    }
  }
}

/**
 * Adds `sign` times left · rightᵀ to the matrix at `target` whose rows lie `stride` bytes apart:
 * `leftRows` by `rightRows`, multiples of 4 and 12.
 */
export function addProduct(
  target: usize,
  stride: usize,
  left: usize,
  right: usize,
  leftRows: i32,
  rightRows: i32,
  depth: i32,
  sign: f32,
): void {
  const leftGroup = <usize>(depth * LEFT) * WORD
  const rightGroup = <usize>(depth * RIGHT) * WORD
  for (let column = 0; column < rightRows; column += RIGHT) {
    let rows = left
    let at = target + <usize>column * WORD
    for (let row = 0; row < leftRows; row += LEFT) {
      addBlock(at, stride, rows, right, depth, sign)
      rows += leftGroup
      at += stride * LEFT
    }
    right += rightGroup
  }
}

// @ts-expect-error: decorator
function addBlock(
  target: usize,
  stride: usize,
  left: usize,
  right: usize,
  depth: i32,
  sign: f32,
): void {
  let a0 = f32x4.splat(0)
  let a1 = a0
  let a2 = a0
  let b0 = a0
  let b1 = a0
  let b2 = a0
  let c0 = a0
  let c1 = a0
  let c2 = a0
  let d0 = a0
  let d1 = a0
  let d2 = a0
  const end = left + <usize>(depth * LEFT) * WORD
  while (left < end) {
    const r0 = v128.load(right)
    const r1 = v128.load(right, 16)
    const r2 = v128.load(right, 32)
    let l = v128.load_splat<f32>(left)
    a0 = f32x4.add(a0, f32x4.mul(l, r0))
    a1 = f32x4.add(a1, f32x4.mul(l, r1))
    a2 = f32x4.add(a2, f32x4.mul(l, r2))
    l = v128.load_splat<f32>(left, 4)
    b0 = f32x4.add(b0, f32x4.mul(l, r0))
    b1 = f32x4.add(b1, f32x4.mul(l, r1))
    b2 = f32x4.add(b2, f32x4.mul(l, r2))
    l = v128.load_splat<f32>(left, 8)
    c0 = f32x4.add(c0, f32x4.mul(l, r0))
    c1 = f32x4.add(c1, f32x4.mul(l, r1))
    c2 = f32x4.add(c2, f32x4.mul(l, r2))
    l = v128.load_splat<f32>(left, 12)
    d0 = f32x4.add(d0, f32x4.mul(l, r0))
    d1 = f32x4.add(d1, f32x4.mul(l, r1))
    d2 = f32x4.add(d2, f32x4.mul(l, r2))
    left += LEFT * WORD
    right += RIGHT * WORD
  }
  const s = f32x4.splat(sign)
  addRow(target, s, a0, a1, a2)
  addRow(target + stride, s, b0, b1, b2)
  addRow(target + 2 * stride, s, c0, c1, c2)
  addRow(target + 3 * stride, s, d0, d1, d2)
}

// @ts-expect-error: decorator
function addRow(at: usize, sign: v128, x: v128, y: v128, z: v128): void {
  v128.store(at, f32x4.add(v128.load(at), f32x4.mul(sign, x)))
  v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(sign, y)), 16)
  v128.store(at, f32x4.add(v128.load(at, 32), f32x4.mul(sign, z)), 32)
}

/** Copies a block of `rows` by `columns` numbers; steps as in `packLeft`, on both sides. */
export function copyBlock(
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
  toStep: usize,
  rows: i32,
  columns: i32,
): void {
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      store<f32>(
        to + <usize>r * toStride + <usize>c * toStep,
        load<f32>(from + <usize>r * fromStride + <usize>c * WORD),
      )
}

/**
 * Solves matrix · x = b in place for a symmetric positive definite matrix of `n` rows (a multiple
 * of 4, rows `stride` bytes apart, upper half read and destroyed): b becomes x. By Cholesky, four
 * rows at once. Returns the number of the first pivot that is not positive, or -1.
 */
export function solveSymmetric(matrix: usize, stride: usize, n: i32, b: usize): i32 {
  for (let p = 0; p < n; p += 4) {
    const row = matrix + <usize>p * stride
    for (let q = p; q < p + 4; q++) {
      const own = matrix + <usize>q * stride
      for (let r = p; r < q; r++) subtractRow(own, matrix + <usize>r * stride, p, q, n)
      const pivot = load<f32>(own + <usize>q * WORD)
      if (!(pivot > 0)) return q
      const factor = f32x4.splat(1 / sqrt<f32>(pivot))
      for (let c = p; c < n; c += 4) {
        const at = own + <usize>c * WORD
        v128.store(at, f32x4.mul(v128.load(at), factor))
      }
    }
    for (let r = p + 4; r < n; r++) subtractRows(matrix + <usize>r * stride, row, stride, r, n)
  }
  substitute(matrix, stride, n, b)
  return -1
}

/** own -= above[q] · above, from column `first` on. */
function subtractRow(own: usize, above: usize, first: i32, q: i32, n: i32): void {
  const w = f32x4.splat(load<f32>(above + <usize>q * WORD))
  for (let c = first; c < n; c += 4) {
    const at = <usize>c * WORD
    v128.store(own + at, f32x4.sub(v128.load(own + at), f32x4.mul(w, v128.load(above + at))))
  }
}

/** As `subtractRow`, for the four rows that begin at `above`. */
function subtractRows(own: usize, above: usize, stride: usize, r: i32, n: i32): void {
  const second = above + stride
  const third = second + stride
  const fourth = third + stride
  const column = <usize>r * WORD
  const w0 = v128.load_splat<f32>(above + column)
  const w1 = v128.load_splat<f32>(second + column)
  const w2 = v128.load_splat<f32>(third + column)
  const w3 = v128.load_splat<f32>(fourth + column)
  for (let at = <usize>(r & ~3) * WORD; at < <usize>n * WORD; at += 16) {
    let x = v128.load(own + at)
    x = f32x4.sub(x, f32x4.mul(w0, v128.load(above + at)))
    x = f32x4.sub(x, f32x4.mul(w1, v128.load(second + at)))
    x = f32x4.sub(x, f32x4.mul(w2, v128.load(third + at)))
    x = f32x4.sub(x, f32x4.mul(w3, v128.load(fourth + at)))
    v128.store(own + at, x)
  }
}

/** Solves Uᵀ · U · x = b for the upper triangle U. */
function substitute(matrix: usize, stride: usize, n: i32, b: usize): void {
  for (let p = 0; p < n; p++) {
    const row = matrix + <usize>p * stride
    const y = load<f32>(b + <usize>p * WORD) / load<f32>(row + <usize>p * WORD)
    store<f32>(b + <usize>p * WORD, y)
    for (let c = p + 1; c < n; c++) {
      const at = b + <usize>c * WORD
      store<f32>(at, load<f32>(at) - y * load<f32>(row + <usize>c * WORD))
    }
  }
  for (let p = n - 1; p >= 0; p--) {
    const row = matrix + <usize>p * stride
    let sum = load<f32>(b + <usize>p * WORD)
    for (let c = p + 1; c < n; c++)
      sum -= load<f32>(row + <usize>c * WORD) * load<f32>(b + <usize>c * WORD)
    store<f32>(b + <usize>p * WORD, sum / load<f32>(row + <usize>p * WORD))
  }
}
