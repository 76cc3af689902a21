// So many points in so many seconds, counted here at once and by all replicas together where Redis is there.
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible'
import type { SharedRedis } from './connection'

export type LimiterOptions = {
  /** Whose names are apart from those of other limiters. */
  name: string
  points: number
  seconds: number
  /**
   * Whether each point is counted with the others before it is granted. Otherwise a replica hands in what it granted somebody by the
   * twentieth part of all points, and nobody waits: of who asks little Redis never hears, and each replica may grant a twentieth too much.
   */
  isExact: boolean
}

export type Limiter = {
  /** Takes a point of somebody's. Rejects with a RateLimiterRes where there is none left. */
  consume: (who: string) => Promise<void>
}

const STEPS = 20

/** Makes a limiter. Every replica counts what it granted itself, so that one that loses Redis goes on from there. */
export function sharedLimiter(redis: SharedRedis | null, options: LimiterOptions): Limiter {
  const { name, points, seconds: duration, isExact } = options
  const own = new RateLimiterMemory({ keyPrefix: name, points, duration })
  if (redis === null)
    return {
      async consume(who) {
        await own.consume(who)
      },
    }
  const keyPrefix = `marquee:limit:${name}`
  const common = new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration })
  const add: Add = (who, many) => redis.ask(() => common.penalty(who, many))
  return isExact ? exact(own, add) : stepped(own, add)
}

/** Adds to what all granted somebody; null where Redis is not there. */
type Add = (who: string, many: number) => Promise<RateLimiterRes | null>

function exact(own: RateLimiterMemory, add: Add): Limiter {
  return {
    async consume(who) {
      await own.consume(who)
      const all = await add(who, 1)
      if (all && all.consumedPoints > own.points) throw all
    },
  }
}

function stepped(own: RateLimiterMemory, add: Add): Limiter {
  const step = Math.max(1, Math.floor(own.points / STEPS))
  const handIn = async (who: string) => {
    const all = await add(who, step)
    if (all && all.consumedPoints > own.points)
      await own.block(who, Math.ceil(all.msBeforeNext / 1000))
  }
  return {
    async consume(who) {
      const { consumedPoints } = await own.consume(who)
      if (consumedPoints % step === 0) void handIn(who)
    },
  }
}
