// Who asks: a visitor by an unguessable id in a signed cookie, and nothing else.
import 'server-only'
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isbot } from 'isbot'
import { loadConfig } from '@/lib/config'
import { SIMULATED, SITE, type VisitorSource } from '@/lib/db/ratings'
import { findState, settleState } from '@/lib/db/state'
import { AppError } from '@/lib/errors'
import { requireWritable, storeConnection } from './connection'
import type { Asked } from './http'

/** A visitor as the store knows one. `key` is a hash: whoever reads the store cannot make the cookie of it. */
export type Visitor = { key: string; source: VisitorSource; now: number }

const COOKIE = 'marquee-visitor'
/** For browsers that refuse cookies: the page sends the token itself, for as long as it is open. */
const TOKEN_HEADER = 'x-marquee-visitor'
/** What `marquee simulate` sends: its token, the visitor's name and the time that it plays. */
const SIMULATION_HEADER = 'x-marquee-simulation'
const KEPT_SECONDS = 2 * 365 * 24 * 3600
const ID = /^[\w-]{22}$/

/** The visitor who asks, or null for somebody new. Throws `forbidden` for a simulation that this store did not start. */
export function findVisitor(asked: Pick<Asked, 'headers'>): Visitor | null {
  // Where nothing is kept, nobody is known.
  if (loadConfig().isReadOnly) return null
  const simulated = asked.headers.get(SIMULATION_HEADER)
  if (simulated !== null) return simulatedVisitor(simulated)
  const token = asked.headers.get(TOKEN_HEADER) ?? readCookie(asked, COOKIE)
  const id = token === null ? null : idOfToken(token)
  return id === null ? null : { key: keyOf(id), source: SITE, now: Date.now() }
}

/** A new visitor: the token, and the cookie that carries it. Throws `keeps-nothing` where nothing of theirs could stay. */
export function newVisitor(): { visitor: Visitor; token: string; cookie: string } {
  requireWritable()
  const id = randomBytes(16).toString('base64url')
  const token = `${id}.${signatureOf(id, secrets()[0]!)}`
  const isSecure = loadConfig().siteUrl.startsWith('https:')
  const parts = [
    `${COOKIE}=${token}`,
    'Path=/',
    `Max-Age=${KEPT_SECONDS}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
  ]
  const visitor: Visitor = { key: keyOf(id), source: SITE, now: Date.now() }
  return { visitor, token, cookie: parts.join('; ') }
}

/** The cookie that makes a browser forget who it was. */
export function forgetCookie(): string {
  return `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`
}

/** Whether the browser asks not to be watched: Global Privacy Control or Do Not Track. */
export function hasOptedOut({ headers }: Asked): boolean {
  return headers.get('sec-gpc') === '1' || headers.get('dnt') === '1'
}

/** Whether a program asks that says so itself. */
export function isBot({ headers }: Asked): boolean {
  return isbot(headers.get('user-agent'))
}

/** The value of a cookie, or null. */
export function readCookie({ headers }: Pick<Asked, 'headers'>, name: string): string | null {
  for (const pair of headers.get('cookie')?.split(/;\s*/) ?? []) {
    const [key, value] = pair.split(/=(.*)/s)
    if (key === name && value) return value
  }
  return null
}

function idOfToken(token: string): string | null {
  const [id = '', signature = ''] = token.split('.')
  if (!ID.test(id)) return null
  const isKnown = secrets().some((secret) => isSame(signature, signatureOf(id, secret)))
  return isKnown ? id : null
}

/** «TOKEN NAME MILLISECONDS»: the server plays along only where the store holds that token. */
function simulatedVisitor(header: string): Visitor {
  const [token = '', name = '', time = ''] = header.split(' ')
  const expected = findState(storeConnection(), 'simulation-token')
  const now = Number(time)
  if (expected && isSame(token, expected) && /^[\w-]{1,40}$/.test(name) && Number.isInteger(now))
    return { key: `${SIMULATED}-${name}`, source: SIMULATED, now }
  throw new AppError(
    'forbidden',
    'Got a simulated visitor that this store did not start, expected those of: npm run marquee -- simulate',
  )
}

/** A key of this site for another purpose than visitors' cookies: the same in all replicas that sign with the same secret. */
export function secretFor(purpose: string): Buffer {
  return createHmac('sha256', secrets()[0]!).update(`key for ${purpose}`).digest()
}

let known: string[] | null = null

function secrets(): string[] {
  known ??= loadConfig().cookieSecrets ?? [storedSecret()]
  return known
}

/** Made once a store, so that cookies outlive a restart without any configuration. */
function storedSecret(): string {
  const database = storeConnection()
  const held = findState(database, 'cookie-secret')
  if (held) return held
  return settleState(database, 'cookie-secret', randomBytes(32).toString('base64url'))
}

function signatureOf(id: string, secret: string): string {
  return createHmac('sha256', secret).update(`visitor ${id}`).digest('base64url')
}

function keyOf(id: string): string {
  return createHash('sha256').update(`marquee visitor ${id}`).digest('base64url').slice(0, 22)
}

/** Compares in constant time. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
