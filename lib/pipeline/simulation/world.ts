// A world of visitors whose tastes are known: circles of films that belong together for no reason that a film's facts tell.
import type { StoredMovie } from '@/lib/db/movies'
import { movieStandings } from '@/lib/features/standing'
import { seededRandom } from '@/lib/math/random'
import { sparseFrom, type SparseRows } from '@/lib/math/sparse'

/** Films that take part: the best known, since visitors have to know some. */
const FILMS = 1200
const CIRCLES = 30
/** A visitor loves films of so many circles. */
const CIRCLES_OF_A_VISITOR = 2
/** The chance of liking a film one looked at: of one's circles, and of others. */
const LIKED_INSIDE = 0.75
const LIKED_OUTSIDE = 0.06
/** Of each film the planted model knows so many of its circle, and takes so many others for some of it. */
const MATES = 4
const STRANGERS = 8
/** Films that a visitor names at first. */
const FIRST_LIKES = 4

export type SimulatedVisitor = {
  name: string
  circles: Set<number>
  /** Ids of films that are named at the first visit. */
  firstLikes: number[]
  /** Days from 0 on which the visitor comes. */
  days: number[]
}

export type World = {
  /** The circle of each film that takes part, by id. */
  circleOf: Map<number, number>
  visitors: SimulatedVisitor[]
  /** The chance that somebody who looks at a film likes it. */
  likingOf: (visitor: SimulatedVisitor, movieId: number) => number
  /** The chance that a place (from 1) is looked at. */
  lookingAt: (position: number) => number
}

/** How fast the chance of being looked at falls with the place. */
const POSITION_POWER = 0.6

/** Makes a world; the same films, numbers and seed make the same. */
export function makeWorld(
  movies: readonly StoredMovie[],
  { visitors, days, seed }: { visitors: number; days: number; seed: number },
): World {
  const random = seededRandom(seed)
  const standings = movieStandings(movies)
  const known = [...movies.keys()]
    .sort((a, b) => standings[b]!.popularity - standings[a]!.popularity || a - b)
    .slice(0, FILMS)
    .map((index) => movies[index]!.id)
  const circleOf = new Map(known.map((id) => [id, Math.floor(random() * CIRCLES)]))
  const byCircle = Array.from({ length: CIRCLES }, (_, circle) =>
    known.filter((id) => circleOf.get(id) === circle),
  )
  const draw = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  return {
    circleOf,
    visitors: Array.from({ length: visitors }, (_, v) => {
      const circles = new Set<number>()
      while (circles.size < CIRCLES_OF_A_VISITOR) circles.add(Math.floor(random() * CIRCLES))
      const own = [...circles].flatMap((circle) => byCircle[circle]!)
      const firstLikes = new Set<number>()
      while (firstLikes.size < Math.min(FIRST_LIKES, own.length)) firstLikes.add(draw(own))
      const first = Math.floor(random() * days)
      const second = first + 1 + Math.floor(random() * Math.max(1, days - first - 1))
      return {
        name: `${seed}-${v}`,
        circles,
        firstLikes: [...firstLikes],
        days: second < days ? [first, second] : [first],
      }
    }),
    likingOf: ({ circles }, movieId) =>
      circles.has(circleOf.get(movieId) ?? -1) ? LIKED_INSIDE : LIKED_OUTSIDE,
    lookingAt: (position) => 1 / position ** POSITION_POWER,
  }
}

/** The model that knows something of the circles: each film's row holds some of its circle, and some that are not. By the order of `movieIds`. */
export function plantedRows({ circleOf }: World, movieIds: Int32Array, seed: number): SparseRows {
  const random = seededRandom(seed)
  const byCircle = new Map<number, number[]>()
  const known: number[] = []
  movieIds.forEach((id, row) => {
    const circle = circleOf.get(id)
    if (circle === undefined) return
    known.push(row)
    byCircle.set(circle, [...(byCircle.get(circle) ?? []), row])
  })
  const draw = (from: readonly number[]) => from[Math.floor(random() * from.length)]!
  return sparseFrom(
    [...movieIds].map((id, row) => {
      const mates = byCircle.get(circleOf.get(id) ?? -1)
      if (!mates) return []
      const drawn = [
        ...Array.from({ length: MATES }, () => draw(mates)),
        ...Array.from({ length: STRANGERS }, () => draw(known)),
      ]
      const others = new Set(drawn.filter((other) => other !== row))
      return [...others].map((other): [number, number] => [other, 1])
    }),
    movieIds.length,
  )
}
