// What did the browser see happen? Kept before the answer, by the thread that writes.
import 'server-only'
import type { EventsAnswer, EventsRequest } from '@/lib/api/taste-schemas'
import { loadConfig } from '@/lib/config'
import type { Impression } from '@/lib/db/impressions'
import { SIMULATED } from '@/lib/db/ratings'
import type { Asked } from './http'
import { metrics } from './metrics'
import { hasPass } from './operator'
import { processWide } from './process-wide'
import { loadSnapshot } from './snapshot'
import { hasOptedOut, isBot, type Visitor } from './visitor'
import { WatchedWriter } from './watched-writer'

const writer = processWide('watched-writer', () => new WatchedWriter())

/**
 * Keeps what a browser saw happen; resolves once it is in the store. Nothing is kept of who asked not to be watched, of programs,
 * of operators, and of those who are no visitors.
 */
export async function recordFeedback(
  asked: Asked,
  visitor: Visitor | null,
  { seen, views, searches }: EventsRequest,
): Promise<EventsAnswer> {
  const ignored = whyUnwatched(asked, visitor)
  if (ignored !== null || !visitor) return { kept: 0, ignored }
  const { movieById } = loadSnapshot()
  const { key, source, now } = visitor
  const impressions = seen
    .filter(({ movieId }) => movieById.has(movieId))
    .map(
      ({ isClicked, ...one }): Impression => ({
        ...one,
        visitor: key,
        source,
        shownAt: now,
        clickedAt: isClicked ? now : null,
      }),
    )
  const common = { source, visitor: key, at: now }
  const events = [
    ...views
      .filter((id) => movieById.has(id))
      .map((movieId) => ({ ...common, kind: 'view' as const, movieId, query: null })),
    ...searches.map((query) => ({ ...common, kind: 'search' as const, movieId: null, query })),
  ]
  const kept = impressions.length + events.length
  if (kept > 0) await writer.keep({ impressions, events })
  metrics.events.inc(kept)
  return { kept, ignored: null }
}

/** Why nothing is counted of who asks, nor any experiment made with them; null where there is no reason. */
export function whyUnwatched(asked: Asked, visitor: Visitor | null): EventsAnswer['ignored'] {
  if (loadConfig().isReadOnly) return 'keeps-nothing'
  if (hasOptedOut(asked)) return 'opted-out'
  if (isBot(asked) && visitor?.source !== SIMULATED) return 'bot'
  if (hasPass(asked)) return 'operator'
  return visitor ? null : 'no-visitor'
}
