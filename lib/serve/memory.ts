// How much may be kept in memory, by how much there is.
import 'server-only'
import { totalmem } from 'node:os'
import { loadConfig } from '@/lib/config'

const MEGABYTE = 1024 * 1024
/** Below this, films and indexes take most of what there is, and little is kept beside them. */
const SMALL_MEGABYTES = 1024

/** Whether there is so little memory that answers are made anew rather than kept: MEMORY_MB, the container's limit, or the machine's. */
export function isMemorySmall(): boolean {
  const limits = [totalmem(), process.constrainedMemory?.() ?? 0].filter((bytes) => bytes > 0)
  const megabytes = loadConfig().memoryMegabytes ?? Math.min(...limits) / MEGABYTE
  return megabytes < SMALL_MEGABYTES
}
