// Who may see the dashboard: whoever has the token, or, where none is set, whoever sits at this machine.
import 'server-only'
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { loadConfig } from '@/lib/config'

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
  if (adminToken === null) {
    const proof = process.env.LOCAL_PROOF
    const isLocal = proof !== undefined && isSame((await headers()).get(LOCAL_HEADER), proof)
    return isLocal ? 'open' : 'closed'
  }
  const cookie = (await cookies()).get(COOKIE)?.value ?? null
  return isSame(cookie, passOf(adminToken)) ? 'open' : 'token'
}

/** Takes the token and keeps a pass for it, as a cookie of this browser; returns whether it was the right one. */
export async function enterWith(token: string): Promise<boolean> {
  const { adminToken, siteUrl } = loadConfig()
  if (adminToken === null || !isSame(token, adminToken)) return false
  ;(await cookies()).set(COOKIE, passOf(adminToken), {
    httpOnly: true,
    sameSite: 'strict',
    secure: siteUrl.startsWith('https:'),
    path: '/dashboard',
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
  ;(await cookies()).delete({ name: COOKIE, path: '/dashboard' })
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
