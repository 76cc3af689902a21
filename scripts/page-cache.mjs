// Next's cache of kept pages: its own, in memory and bounded, and behind it the pages of other replicas where Redis joins them.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const {
  default: NextCache,
} = require('next/dist/server/lib/incremental-cache/file-system-cache.js')
const {
  getMemoryCache,
} = require('next/dist/server/lib/incremental-cache/memory-cache.external.js')

/** Set as the server starts (instrumentation.ts); null or missing: this process keeps its pages alone. */
const pages = () => globalThis.marqueePages

export default class PageCache extends NextCache {
  #memory

  constructor(context) {
    super(context)
    if (context.maxMemoryCacheSize) this.#memory = getMemoryCache(context.maxMemoryCacheSize)
  }

  async get(key, context) {
    const own = await super.get(key, context)
    if (own || context.kind !== 'APP_PAGE' || context.isFallback || !pages()) return own
    const entry = await pages().find(key)
    if (entry) this.#memory?.set(key, entry)
    return entry
  }

  async set(key, value, context) {
    await super.set(key, value, context)
    // Nobody waits for it.
    void pages()?.keep(key, value, context.cacheControl)
  }

  async revalidateTag(tags, durations) {
    await super.revalidateTag(tags, durations)
    await pages()?.letGo([tags].flat())
  }
}
