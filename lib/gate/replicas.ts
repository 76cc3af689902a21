// What this replica does with the others where Redis joins them: hears of changes at once.
import { askStoreAgain } from '@/lib/serve/snapshot'
import { listenForNews } from '@/lib/shared/news'
import { makePageCache, type PageCache } from './shared-pages'

/** `marqueeRefresh` is set by the server before Next and looks whether kept pages are still true; `marqueePages` is asked by its cache. */
const server = globalThis as { marqueeRefresh?: () => void; marqueePages?: PageCache | null }

/**
 * Shares pages with the others and listens to them from now on; without Redis, neither. `placeholder` stands for the nonce in pages of this
 * process.
 */
export function joinReplicas(placeholder: string): void {
  server.marqueePages = makePageCache(placeholder)
  listenForNews(() => {
    askStoreAgain()
    server.marqueeRefresh?.()
  })
}
