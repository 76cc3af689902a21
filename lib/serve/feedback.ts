// What did the browser see happen? Kept in one transaction for all who say so at about the same time.
import 'server-only'
import type { EventsAnswer, EventsRequest } from '@/lib/api/taste-schemas'
import { loadConfig } from '@/lib/config'
import { inTransaction } from '@/lib/db/database'
import { saveWatched, type StoredEvent } from '@/lib/db/events'
import { type Impression, saveImpressions } from '@/lib/db/impressions'
import { SIMULATED } from '@/lib/db/ratings'
import { removeWatchedBefore } from '@/lib/db/visitors'
import { logger } from '@/lib/log'
import { storeConnection } from './connection'
import type { Asked } from './http'
import { metrics } from './metrics'
import { hasPass } from './operator'
import { processWide } from './process-wide'
import { loadSnapshot } from './snapshot'
import { hasOptedOut, isBot, type Visitor } from './visitor'
import { writing } from './writing'

/** So long is waited for others, and for so many: one commit then serves them all. */
const GATHER_MILLISECONDS = 15
const MOST_GATHERED = 8
const CLEANING_MS = 3_600_000
const DAY_MS = 86_400_000

type Waiting = {
  impressions: Impression[]
  events: Omit<StoredEvent, 'id'>[]
  resolve: () => void
  reject: (error: unknown) => void
}
type Desk = { waiting: Waiting[]; timer: NodeJS.Timeout | null; cleanedAt: number }

const desk = processWide('feedback', (): Desk => ({ waiting: [], timer: null, cleanedAt: 0 }))

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
  if (impressions.length + events.length > 0) await commit(impressions, events)
  return { kept: impressions.length + events.length, ignored: null }
}

/** Why nothing is counted of who asks, nor any experiment made with them; null where there is no reason. */
export function whyUnwatched(asked: Asked, visitor: Visitor | null): EventsAnswer['ignored'] {
  if (loadConfig().isReadOnly) return 'keeps-nothing'
  if (hasOptedOut(asked)) return 'opted-out'
  if (isBot(asked) && visitor?.source !== SIMULATED) return 'bot'
  if (hasPass(asked)) return 'operator'
  return visitor ? null : 'no-visitor'
}

/** Resolves once all of it is committed; rejects where it is not. */
function commit(impressions: Impression[], events: Omit<StoredEvent, 'id'>[]): Promise<void> {
  return new Promise((resolve, reject) => {
    desk.waiting.push({ impressions, events, resolve, reject })
    if (desk.waiting.length >= MOST_GATHERED) void writeAll()
    else desk.timer ??= setTimeout(() => void writeAll(), GATHER_MILLISECONDS)
  })
}

async function writeAll(): Promise<void> {
  const waiting = desk.waiting
  desk.waiting = []
  clearTimeout(desk.timer ?? undefined)
  desk.timer = null
  const database = storeConnection()
  try {
    await writing(() =>
      inTransaction(database, () => {
        saveImpressions(
          database,
          waiting.flatMap(({ impressions }) => impressions),
        )
        for (const event of waiting.flatMap(({ events }) => events)) saveWatched(database, event)
      }),
    )
  } catch (error) {
    for (const { reject } of waiting) reject(error)
    return
  }
  for (const { impressions, events, resolve } of waiting) {
    metrics.events.inc(impressions.length + events.length)
    resolve()
  }
  clean()
}

/** Once an hour at most, what was only watched and is older than the operator keeps it is deleted. */
function clean(): void {
  const now = Date.now()
  if (now - desk.cleanedAt < CLEANING_MS) return
  desk.cleanedAt = now
  const removed = removeWatchedBefore(storeConnection(), now - loadConfig().feedbackDays * DAY_MS)
  logger().info(removed, 'old feedback deleted')
}
