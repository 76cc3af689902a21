// Were the kept pages made of what the store holds now?
import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { loadConfig } from '@/lib/config'
import { processWide } from './process-wide'
import { loadSnapshot } from './snapshot'

/** True where the token is the configured one; false where none is configured. Compared in constant time. */
export function isRevalidator(token: string | null): boolean {
  const { revalidateToken } = loadConfig()
  if (token === null || revalidateToken === null) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(token), digest(revalidateToken))
}

const seen = processWide('freshness', () => ({ content: '' }))

/** Returns whether films or models changed since the last call that said so; the first call says so. */
export function hasContentChanged(): boolean {
  const { content } = loadSnapshot()
  const isChanged = content !== seen.content
  seen.content = content
  return isChanged
}
