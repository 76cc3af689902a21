import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { nameOrigin } from '@/lib/outgoing'
import { VendorClient, type VendorOptions } from './vendor-client'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

/** A vendor on loopback, and a client of it that has little patience. */
async function vendor(answer: RequestListener, options: Partial<VendorOptions> = {}) {
  const times: number[] = []
  const server = createServer((request, response) => {
    times.push(performance.now())
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`
  nameOrigin(baseUrl)
  const client = new VendorClient({
    name: 'Vendor',
    baseUrl,
    retries: 0,
    timeoutMs: 500,
    ...options,
  })
  return { client, times, server, baseUrl }
}

/** Answers with each status in turn, then with the last. */
function statuses(...list: number[]): RequestListener {
  let next = 0
  return (_, response) => {
    response.writeHead(list[Math.min(next++, list.length - 1)]!).end('hello')
  }
}

describe('VendorClient', () => {
  it('asks below its base, with its headers, and hands the text over', async () => {
    let seen = ''
    const { client } = await vendor(
      (request, response) => {
        seen = `${request.url} ${request.headers.authorization} ${request.headers['user-agent']}`
        response.writeHead(200, { 'content-type': 'text/plain' }).end('hello')
      },
      { headers: { authorization: 'Bearer secret' } },
    )
    const asked = await client.fetchText('/thing', { a: 'b c' })
    expect(asked).toEqual({ isFound: true, value: { contentType: 'text/plain', body: 'hello' } })
    expect(seen).toMatch(/^\/base\/thing\?a=b\+c Bearer secret Marquee/)
  })

  it('tells each refusal apart', async () => {
    const kinds: Record<number, string> = {
      401: 'key-refused',
      404: 'not-found',
      403: 'blocked',
      202: 'blocked',
      500: 'failing',
      418: 'nonsense',
    }
    for (const [status, kind] of Object.entries(kinds)) {
      const { client } = await vendor(statuses(Number(status)))
      expect(await client.fetchText('/'), status).toMatchObject({ isFound: false, kind })
    }
  })

  it('tries again after a fault of the vendor, and no more often than it may', async () => {
    const well = await vendor(statuses(500, 503, 200), { retries: 2 })
    expect(await well.client.fetchText('/')).toMatchObject({ isFound: true })
    expect(well.times).toHaveLength(3)
    const ill = await vendor(statuses(500), { retries: 1 })
    expect(await ill.client.fetchText('/')).toMatchObject({ kind: 'failing' })
    expect(ill.times).toHaveLength(2)
  })

  it('does not ask again what would be answered the same', async () => {
    for (const status of [401, 403, 404]) {
      const { client, times } = await vendor(statuses(status), { retries: 2 })
      await client.fetchText('/')
      expect(times, String(status)).toHaveLength(1)
    }
  })

  it('waits as long as Retry-After says', async () => {
    let isFirst = true
    const { client, times } = await vendor(
      (_, response) => {
        if (!isFirst) return response.end('well')
        isFirst = false
        return response.writeHead(429, { 'retry-after': '1' }).end()
      },
      { retries: 1 },
    )
    expect(await client.fetchText('/')).toMatchObject({ isFound: true })
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(990)
  })

  it('tells a long Retry-After instead of waiting, and leaves the vendor alone until then', async () => {
    const { client, times } = await vendor(
      (_, response) => response.writeHead(429, { 'retry-after': '120' }).end(),
      { retries: 2 },
    )
    const limited = { isFound: false, kind: 'rate-limited', retryAfter: 120 }
    expect(await client.fetchText('/')).toMatchObject(limited)
    expect(await client.fetchText('/')).toMatchObject({ kind: 'rate-limited' })
    expect(times).toHaveLength(1)
  })

  it('reads a Retry-After that is a date', async () => {
    const when = new Date(Date.now() + 60_000).toUTCString()
    const { client } = await vendor((_, response) =>
      response.writeHead(429, { 'retry-after': when }).end(),
    )
    const asked = await client.fetchText('/')
    expect(asked).toMatchObject({ kind: 'rate-limited' })
    expect((asked as { retryAfter: number }).retryAfter).toBeGreaterThan(55)
  })

  it('gives up on an answer that does not come or does not end', async () => {
    const silent = await vendor(() => undefined)
    expect(await silent.client.fetchText('/')).toMatchObject({ kind: 'timed-out' })
    const endless = await vendor((_, response) => {
      response.writeHead(200).write('half')
    })
    expect(await endless.client.fetchText('/')).toMatchObject({ kind: 'timed-out' })
  })

  it('calls a vendor that nobody answers for offline, without its address or key', async () => {
    const { client, server } = await vendor(statuses(200), { secretQuery: { api_key: 'secret' } })
    await new Promise((resolve) => server.close(resolve))
    const asked = await client.fetchText('/thing')
    expect(asked).toMatchObject({ isFound: false, kind: 'offline' })
    expect(JSON.stringify(asked)).not.toContain('secret')
  })

  it('leaves a vendor alone after five faults in a row', async () => {
    const { client, times } = await vendor(statuses(500))
    for (let i = 0; i < 5; i++) await client.fetchText('/')
    const asked = await client.fetchText('/')
    expect(asked).toMatchObject({ kind: 'offline', retryAfter: 30 })
    expect(times).toHaveLength(5)
  })

  it('is not put off by questions that were wrong', async () => {
    const { client, times } = await vendor(statuses(404))
    for (let i = 0; i < 8; i++) await client.fetchText('/')
    expect(times).toHaveLength(8)
  })

  it('begins no more requests a second than its pace', async () => {
    const { client, times } = await vendor(statuses(200), { pacePerSecond: 5 })
    await Promise.all(Array.from({ length: 7 }, () => client.fetchText('/')))
    expect(times[6]! - times[0]!).toBeGreaterThan(900)
  })

  it('follows redirects on its own host only', async () => {
    const near = await vendor((request, response) =>
      request.url === '/base/old'
        ? response.writeHead(302, { location: '/base/new' }).end()
        : response.end('here'),
    )
    expect(await near.client.fetchText('/old')).toMatchObject({ isFound: true })
    const other = await vendor(statuses(200))
    const far = await vendor((_, response) =>
      response.writeHead(302, { location: `${other.baseUrl}/` }).end(),
    )
    expect(await far.client.fetchText('/')).toMatchObject({ kind: 'nonsense' })
    expect(other.times).toHaveLength(0)
    const round = await vendor((_, response) => response.writeHead(302, { location: '/' }).end())
    expect(await round.client.fetchText('/')).toMatchObject({ kind: 'nonsense' })
  })

  it('stops reading an answer without end', async () => {
    const { client } = await vendor(
      (_, response) => {
        response.writeHead(200)
        response.end(Buffer.alloc(9_000_000, 'a'))
      },
      { timeoutMs: 5000 },
    )
    expect(await client.fetchText('/')).toMatchObject({ kind: 'nonsense' })
  })
})
