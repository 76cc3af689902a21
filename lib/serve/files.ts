// What stands in this file of an installed package?
import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reads a file below node_modules. */
export function readPackageFile(path: string): ArrayBuffer {
  const bytes = readFileSync(join(process.cwd(), 'node_modules', path))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}
