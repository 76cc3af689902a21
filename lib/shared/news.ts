// News between replicas: what serves, or of what, changed. Whoever hears nothing asks the store, as always.
import { Redis } from 'ioredis'
import { loadConfig } from '@/lib/config'
import { sharedRedis } from './connection'

const CHANNEL = 'marquee:news'
/** A command of a second may bring news too, before it has a connection. */
const MOST_WAIT_MS = 1000

let saying: Promise<void> = Promise.resolve()

/** Tells all replicas that films or models changed, or which model serves. Returns at once; without Redis it does nothing. */
export function announceChange(): void {
  const redis = sharedRedis()
  if (redis === null) return
  saying = saying.then(async () => {
    await redis.untilUp(MOST_WAIT_MS)
    await redis.ask((one) => one.publish(CHANNEL, 'changed'))
  })
}

/** Resolves when all that was announced was said, or Redis could not be reached for a second. */
export function allAnnounced(): Promise<void> {
  return saying
}

/**
 * Calls back when something changed, and when the connection comes back, since something may have been missed. Returns what ends it;
 * without Redis nothing is ever heard.
 */
export function listenForNews(hear: () => void): () => void {
  const { redisUrl } = loadConfig()
  if (redisUrl === null) return () => undefined
  const redis = new Redis(redisUrl, {
    retryStrategy: (times) => Math.min(50 * 2 ** times, 1000),
    connectTimeout: 1000,
    keepAlive: 10_000,
    maxRetriesPerRequest: null,
  })
  // The other connection says that Redis is away.
  redis.on('error', () => undefined)
  redis.on('message', hear)
  redis.on('ready', () => {
    redis.subscribe(CHANNEL).then(hear, () => undefined)
  })
  return () => redis.disconnect()
}
