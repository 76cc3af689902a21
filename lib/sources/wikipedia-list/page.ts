// Gets a list page as text: from a file, or over the network with a limit of time and size.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Response } from 'undici'
import { AppError } from '@/lib/errors'
import { fetchOutside, nameOrigin, USER_AGENT } from '@/lib/outgoing'

/** A page and what Problems call it. */
export type Page = { name: string; html: string; bytes: number }

/** The largest list pages of Wikipedia have some 2 MB. */
const MOST_BYTES = 20_000_000
const PATIENCE_MS = 20_000
const MOST_REDIRECTS = 3

/** True where the path is an address of the web rather than a file. */
export function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path)
}

/** Reads a saved page, whatever its encoding. Throws `unusable-data` for what is no page at all. */
export function readPage(path: string): Page {
  return { name: basename(path), ...decodePage(readFileSync(path), basename(path)) }
}

/**
 * Fetches a page. Throws `not-found` where there is none, and `unusable-data` where the answer is late
 * (20 s), too large (20 MB) or no page.
 */
export async function fetchPage(address: string, patienceMs = PATIENCE_MS): Promise<Page> {
  const refuse = (got: string, cause?: unknown) =>
    new AppError(
      'unusable-data',
      `${address}: got ${got}, expected a list page. Save the page in a browser and import the file.`,
      cause,
    )
  const signal = AbortSignal.timeout(patienceMs)
  try {
    const answer = await follow(new URL(address), signal)
    if (answer === null) throw refuse('a redirect to another site')
    if (answer.status === 404 || answer.status === 410)
      throw new AppError('not-found', `${address}: got no such page. Is the address right?`)
    if (!answer.ok) throw refuse(`status ${answer.status}`)
    const type = answer.headers.get('content-type') ?? ''
    if (!/html/i.test(type)) throw refuse(`«${type}»`)
    return { name: address, ...decodePage(await readBody(answer, refuse), address) }
  } catch (error) {
    if (error instanceof AppError) throw error
    if (signal.aborted) throw refuse(`no answer within ${patienceMs / 1000} s`, error)
    throw refuse(`no answer (${reasonOf(error)})`, error)
  }
}

/** Asks for the page, and where its site sends us on the same site; null where it sends us elsewhere or around. */
async function follow(address: URL, signal: AbortSignal): Promise<Response | null> {
  let at = address
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    // The operator typed it, or its own site answers by TLS only.
    nameOrigin(at)
    const answer = await fetchOutside(at, {
      signal,
      headers: { accept: 'text/html', 'user-agent': USER_AGENT },
    })
    const location = answer.headers.get('location')
    if (answer.status < 300 || answer.status >= 400 || location === null) return answer
    await answer.body?.cancel()
    const next = URL.canParse(location, at) ? new URL(location, at) : null
    if (next?.hostname !== address.hostname) return null
    at = next
  }
  return null
}

async function readBody(answer: Response, refuse: (got: string) => AppError): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw refuse(`more than ${MOST_BYTES / 1e6} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decodePage(bytes: Buffer, name: string): Omit<Page, 'name'> {
  const refuse = (got: string) =>
    new AppError('unusable-data', `${name}: got ${got}, expected a saved list page (HTML).`)
  if (bytes.length > MOST_BYTES) throw refuse(`more than ${MOST_BYTES / 1e6} MB`)
  const html = decode(bytes)
  if (html.trim() === '') throw refuse('an empty file')
  if (html.includes('\0')) throw refuse('binary data')
  return { html, bytes: bytes.length }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A page cut within a letter is still UTF-8: only its last bytes are lost.
    const isCutUtf8 = /charset=["']?utf-8/i.test(bytes.subarray(0, 2000).toString('latin1'))
    return new TextDecoder(isCutUtf8 ? 'utf-8' : 'windows-1252').decode(bytes)
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
