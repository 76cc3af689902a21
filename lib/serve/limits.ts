// Nobody may ask so often that others wait: so many requests a time, by visitor and by address.
import 'server-only'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { loadConfig } from '@/lib/config'
import { SIMULATED } from '@/lib/db/ratings'
import { AppError } from '@/lib/errors'
import { sharedRedis } from '@/lib/shared/connection'
import { type Limiter, sharedLimiter } from '@/lib/shared/limiter'
import type { Asked } from './http'
import { metrics } from './metrics'
import { processWide } from './process-wide'
import { findVisitor } from './visitor'

/**
 * How much one address, and one visitor, may do in so many seconds. An address may be that of a school or a whole provider, hence the
 * difference; nobody types ten letters a second for a minute.
 */
const LIMITS = {
  search: { seconds: 60, address: 1200, visitor: 600, what: 'searches' },
  write: { seconds: 60, address: 1200, visitor: 240, what: 'changes' },
  review: { seconds: 600, address: 60, visitor: 20, what: 'reviews' },
  upload: { seconds: 600, address: 60, visitor: 20, what: 'uploads' },
  door: { seconds: 600, address: 10, visitor: 10, what: 'attempts' },
} as const
/** Asked for thousands of times a second: handed in by steps, so that nobody waits for Redis. */
const FREQUENT: readonly LimitKind[] = ['search', 'write']

export type LimitKind = keyof typeof LIMITS

/** Header by which the server before Next tells who asks; Vercel tells it by its own. */
const ADDRESS_HEADERS = ['x-marquee-address', ...(process.env.VERCEL ? ['x-real-ip'] : [])]

const limiters = processWide('limits', () => new Map<string, Limiter>())

/**
 * Counts a request. Throws `too-many`, with the seconds until it may go well, where its visitor or address asked for more of that kind
 * than it may. Simulated visitors are not counted: they all come from one machine.
 */
export async function limit(asked: Pick<Asked, 'headers'>, kind: LimitKind): Promise<void> {
  if (!loadConfig().isRateLimited) return
  const visitor = findVisitor(asked)
  if (visitor?.source === SIMULATED) return
  await consume(kind, 'address', addressOf(asked))
  if (visitor) await consume(kind, 'visitor', visitor.key)
}

async function consume(kind: LimitKind, by: 'address' | 'visitor', who: string): Promise<void> {
  try {
    await limiterOf(kind, by).consume(who)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const { seconds, what } = LIMITS[kind]
    const most = LIMITS[kind][by]
    const wait = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    metrics.limited.inc({ what: kind })
    throw new AppError(
      'too-many',
      `Got more than ${most} ${what} in ${seconds} seconds from one ${by}, expected fewer; try again in ${wait} s.`,
      undefined,
      wait,
    )
  }
}

function limiterOf(kind: LimitKind, by: 'address' | 'visitor'): Limiter {
  const name = `${kind}-${by}`
  const known = limiters.get(name)
  if (known) return known
  const made = sharedLimiter(sharedRedis(), {
    name,
    points: LIMITS[kind][by],
    seconds: LIMITS[kind].seconds,
    isExact: !FREQUENT.includes(kind),
  })
  limiters.set(name, made)
  return made
}

/** The address that a request came from, as the server before Next or Vercel tells it. */
export function addressOf({ headers }: Pick<Asked, 'headers'>): string {
  for (const name of ADDRESS_HEADERS) {
    const address = headers.get(name)
    if (address) return address
  }
  return 'unknown'
}
