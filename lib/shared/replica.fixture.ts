// For tests: connections to a Redis as replicas have them, and patience until something comes to pass.
import { onTestFinished } from 'vitest'
import { openRedis, type SharedRedis } from './connection'
import type { RedisServer } from './redis-server.fixture'

/** A connection as a replica has one, closed after the test. */
export async function joinAsReplica(server: RedisServer): Promise<SharedRedis> {
  const redis = openRedis(server.url)
  onTestFinished(() => redis.close())
  if (!(await redis.untilUp(5000))) throw new Error(`No connection to ${server.url}.`)
  return redis
}

/** Asks until it is so; throws after five seconds. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + 5000
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error('It did not come to pass within 5 s.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
