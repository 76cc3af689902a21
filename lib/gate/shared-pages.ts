// Next's kept pages, shared with the other replicas: what scripts/page-cache.mjs asks where its own memory has nothing.
import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig } from '@/lib/config'
import { AppError } from '@/lib/errors'
import { logger } from '@/lib/log'
import { loadSnapshot, type Snapshot } from '@/lib/serve/snapshot'
import { secretFor } from '@/lib/serve/visitor'
import { sharedRedis } from '@/lib/shared/connection'
import { type KeptPage, type PageGround, SharedPages } from '@/lib/shared/pages'
import { Seal } from '@/lib/shared/seal'

/** A page of Next's App Router as it keeps one. */
type AppPage = {
  kind: string
  html: string
  rscData?: Buffer
  segmentData?: Map<string, Buffer>
  headers?: Record<string, unknown>
  status?: number
  postponed?: string
}
type CacheControl = { revalidate: number | false; expire?: number }
/** An entry of Next's cache. */
type Entry = { value: AppPage; lastModified: number; cacheControl: CacheControl }

export type PageCache = {
  find: (key: string) => Promise<Entry | null>
  keep: (key: string, value: AppPage | null, cacheControl?: CacheControl) => Promise<void>
  letGo: (tags: string[]) => Promise<void>
}

const TAGS_HEADER = 'x-next-cache-tags'
/**
 * Every page carries it. It is let go of when films or models change, by each replica when it notices; shared pages have what they are
 * made of in their names, so that those which others made since stay.
 */
const WHOLE_SITE = '_N_T_/layout'

/** Makes the shared pages; null without Redis, without a secret to sign by, or where nothing is built. `placeholder` stands for the nonce in pages of this process. */
export function makePageCache(placeholder: string): PageCache | null {
  const redis = sharedRedis()
  const { isReadOnly, cookieSecrets } = loadConfig()
  // A store that is only read may hold no secret either.
  if (redis === null || (isReadOnly && cookieSecrets === null)) return null
  const buildFile = join(process.env.NEXT_FOLDER || '.next', 'BUILD_ID')
  if (!existsSync(/* turbopackIgnore: true */ buildFile)) return null
  const build = readFileSync(/* turbopackIgnore: true */ buildFile, 'utf8').trim()
  const seal = new Seal(secretFor('kept pages'), placeholder)
  return pageCacheOf(new SharedPages({ redis, seal, ground: groundsOf(build) }))
}

/** Between Next's entries and what is shared. */
export function pageCacheOf(pages: SharedPages): PageCache {
  return {
    find: (key) =>
      orNothing(async () => {
        const found = await pages.find(key)
        return found && entryOf(found, Date.now())
      }),
    async keep(key, value, cacheControl) {
      // Anybody can ask for an address that there is none of: such pages are not handed on.
      if (value?.kind !== 'APP_PAGE' || (value.status ?? 200) !== 200 || value.postponed) return
      const tags = String(value.headers?.[TAGS_HEADER] ?? '').split(',')
      const page: KeptPage = {
        value: { ...value, html: Buffer.from(value.html) },
        madeAt: Date.now(),
        seconds: cacheControl?.revalidate ?? false,
        tags: tags.filter((tag) => tag !== '' && tag !== WHOLE_SITE),
      }
      await orNothing(() => pages.keep(key, page))
    },
    letGo: (tags) => pages.letGo(tags.filter((tag) => tag !== WHOLE_SITE)),
  }
}

/** A page that cannot be shared is made; whatever was wrong is told. */
async function orNothing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    logger().error({ err: error }, 'a page could not be shared')
    return null
  }
}

/** It is true as of now, so nothing that this replica let go of before concerns it; what is left of its time is less. */
function entryOf({ value, madeAt, seconds }: KeptPage, now: number): Entry | null {
  const left = seconds === false ? false : seconds - Math.floor(Math.max(0, now - madeAt) / 1000)
  if (left !== false && left < 1) return null
  const { html, rscData, segmentData, ...page } = value as Omit<AppPage, 'html'> & { html: Buffer }
  // Copied: they are parts of one buffer that holds the page as text too.
  const copies = segmentData && new Map([...segmentData].map(([at, one]) => [at, Buffer.from(one)]))
  return {
    value: {
      ...page,
      html: html.toString(),
      ...(rscData && { rscData: Buffer.from(rscData) }),
      ...(copies && { segmentData: copies }),
    },
    lastModified: now,
    cacheControl: { revalidate: left },
  }
}

/** Pages are made by a build, of a snapshot, as configured; all of it in one name that tells nothing. */
function groundsOf(build: string): () => PageGround | null {
  // Of the rest, what a page may say; these differ between replicas, or may.
  const { port, revalidateToken, memoryMegabytes, logLevel, redisUrl, ...rest } = loadConfig()
  const key = secretFor('what pages are made of')
  const grounds = new WeakMap<Snapshot, PageGround>()
  return () => {
    const snapshot = findSnapshot()
    if (snapshot === null) return null
    const known = grounds.get(snapshot)
    if (known) return known
    const all = JSON.stringify([build, rest, snapshot.content])
    const ground = { version: createHmac('sha256', key).update(all).digest('base64url') }
    grounds.set(snapshot, ground)
    return ground
  }
}

/** The page itself says so where there is none yet. */
function findSnapshot(): Snapshot | null {
  try {
    return loadSnapshot()
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-ready') return null
    throw error
  }
}
