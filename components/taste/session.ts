// The browser's side of being a visitor: the cookie does it; where cookies are refused, a token for as long as the page is open.
import { type MarqueeClient, marqueeClient } from '@/lib/api/client/client'

const STORED = 'marquee-session'
let token: string | null = null
let isSure = false

/** The client of our own API, with whatever says who asks. */
export function ownClient(): MarqueeClient {
  return marqueeClient({ headers: sessionHeaders() })
}

/** Headers that say who asks where a cookie cannot. */
export function sessionHeaders(): Record<string, string> {
  token ??= readStored()
  return token ? { 'x-marquee-visitor': token } : {}
}

/** Makes sure that what is said next will be kept: by the cookie, else for this session. */
export async function ensureVisitor(): Promise<void> {
  if (isSure || 'x-marquee-visitor' in sessionHeaders()) return
  await ownClient().POST('/api/my/visitor')
  const { data } = await ownClient().GET('/api/my')
  if (!data?.isKept) {
    const headers = { 'x-marquee-cookies': 'refused' }
    const { data: made } = await marqueeClient({ headers }).POST('/api/my/visitor')
    token = made?.token ?? null
    if (token) store(token)
  }
  isSure = true
}

/** Forgets who asked. */
export function forgetVisitor(): void {
  token = null
  isSure = false
  try {
    sessionStorage.removeItem(STORED)
  } catch {
    // What may not be stored is not there either.
  }
}

/** Whether the browser asks not to be watched. */
export function hasOptedOut(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & {
    globalPrivacyControl?: boolean
  }
  return doNotTrack === '1' || globalPrivacyControl === true
}

function readStored(): string | null {
  try {
    return sessionStorage.getItem(STORED)
  } catch {
    return null
  }
}

function store(value: string): void {
  try {
    sessionStorage.setItem(STORED, value)
  } catch {
    // Then it lives as long as the page does.
  }
}
