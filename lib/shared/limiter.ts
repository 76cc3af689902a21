// So many points in so many seconds, counted here at once and by all replicas together where Redis is there.
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible'
import type { SharedRedis } from './connection'

export type LimiterOptions = {
  /** Whose names are apart from those of other limiters. */
  name: string
  points: number
  seconds: number
  /**
   * Whether each point is counted with the others before it is granted. Otherwise points are handed in every quarter of a second, which
   * costs whoever asks nothing; until then replicas grant without knowing of each other.
   */
  isExact: boolean
}

export type Limiter = {
  /** Takes a point of somebody's. Rejects with a RateLimiterRes where there is none left. */
  consume: (who: string) => Promise<void>
}

const STEP_MS = 250

/** Makes a limiter. Every replica counts what it granted itself, so that one that loses Redis goes on from there. */
export function sharedLimiter(redis: SharedRedis | null, options: LimiterOptions): Limiter {
  const { name, points, seconds: duration, isExact } = options
  const own = new RateLimiterMemory({ keyPrefix: name, points, duration })
  const consumeOwn = async (who: string) => {
    await own.consume(who)
  }
  if (redis === null) return { consume: consumeOwn }
  const keyPrefix = `marquee:limit:${name}`
  const common = new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration })
  const add = (who: string, many: number) => redis.ask(() => common.penalty(who, many))
  if (isExact)
    return {
      async consume(who) {
        await own.consume(who)
        const all = await add(who, 1)
        if (all && all.consumedPoints > points) throw all
      },
    }
  const steps = new Steps(add, async (who, all) => {
    if (all.consumedPoints > points) await own.block(who, Math.ceil(all.msBeforeNext / 1000))
  })
  return {
    async consume(who) {
      await own.consume(who)
      if (redis.isUp) steps.note(who)
    },
  }
}

/** What was granted and not yet handed in. */
class Steps {
  readonly #add: (who: string, many: number) => Promise<RateLimiterRes | null>
  readonly #learn: (who: string, all: RateLimiterRes) => Promise<void>
  #granted = new Map<string, number>()
  #isWaiting = false

  constructor(
    add: (who: string, many: number) => Promise<RateLimiterRes | null>,
    learn: (who: string, all: RateLimiterRes) => Promise<void>,
  ) {
    this.#add = add
    this.#learn = learn
  }

  note(who: string): void {
    this.#granted.set(who, (this.#granted.get(who) ?? 0) + 1)
    if (this.#isWaiting) return
    this.#isWaiting = true
    setTimeout(() => void this.#handIn(), STEP_MS).unref()
  }

  /** What Redis does not take is let go of: it is counted here all the same. */
  async #handIn(): Promise<void> {
    const granted = this.#granted
    this.#granted = new Map()
    this.#isWaiting = false
    for (const [who, many] of granted)
      void this.#add(who, many).then((all) => (all ? this.#learn(who, all) : undefined))
  }
}
