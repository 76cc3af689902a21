// The compiled inner loops of dense linear algebra: the module, compiled once, and its calls.

import { bytesOfBase64 } from './base64'
import { DENSE_MODULE } from './dense-module'

/** The calls of the compiled module; addresses, strides and steps are bytes. See assembly/dense.ts. */
export type DenseKernel = {
  packLeft(
    from: number,
    stride: number,
    step: number,
    rows: number,
    depth: number,
    to: number,
  ): void
  packRight: DenseKernel['packLeft']
  gatherLeft(
    table: number,
    stride: number,
    chosen: number,
    weights: number,
    depth: number,
    rows: number,
    to: number,
  ): void
  gatherRight: DenseKernel['gatherLeft']
  addProduct(
    target: number,
    stride: number,
    left: number,
    right: number,
    leftRows: number,
    rightRows: number,
    depth: number,
    sign: number,
  ): void
  copyBlock(
    from: number,
    fromStride: number,
    to: number,
    toStride: number,
    toStep: number,
    rows: number,
    columns: number,
  ): void
  solveSymmetric(matrix: number, stride: number, n: number, b: number): number
}

let compiled: WebAssembly.Module | null = null

/** Starts the kernel on a shared memory; the module is compiled on the first call of a thread. */
export function startDenseKernel(memory: WebAssembly.Memory): DenseKernel {
  compiled ??= new WebAssembly.Module(bytesOfBase64(DENSE_MODULE))
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as DenseKernel
}
