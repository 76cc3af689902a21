// What there is to learn from: ratings as they stand, and what visitors of the site did, as ratings that it implies.
import { createHash } from 'node:crypto'
import type { Database } from '@/lib/db/database'
import { listEvents } from '@/lib/db/events'
import { listImpressions } from '@/lib/db/impressions'
import { readRatings, SIMULATED, SITE, type StoredRatings } from '@/lib/db/ratings'
import { estimatePropensities, isKeptClick } from '@/lib/features/position-bias'
import { LIKE_STARS } from '@/lib/models/training'

/** Stars that a deed stands for where no rating was given; what likes most counts. */
const IMPLIED_STARS = { like: 5, watchlist: 4, click: 3.5, hide: 1 } as const

type Implied = { source: string; visitor: string; movieId: number; stars: number; seconds: number }

/** All ratings of imported sets and of the site, with what its visitors' marks and clicks imply; those of a simulation only where asked for. */
export function readLearningRatings(
  database: Database,
  {
    withSimulated = false,
    isDebiased = true,
  }: {
    withSimulated?: boolean
    /** False takes every click for what it is, wherever the film stood: to measure what that costs. */
    isDebiased?: boolean
  } = {},
): StoredRatings {
  const visitors = withSimulated ? [SITE, SIMULATED] : [SITE]
  const given = readRatings(database, { withSimulated })
  const implied = visitors.flatMap((source) => readImplied(database, source, isDebiased))
  return implied.length === 0 ? given : merge(given, implied)
}

/** What visitors of the site like by what they did, where they gave no rating: the part of `readLearningRatings` that the store does not hold as ratings. */
export function readImpliedLikes(
  database: Database,
): { source: string; key: string; movieId: number }[] {
  const implied = readImplied(database, SITE, true)
  if (implied.length === 0) return []
  const given = readRatings(database, { sources: [SITE] })
  const { raters, users, movieIds, stars } = merge(given, implied)
  const likes = []
  for (let i = given.users.length; i < users.length; i++)
    if (stars[i]! >= LIKE_STARS) likes.push({ ...raters[users[i]!]!, movieId: movieIds[i]! })
  return likes
}

function readImplied(database: Database, source: string, isDebiased: boolean): Implied[] {
  const implied: Implied[] = []
  for (const kind of ['like', 'watchlist', 'hide'] as const)
    for (const event of listEvents(database, { kind })) {
      if (event.source !== source || event.movieId === null) continue
      const { visitor, movieId, at } = event
      const stars = IMPLIED_STARS[kind]
      implied.push({ source, visitor, movieId, stars, seconds: Math.floor(at / 1000) })
    }
  const impressions = listImpressions(database, { source })
  const propensities = estimatePropensities(
    impressions.map(({ movieId, position, clickedAt }) => ({
      film: movieId,
      position,
      isClicked: clickedAt !== null,
    })),
  )
  for (const { list, movieId, visitor, position, clickedAt } of impressions) {
    if (clickedAt === null) continue
    if (isDebiased && !isKeptClick(position, propensities, drawOf(`${list}|${movieId}`))) continue
    const seconds = Math.floor(clickedAt / 1000)
    implied.push({ source, visitor, movieId, stars: IMPLIED_STARS.click, seconds })
  }
  return implied
}

/** From 0 to 1, the same for the same click in every run. */
function drawOf(click: string): number {
  return createHash('sha256').update(click).digest().readUInt32LE() / 2 ** 32
}

/** A rating that was given stays; of what is implied of one film the most stars, but for a hide, which outweighs all. */
function merge(given: StoredRatings, implied: readonly Implied[]): StoredRatings {
  const raters = [...given.raters]
  const numberOf = new Map(raters.map(({ source, key }, number) => [`${source}|${key}`, number]))
  const rows = new Map<string, { user: number; movieId: number; stars: number; seconds: number }>()
  for (let i = 0; i < given.users.length; i++) {
    const [user, movieId] = [given.users[i]!, given.movieIds[i]!]
    if (raters[user]!.source !== SITE && raters[user]!.source !== SIMULATED) continue
    rows.set(`${user}|${movieId}`, { user, movieId, stars: -1, seconds: 0 })
  }
  for (const { source, visitor, movieId, stars, seconds } of implied) {
    const key = `${source}|${visitor}`
    let user = numberOf.get(key)
    if (user === undefined) {
      user = raters.push({ source, key: visitor }) - 1
      numberOf.set(key, user)
    }
    const held = rows.get(`${user}|${movieId}`)
    if (held?.stars === -1) continue
    const isHidden = stars === IMPLIED_STARS.hide || held?.stars === IMPLIED_STARS.hide
    const kept = isHidden ? IMPLIED_STARS.hide : Math.max(stars, held?.stars ?? 0)
    rows.set(`${user}|${movieId}`, { user, movieId, stars: kept, seconds })
  }
  const added = [...rows.values()].filter(({ stars }) => stars > 0)
  return {
    raters,
    users: joined(
      Int32Array,
      given.users,
      added.map(({ user }) => user),
    ),
    movieIds: joined(
      Int32Array,
      given.movieIds,
      added.map(({ movieId }) => movieId),
    ),
    stars: joined(
      Float32Array,
      given.stars,
      added.map(({ stars }) => stars),
    ),
    times: joined(
      Float64Array,
      given.times,
      added.map(({ seconds }) => seconds),
    ),
  }
}

function joined<T extends Int32Array | Float32Array | Float64Array>(
  Kind: new (length: number) => T,
  first: T,
  second: readonly number[],
): T {
  const all = new Kind(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
