// Pages that one replica made and all may send, as long as what they were made of is what there is.
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { SharedRedis } from './connection'
import type { Seal } from './seal'

/** A page as Next keeps it; `seconds`: after so many it is made anew, or false. */
export type KeptPage = { value: unknown; madeAt: number; seconds: number | false; tags: string[] }

/** What pages are made of now; another object as soon as any of it is another. */
export type PageGround = { version: string }

const PREFIX = 'marquee:page:'
const TAGS = 'marquee:page-tags'
const INDEX = 'marquee:pages'
/** So many pages lie in Redis at most; the oldest give way. */
const MOST_PAGES = 10_000
const LONGEST_SECONDS = 24 * 3600
/** A page of ours has some 20 KB when squeezed. */
const MOST_BYTES = 1024 * 1024
/** So many pages are in the making at once, or were never finished. */
const MOST_BEGUN = 1000

/**
 * KEYS: page, tags. Returns the time of Redis in microseconds and, where none of its tags was let go of since it was begun, the page. The
 * field '' of the tags says since when they are remembered: what is older than that is not believed.
 */
const FIND = `
local clock = redis.call('TIME')
local now = string.format('%.0f', clock[1] * 1000000 + clock[2])
redis.call('HSETNX', KEYS[2], '', now)
local page = redis.call('HMGET', KEYS[1], 'body', 'tags', 'begun')
if not page[1] then return {now} end
local begun = tonumber(page[3])
if tonumber(redis.call('HGET', KEYS[2], '')) > begun then return {now} end
for tag in string.gmatch(page[2], '[^,]+') do
  local gone = redis.call('HGET', KEYS[2], tag)
  if gone and tonumber(gone) >= begun then return {now} end
end
return {now, page[1]}`

/** KEYS: page, index. ARGV: body, tags, begun, seconds, most pages. */
const KEEP = `
redis.call('HSET', KEYS[1], 'body', ARGV[1], 'tags', ARGV[2], 'begun', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[3], KEYS[1])
local over = redis.call('ZCARD', KEYS[2]) - ARGV[5]
if over > 0 then
  local old = redis.call('ZPOPMIN', KEYS[2], over)
  for i = 1, #old, 2 do redis.call('UNLINK', old[i]) end
end`

/** KEYS: tags. ARGV: tags. */
const LET_GO = `
local clock = redis.call('TIME')
local now = string.format('%.0f', clock[1] * 1000000 + clock[2])
for _, tag in ipairs(ARGV) do redis.call('HSET', KEYS[1], tag, now) end`

type Scripts = {
  findPage: (page: string, tags: string) => Promise<[Buffer, Buffer?]>
  keepPage: (
    page: string,
    index: string,
    body: Buffer,
    tags: string,
    begun: string,
    seconds: number,
    most: number,
  ) => Promise<null>
  letGoOfTags: (tags: string, ...gone: string[]) => Promise<null>
}

type Begun = { ground: PageGround; at: string }

export type SharedPagesOptions = {
  redis: SharedRedis
  seal: Seal
  /** null: there is nothing to make pages of. */
  ground: () => PageGround | null
  mostPages?: number
}

/** The pages in Redis. Whatever it does, or does not do, a page that is not found is made anew. */
export class SharedPages {
  readonly #options: Required<SharedPagesOptions>
  readonly #scripts: Scripts
  /** When and of what a page was begun that was not found: only from then on it is true. */
  readonly #begun = new LRUCache<string, Begun>({ max: MOST_BEGUN })

  constructor(options: SharedPagesOptions) {
    const { redis } = options
    this.#options = { mostPages: MOST_PAGES, ...options }
    redis.defineCommand('findPage', { numberOfKeys: 2, lua: FIND })
    redis.defineCommand('keepPage', { numberOfKeys: 2, lua: KEEP })
    redis.defineCommand('letGoOfTags', { numberOfKeys: 1, lua: LET_GO })
    const scripts = redis as unknown as Scripts & { findPageBuffer: Scripts['findPage'] }
    this.#scripts = {
      findPage: (...given) => scripts.findPageBuffer(...given),
      keepPage: (...given) => scripts.keepPage(...given),
      letGoOfTags: (...given) => scripts.letGoOfTags(...given),
    }
  }

  /** A page that any replica made of what there is now, or null. */
  async find(key: string): Promise<KeptPage | null> {
    const { redis, seal, ground } = this.#options
    const before = redis.isUp ? ground() : null
    if (before === null) return null
    const name = nameOf(before, key)
    const found = await redis.ask(() => this.#scripts.findPage(name, TAGS))
    if (found === null) return null
    const [now, body] = found
    const page = body ? ((await seal.open(name, body)) as KeptPage | null) : null
    if (page && ground() === before) return page
    if (!this.#begun.has(key)) this.#begun.set(key, { ground: before, at: String(now) })
    return null
  }

  /** Shares a page that was not found and made since, if it was made of what there still is. */
  async keep(key: string, page: KeptPage): Promise<void> {
    const { redis, seal, ground, mostPages } = this.#options
    const begun = this.#begun.get(key)
    this.#begun.delete(key)
    if (!begun || !redis.isUp || ground() !== begun.ground) return
    const name = nameOf(begun.ground, key)
    const body = await seal.close(name, page)
    if (body.length > MOST_BYTES) return
    const seconds = Math.min(
      page.seconds === false ? LONGEST_SECONDS : page.seconds,
      LONGEST_SECONDS,
    )
    if (seconds < 1) return
    const tags = page.tags.join(',')
    await redis.ask(() =>
      this.#scripts.keepPage(name, INDEX, body, tags, begun.at, Math.floor(seconds), mostPages),
    )
  }

  /** Has no replica take a page again that carries one of the tags and was begun before now. */
  async letGo(tags: readonly string[]): Promise<void> {
    if (tags.length === 0) return
    await this.#options.redis.ask(() => this.#scripts.letGoOfTags(TAGS, ...tags))
  }
}

/** Of a bounded length, whatever was asked for. */
function nameOf({ version }: PageGround, key: string): string {
  return PREFIX + createHash('sha256').update(`${version}\n${key}`).digest('base64url')
}
