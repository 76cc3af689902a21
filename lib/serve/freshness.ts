// Were the kept pages made of what the store holds now?
import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { loadConfig } from '@/lib/config'
import { loadSnapshot } from './snapshot'

/** Stands with the built pages, so that a new build starts anew. */
const MARK = '.next/marquee-content'

/** True where the token is the configured one; false where none is configured. Compared in constant time. */
export function isRevalidator(token: string | null): boolean {
  const { revalidateToken } = loadConfig()
  if (token === null || revalidateToken === null) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(token), digest(revalidateToken))
}

/** Returns whether films or models changed since the last call that said so, over restarts too. */
export function hasContentChanged(): boolean {
  const { content } = loadSnapshot()
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === content) return false
  writeFileSync(MARK, content)
  return true
}
