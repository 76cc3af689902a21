import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, isIP, type LookupFunction } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { parseConfig } from './config'
import {
  carefulLookup,
  fetchOutside,
  isNeverMeant,
  nameOrigin,
  originsOf,
  requireNamed,
} from './outgoing'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A server of loopback that nobody named. */
async function listening(answer: RequestListener): Promise<{ url: URL; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: new URL(`http://127.0.0.1:${port}/thing`), asked }
}

describe('fetchOutside', () => {
  it('asks nothing of an origin that nobody named, and says which are', async () => {
    const { url, asked } = await listening((_, response) => response.end('secret'))
    expect(() => fetchOutside(url)).toThrow(
      expect.objectContaining({ code: 'forbidden', message: expect.stringContaining(url.origin) }),
    )
    expect(asked).toEqual([])
  })

  it('asks an origin that the operator named', async () => {
    const { url } = await listening((_, response) => response.end('hello'))
    nameOrigin(url)
    expect(await (await fetchOutside(url)).text()).toBe('hello')
  })

  it('follows no redirect, whoever asks for it, and refuses where it leads', async () => {
    const inside = await listening((_, response) => response.end('secret'))
    const { url } = await listening((_, response) =>
      response.writeHead(302, { location: inside.url.href }).end(),
    )
    nameOrigin(url)
    const answer = await fetchOutside(url, { redirect: 'follow' })
    expect(answer.status).toBe(302)
    expect(() => fetchOutside(new URL(answer.headers.get('location')!))).toThrow(
      /Nothing was asked/,
    )
    expect(inside.asked).toEqual([])
  })
})

describe('carefulLookup', () => {
  const answering = (...addresses: string[]) =>
    carefulLookup((_, __, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      ),
    )
  const ask = (lookup: LookupFunction, all: boolean) =>
    new Promise((resolve, reject) => {
      lookup('vendor.example.org', { all }, (error, address) =>
        error ? reject(error) : resolve(address),
      )
    })

  it('hands over what a name leads to', async () => {
    const lookup = answering('203.0.113.9', '2001:db8::1')
    expect(await ask(lookup, false)).toBe('203.0.113.9')
    expect(await ask(lookup, true)).toHaveLength(2)
  })

  it.each([true, false])('refuses a name of which one address is never meant', async (all) => {
    await expect(ask(answering('203.0.113.9', '169.254.169.254'), all)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('169.254.169.254'),
    })
  })
})

describe('originsOf', () => {
  it('names what is switched on, and nothing else', () => {
    expect(originsOf(parseConfig({}))).toEqual(new Set())
    const config = parseConfig({
      TMDB_API_KEY: '0'.repeat(32),
      IMDB_REVIEWS: 'on',
      MLFLOW_TRACKING_URI: 'http://tracking.example.org:5000/under/a/path',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
    })
    expect(originsOf(config)).toEqual(
      new Set([
        'https://api.themoviedb.org',
        'https://image.tmdb.org',
        'https://www.imdb.com',
        'http://tracking.example.org:5000',
        'http://localhost:4318',
      ]),
    )
  })
})

describe('requireNamed', () => {
  it('takes scheme and port for part of the origin', () => {
    nameOrigin('https://named.example.org')
    expect(() => requireNamed(new URL('https://named.example.org/a?b'))).not.toThrow()
    for (const other of [
      'http://named.example.org/a',
      'https://named.example.org:8443/a',
      'https://named.example.org@evil.example.org/',
      'https://sub.named.example.org/',
      'file:///etc/passwd',
    ])
      expect(() => requireNamed(new URL(other)), other).toThrow(/expected one of the origins/)
  })
})

describe('isNeverMeant', () => {
  it.each([
    '169.254.169.254',
    '169.254.170.2',
    '::ffff:169.254.169.254',
    '100.100.100.200',
    'fd00:ec2::254',
    'fe80::1',
    '0.0.0.0',
    '::',
  ])('no name may lead to %s', (address) => {
    expect(isNeverMeant(address)).toBe(true)
  })

  it.each(['203.0.113.9', '10.0.0.5', '127.0.0.1', '2001:db8::1', '::1'])(
    'a name may lead to %s',
    (address) => {
      expect(isNeverMeant(address)).toBe(false)
    },
  )
})
