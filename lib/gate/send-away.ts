// The answer to who comes while there is too much to do: at once, small, and with the time to come again.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { SECURITY_HEADERS } from '@/lib/security-headers'

const SECONDS = 2
const WORDS = 'More people are asking than this server can answer. Try again in a moment.'
const PAGE = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="${SECONDS}"><title>Full house | Marquee</title><body style="font:1.1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:20vh auto;padding:0 1.5rem"><h1>Full house</h1><p>${WORDS} This page does so by itself.</p>`
const PROBLEM = JSON.stringify({
  type: '/about#error-overloaded',
  title: 'Too much at the moment',
  status: 503,
  code: 'overloaded',
  detail: WORDS,
})

/** Answers 503 with Retry-After: a small page for who reads, problem details for programs. */
export function sendAway(request: IncomingMessage, response: ServerResponse): void {
  const isReader = request.headers.accept?.includes('text/html') ?? false
  const body = isReader ? PAGE : PROBLEM
  response.writeHead(503, {
    ...SECURITY_HEADERS,
    'content-type': isReader
      ? 'text/html; charset=utf-8'
      : 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(SECONDS),
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}
