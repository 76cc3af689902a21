// What this replica does with the others where Redis joins them: hears of changes at once.
import { askStoreAgain } from '@/lib/serve/snapshot'
import { listenForNews } from '@/lib/shared/news'

/** Set by the server before Next: looks whether the kept pages are still true. */
const server = globalThis as { marqueeRefresh?: () => void }

/** Listens to the others from now on. Without Redis the store is asked as often as ever. */
export function joinReplicas(): void {
  listenForNews(() => {
    askStoreAgain()
    server.marqueeRefresh?.()
  })
}
