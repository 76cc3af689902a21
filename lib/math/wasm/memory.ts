// Shared memories for the compiled kernels.

const PAGE = 65_536
const MOST_PAGES = 65_536

/** Bytes below this belong to a compiled module itself. */
export const MEMORY_START = 1024

/** Returns a shared memory of at least so many bytes, all 0. Throws a RangeError above 4 GB or what is free. */
export function newSharedMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE)
  if (pages > MOST_PAGES)
    throw new RangeError(`Got ${bytes} bytes of memory to lay out, expected at most 4 GB.`)
  return new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true })
}
