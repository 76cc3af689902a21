// The one connection to Redis, by which replicas share what each would else know alone; never waited for longer than a moment.
import { type Command, Redis } from 'ioredis'
import { loadConfig } from '@/lib/config'
import { logger } from '@/lib/log'

/** Longer nobody waits for Redis, in milliseconds. On one network it answers in less than one. */
export const DEADLINE_MS = 150
/** Where it gave no answer in time, it is left alone and asked by nobody but us, so often. */
const PROBE_MS = 250
/** So many times in vain, and the connection is made anew: its other end may be gone without a word. */
const MOST_PROBES = 12
const LONGEST_RETRY_MS = 1000
/** A refusal by Redis itself, such as being out of memory, is told no more often. */
const TELL_AGAIN_MS = 60_000

/** A client that fails at once while Redis is away or dawdles, and says so once. */
export class SharedRedis extends Redis {
  /** Commands that were not answered, or refused. */
  failures = 0
  #isResting = false
  /** null until it was reached or missed for the first time. */
  #wasUp: boolean | null = null
  #toldAt = Number.NEGATIVE_INFINITY
  #isClosed = false

  constructor(url: string) {
    super(url, {
      lazyConnect: true,
      // What cannot be said now is not said later either: whoever asks goes on alone.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      commandTimeout: DEADLINE_MS,
      connectTimeout: 1000,
      keepAlive: 10_000,
      retryStrategy: (times) => Math.min(50 * 2 ** times, LONGEST_RETRY_MS),
    })
    this.on('ready', () => this.#noteUp())
    this.on('close', () => this.#noteAway('the connection was lost'))
    // Its message, never itself: it may carry the command with the password.
    this.on('error', (error: Error) => this.#noteAway(reasonOf(error)))
  }

  /** Whether it can be asked now. */
  get isUp(): boolean {
    return this.status === 'ready' && !this.#isResting
  }

  /** Asks, if Redis is there; null where it is not, or gave no answer in time. Never throws for what Redis does. */
  async ask<T>(work: (redis: SharedRedis) => Promise<T>): Promise<T | null> {
    if (!this.isUp) return null
    try {
      return await work(this)
    } catch (error) {
      this.#noteFailure(error as Error)
      return null
    }
  }

  /** Resolves when it is up, or after so many milliseconds; says whether it is. */
  async untilUp(milliseconds: number): Promise<boolean> {
    const until = performance.now() + milliseconds
    while (!this.isUp && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 5))
    return this.isUp
  }

  /** Ends the connection for good. */
  close(): void {
    this.#isClosed = true
    this.disconnect()
  }

  override sendCommand(command: Command, stream?: Parameters<Redis['sendCommand']>[1]): unknown {
    if (this.#isResting && this.status === 'ready' && command.name !== 'ping') {
      command.reject(new Error('Redis is left alone until it answers again.'))
      return command.promise
    }
    const isReady = this.status === 'ready'
    const sent = super.sendCommand(command, stream)
    if (isReady) command.promise.catch((error: Error) => this.#rest(error))
    return sent
  }

  /** Only silence is a reason to stop asking; a refusal is an answer. */
  #rest({ message }: Error): void {
    if (message !== 'Command timed out' || this.#isResting) return
    this.#isResting = true
    this.#noteAway(`no answer within ${DEADLINE_MS} ms`)
    void this.#probe()
  }

  async #probe(): Promise<void> {
    for (let times = 0; this.#isResting && this.status === 'ready'; times++) {
      await new Promise((resolve) => setTimeout(resolve, PROBE_MS).unref())
      if (this.status !== 'ready') return
      if (times === MOST_PROBES) return this.disconnect(true)
      const isThere = await this.ping().then(
        () => true,
        () => false,
      )
      if (isThere && this.status === 'ready') return this.#noteUp()
    }
  }

  #noteUp(): void {
    this.#isResting = false
    if (this.#wasUp === false) logger().warn('Redis is back: replicas share again')
    this.#wasUp = true
  }

  #noteAway(reason: string): void {
    if (this.#wasUp === false || this.#isClosed) return
    this.#wasUp = false
    logger().warn({ reason }, 'Redis is away: this replica goes on alone')
  }

  #noteFailure(error: Error): void {
    this.failures++
    const now = performance.now()
    if (!this.isUp || now - this.#toldAt < TELL_AGAIN_MS) return
    this.#toldAt = now
    logger().warn({ reason: reasonOf(error) }, 'Redis did not do what was asked')
  }
}

const holder = globalThis as { marqueeRedis?: SharedRedis | null }

/** The connection of this process, made at first need; null where no Redis is configured. */
export function sharedRedis(): SharedRedis | null {
  if (holder.marqueeRedis === undefined) {
    const { redisUrl } = loadConfig()
    holder.marqueeRedis = redisUrl === null ? null : openRedis(redisUrl)
  }
  return holder.marqueeRedis
}

/** Opens a connection of its own, which the caller closes. */
export function openRedis(url: string): SharedRedis {
  const redis = new SharedRedis(url)
  // Why it failed is told by the event; it goes on trying.
  redis.connect().catch(() => undefined)
  return redis
}

/** Ends the connection of this process, if there is one. */
export function closeShared(): void {
  holder.marqueeRedis?.close()
  holder.marqueeRedis = undefined
}

function reasonOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.message
}
