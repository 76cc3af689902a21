// Finds and opens the files that a source reads; says clearly when they are not what was expected.
import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '@/lib/errors'

/** So much of a file is looked at to tell its encoding and whether it is what it should be. */
const SNIFFED_BYTES = 1 << 20

/**
 * Returns the path itself where it is a file, else the files in the folder whose names match,
 * sorted. Throws `not-found` that says what was expected.
 */
export function findFiles(path: string, pattern: RegExp, expected: string): string[] {
  if (!existsSync(path)) throw new AppError('not-found', `Got no ${path}, expected ${expected}.`)
  if (statSync(path).isFile()) return [path]
  const files = readdirSync(path)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => join(path, name))
  if (files.length === 0)
    throw new AppError(
      'not-found',
      `Got the folder ${path} without such a file, expected ${expected}.`,
    )
  return files
}

/** The size of all files together in bytes. */
export function totalBytes(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0)
}

/** Returns what adds the bytes read to a source's progress. */
export function countInto(progress: { bytesRead: number }): (bytes: number) => void {
  return (bytes) => {
    progress.bytesRead += bytes
  }
}

/** How a text file is encoded, and whether that had to be guessed. */
export type Encoding = {
  name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  isGuess: boolean
}

/**
 * Tells a text file's encoding from its beginning. Throws `unusable-data` for an empty file, a
 * compressed or binary one, and a web page where data was expected.
 */
export function sniffText(path: string): Encoding {
  const head = readHead(path)
  const refuse = (got: string, then: string) =>
    new AppError('unusable-data', `${basename(path)}: got ${got}, expected text with data. ${then}`)
  if (head.length === 0) throw refuse('an empty file', 'Fetch it again.')
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', isGuess: false }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', isGuess: false }
  if ((head[0] === 0x50 && head[1] === 0x4b) || (head[0] === 0x1f && head[1] === 0x8b))
    throw refuse('a compressed file', 'Unpack it first.')
  if (head.includes(0)) throw refuse('binary data', 'Is it the right file?')
  const start = head
    .subarray(0, 1000)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (/^<(?:!doctype|html|head|body|\?xml)/i.test(start))
    throw refuse(
      'a web page',
      'Was it saved from a page that asks to log in? Fetch the file itself.',
    )
  if (start === '') throw refuse('nothing but blanks', 'Fetch it again.')
  return guessEncoding(head)
}

/** What to say of an encoding that had to be guessed. */
export function encodingRemark({ name }: Encoding): string {
  return name === 'utf-8'
    ? 'Got some bytes that are no UTF-8; those letters are lost.'
    : 'Got bytes that are no UTF-8, read as Windows-1252.'
}

/** Streams a file as decoded text, telling how many bytes were read. */
export async function* readText(
  path: string,
  encoding: Encoding['name'],
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    onBytes((chunk as Buffer).length)
    yield decoder.decode(chunk as Buffer, { stream: true })
  }
  yield decoder.decode()
}

function readHead(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(SNIFFED_BYTES)
    return buffer.subarray(0, readSync(file, buffer, 0, SNIFFED_BYTES, 0))
  } finally {
    closeSync(file)
  }
}

/** Text with a few damaged letters is still UTF-8; a letter cut where the sniffed part ends is whole. */
function guessEncoding(head: Buffer): Encoding {
  const text = new TextDecoder('utf-8').decode(head, { stream: true })
  const damaged = text.match(/\ufffd/g)?.length ?? 0
  if (damaged === 0) return { name: 'utf-8', isGuess: false }
  const sound = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  return { name: sound > 4 * damaged ? 'utf-8' : 'windows-1252', isGuess: true }
}
