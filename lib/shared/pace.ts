// The pace at which all replicas together ask a vendor, so that more replicas do not ask more often.
import type { SharedRedis } from './connection'

/**
 * KEYS: when the next turn is, in milliseconds of Redis' clock. ARGV: milliseconds between turns, most milliseconds to wait. Returns the
 * wait; one that is too long takes no turn.
 */
const TAKE = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local turn = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
local wait = turn - now
if wait > tonumber(ARGV[2]) then return math.ceil(wait) end
local kept = math.ceil(wait + ARGV[1]) + 1000
redis.call('SET', KEYS[1], string.format('%.3f', turn + ARGV[1]), 'PX', kept)
return math.ceil(wait)`

/** KEYS as above. ARGV: milliseconds in which nobody may ask. */
const REST = `
local clock = redis.call('TIME')
local till = clock[1] * 1000 + clock[2] / 1000 + ARGV[1]
if till > tonumber(redis.call('GET', KEYS[1]) or '0') then
  redis.call('SET', KEYS[1], string.format('%.3f', till), 'PX', math.ceil(ARGV[1]) + 1000)
end`

type Scripts = {
  takeTurn: (key: string, gap: number, most: number) => Promise<number>
  restTurns: (key: string, milliseconds: number) => Promise<null>
}

/** Turns that come one after the other, `perSecond` of them, whoever takes them. */
export type SharedPace = {
  /** Takes the next turn and returns in how many milliseconds it comes; one later than `mostWaitMs` is not taken. 0 without Redis. */
  take: (mostWaitMs: number) => Promise<number>
  /** Gives nobody a turn for so long. */
  rest: (milliseconds: number) => Promise<void>
}

/** Makes the pace of a vendor; undefined without Redis, where each process keeps its own. */
export function sharedPace(
  redis: SharedRedis | null,
  vendor: string,
  perSecond: number,
): SharedPace | undefined {
  if (redis === null) return undefined
  redis.defineCommand('takeTurn', { numberOfKeys: 1, lua: TAKE })
  redis.defineCommand('restTurns', { numberOfKeys: 1, lua: REST })
  const scripts = redis as unknown as Scripts
  const key = `marquee:pace:${vendor}`
  return {
    async take(mostWaitMs) {
      return (await redis.ask(() => scripts.takeTurn(key, 1000 / perSecond, mostWaitMs))) ?? 0
    },
    async rest(milliseconds) {
      await redis.ask(() => scripts.restTurns(key, milliseconds))
    },
  }
}
