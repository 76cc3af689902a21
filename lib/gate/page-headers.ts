// Gives every answer its policy, and every page a nonce of its own.
import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { DATA_POLICY, type PolicyOptions, pagePolicy } from './content-policy'
import { Swap } from './swap'

const PAGE = /^text\/(?:html|x-component)/

/**
 * Pages are made with a placeholder for the nonce, and many are kept. As one leaves, each placeholder becomes the nonce of this very
 * answer, which its policy names. The placeholder never leaves this machine, so nobody can write a script that would get a nonce.
 */
export function guardPages(
  response: ServerResponse,
  placeholder: string,
  site: Omit<PolicyOptions, 'nonce'>,
): void {
  let swap: Swap | null = null
  const isPage = () => PAGE.test(String(response.getHeader('content-type')))
  const { writeHead, write, end } = response
  response.writeHead = (...args: unknown[]) => {
    // Of a page that the browser still holds, it holds the nonce too.
    if (response.statusCode !== 304 && !response.hasHeader('content-security-policy')) {
      const nonce = randomBytes(16).toString('base64url')
      if (isPage()) swap = new Swap(placeholder, nonce)
      // A shared cache would give one nonce to everybody, and a page of a model that no longer serves.
      if (swap && !/no-store/.test(String(response.getHeader('cache-control'))))
        response.setHeader('Cache-Control', 'private, no-cache')
      const policy = swap ? pagePolicy({ nonce, ...site }) : DATA_POLICY
      response.setHeader('Content-Security-Policy', policy)
    }
    return Reflect.apply(writeHead, response, args)
  }
  response.write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (!swap) return Reflect.apply(write, response, [chunk, ...rest])
    const callback = rest.find((one) => typeof one === 'function')
    return Reflect.apply(write, response, [swap.take(bytesOf(chunk, rest)), callback])
  }
  response.end = (...args: unknown[]) => {
    if (!swap && !isPage()) return Reflect.apply(end, response, args)
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (!swap) return Reflect.apply(end, response, args)
    const [chunk, ...rest] = args
    const callback = args.find((one) => typeof one === 'function')
    const isGiven = typeof chunk === 'string' || chunk instanceof Uint8Array
    const last = isGiven ? swap.take(bytesOf(chunk, rest)) : Buffer.alloc(0)
    return Reflect.apply(end, response, [Buffer.concat([last, swap.end()]), callback])
  }
}

function bytesOf(chunk: Uint8Array | string, [encoding]: unknown[]): Uint8Array {
  if (typeof chunk !== 'string') return chunk
  return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
}
