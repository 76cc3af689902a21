import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { guardPages } from './page-headers'

const PLACEHOLDER = 'placeholder-of-22-long'
const SITE = { isSecure: false, isDevelopment: false }

async function answerOf(listener: RequestListener): Promise<{ headers: Headers; text: string }> {
  const server = createServer((request, response) => {
    guardPages(response, PLACEHOLDER, SITE)
    listener(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/`)
  const text = await response.text()
  server.close()
  return { headers: response.headers, text }
}

const nonceIn = (headers: Headers) =>
  /'nonce-([\w-]{22})'/.exec(headers.get('content-security-policy') ?? '')?.[1]

test('a page leaves with the nonce that its policy names, and another one each time', async () => {
  const page: RequestListener = (_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('cache-control', 's-maxage=31536000')
    response.write(`<script nonce="${PLACEHOLDER.slice(0, 9)}`)
    response.end(`${PLACEHOLDER.slice(9)}">1</script>`)
  }
  const first = await answerOf(page)
  const second = await answerOf(page)
  expect(first.text).toBe(`<script nonce="${nonceIn(first.headers)}">1</script>`)
  expect(nonceIn(second.headers)).not.toBe(nonceIn(first.headers))
  expect(first.headers.get('cache-control')).toBe('private, no-cache')
})

test('a told length stays true', async () => {
  const { headers, text } = await answerOf((_, response) => {
    const body = `<script nonce="${PLACEHOLDER}">«»</script>`
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-length', Buffer.byteLength(body))
    response.end(body)
  })
  expect(text).toContain(nonceIn(headers))
  expect(text).toContain('«»')
})

test('no script may run in what is no page, and its bytes stay as they are', async () => {
  const { headers, text } = await answerOf((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ told: PLACEHOLDER }))
  })
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; frame-ancestors 'none'; sandbox",
  )
  expect(JSON.parse(text)).toEqual({ told: PLACEHOLDER })
})

test('of a page that the browser still holds, the policy is not said anew: it holds the nonce of then', async () => {
  const { headers } = await answerOf((_, response) => {
    response.statusCode = 304
    response.setHeader('content-type', 'text/html')
    response.end()
  })
  expect(headers.has('content-security-policy')).toBe(false)
})
