// Commits what browsers saw happen, in the order in which it came, and in one transaction what came at about the same time.
import 'server-only'
import { loadConfig } from '@/lib/config'
import { inTransaction } from '@/lib/db/database'
import { saveWatched, type StoredEvent } from '@/lib/db/events'
import { type Impression, saveImpressions } from '@/lib/db/impressions'
import { removeWatchedBefore } from '@/lib/db/visitors'
import { AppError } from '@/lib/errors'
import { logger } from '@/lib/log'
import { storeConnection } from './connection'
import { PATIENCE_MS, writing } from './writing'

/** So long is waited for others, and for so many: one commit then serves them all. */
const GATHER_MILLISECONDS = 15
const MOST_GATHERED = 8
const CLEANING_MS = 3_600_000
const DAY_MS = 86_400_000

/** What one request says was seen. */
export type Watched = { impressions: Impression[]; events: Omit<StoredEvent, 'id'>[] }

type Waiting = Watched & { since: number; resolve: () => void; reject: (error: unknown) => void }

/** Lives where it writes: on the thread for it, or on the one that answers where there is none. */
export class WatchedQueue {
  #waiting: Waiting[] = []
  #timer: NodeJS.Timeout | null = null
  #isWriting = false
  #cleanedAt = 0

  /** Resolves once all of it is committed; rejects where it is not, with `overloaded` where others wrote for too long. */
  keep(watched: Watched): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...watched, since: performance.now(), resolve, reject })
      if (this.#waiting.length >= MOST_GATHERED) void this.#writeAll()
      else this.#timer ??= setTimeout(() => void this.#writeAll(), GATHER_MILLISECONDS)
    })
  }

  async #writeAll(): Promise<void> {
    clearTimeout(this.#timer ?? undefined)
    this.#timer = null
    if (this.#isWriting) return
    this.#isWriting = true
    while (this.#waiting.length > 0) await this.#writeOnce()
    this.#isWriting = false
    await this.#clean()
  }

  /** Whoever comes while another process writes is in the same transaction as those who waited already. */
  async #writeOnce(): Promise<void> {
    let taken: Waiting[] = []
    try {
      await writing(() => {
        taken = [...this.#waiting]
        save(taken)
      }, this.#waiting[0]!.since)
      this.#waiting = this.#waiting.slice(taken.length)
      for (const { resolve } of taken) resolve()
    } catch (error) {
      const isLate = ({ since }: Waiting) => performance.now() > since + PATIENCE_MS
      const isTurnMissed = error instanceof AppError && error.code === 'overloaded'
      const failed = new Set(isTurnMissed ? taken.filter(isLate) : taken)
      this.#waiting = this.#waiting.filter((one) => !failed.has(one))
      for (const { reject } of failed) reject(error)
    }
  }

  /** Once an hour at most, what was only watched and is older than the operator keeps it is deleted. */
  async #clean(): Promise<void> {
    const now = Date.now()
    if (now - this.#cleanedAt < CLEANING_MS) return
    this.#cleanedAt = now
    const before = now - loadConfig().feedbackDays * DAY_MS
    try {
      const removed = await writing(() => removeWatchedBefore(storeConnection(), before))
      logger().info(removed, 'old feedback deleted')
    } catch (error) {
      logger().warn({ err: error }, 'old feedback could not be deleted; that is tried in an hour')
    }
  }
}

function save(waiting: readonly Watched[]): void {
  const database = storeConnection()
  const impressions = waiting.flatMap((one) => one.impressions)
  const events = waiting.flatMap((one) => one.events)
  // A film stands once in a list, whoever says so; whether a view is new must be looked at alone.
  const isBeside = events.length === 0
  inTransaction(
    database,
    () => {
      saveImpressions(database, impressions)
      for (const event of events) saveWatched(database, event)
    },
    { isBeside },
  )
}
