// Who may see the dashboard: whoever has the token, or, where none is set, whoever sits at this machine.
import 'server-only'
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { loadConfig } from '@/lib/config'
import { AppError } from '@/lib/errors'
import type { Asked } from './http'
import { readCookie } from './visitor'

const COOKIE = 'marquee-operator'
/** A working day; then the token is asked for again. */
const SECONDS = 12 * 3600
/** Set by the server before Next, over anything that a visitor sends, for requests from this machine itself. */
const LOCAL_HEADER = 'x-marquee-local'

/** `token`: ask for it; `closed`: none is set and the visitor is not at this machine. */
export type Entrance = 'open' | 'token' | 'closed'

/** Says whether whoever asks may see the dashboard. */
export async function findEntrance(): Promise<Entrance> {
  const { adminToken } = loadConfig()
  if (adminToken === null) return isLocal((await headers()).get(LOCAL_HEADER)) ? 'open' : 'closed'
  const cookie = (await cookies()).get(COOKIE)?.value ?? null
  return isSame(cookie, passOf(adminToken)) ? 'open' : 'token'
}

/** Lets only operators ask for what they alone may. Throws `forbidden`. */
export function requireOperatorRequest(asked: Asked): void {
  if (!isOperator(asked))
    throw new AppError(
      'forbidden',
      'Got a choice of variant from a visitor, expected it from an operator who came in at /dashboard.',
    )
}

/** Lets operators and their programs through, which send the token as a bearer token (RFC 6750). Throws `forbidden`. */
export function requireOperatorOrToken(asked: Asked): void {
  const { adminToken } = loadConfig()
  const [, bearer = null] = /^Bearer (.+)$/i.exec(asked.headers.get('authorization') ?? '') ?? []
  if (isOperator(asked) || (adminToken !== null && isSame(bearer, adminToken))) return
  throw new AppError(
    'forbidden',
    'Got no right to these figures, expected an operator, or «Authorization: Bearer» with the ADMIN_TOKEN of the server.',
  )
}

function isOperator(asked: Asked): boolean {
  const { adminToken } = loadConfig()
  return adminToken === null ? isLocal(asked.headers.get(LOCAL_HEADER)) : hasPass(asked)
}

/** Whether a request carries an operator's pass. What operators do is not counted as visitors' doing. */
export function hasPass(asked: Asked): boolean {
  const { adminToken } = loadConfig()
  return adminToken !== null && isSame(readCookie(asked, COOKIE), passOf(adminToken))
}

function isLocal(header: string | null): boolean {
  const proof = process.env.LOCAL_PROOF
  return proof !== undefined && isSame(header, proof)
}

/** Takes the token and keeps a pass for it, as a cookie of this browser; returns whether it was the right one. */
export async function enterWith(token: string): Promise<boolean> {
  const { adminToken, siteUrl } = loadConfig()
  if (adminToken === null || !isSame(token, adminToken)) return false
  ;(await cookies()).set(COOKIE, passOf(adminToken), {
    httpOnly: true,
    sameSite: 'strict',
    secure: siteUrl.startsWith('https:'),
    path: '/',
    maxAge: SECONDS,
  })
  return true
}

/** Whether operators come in with a token, and so may leave. */
export function isTokenAsked(): boolean {
  return loadConfig().adminToken !== null
}

/** Forgets the pass. */
export async function leave(): Promise<void> {
  ;(await cookies()).delete(COOKIE)
}

/** The cookie never holds the token itself. */
function passOf(token: string): string {
  return createHmac('sha256', token).update('marquee dashboard').digest('base64url')
}

/** Compares in constant time. */
function isSame(given: string | null, expected: string): boolean {
  if (given === null) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
