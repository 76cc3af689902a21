// A world of visitors whose tastes are known: films and visitors are directions in a small space, of which a film's genres tell a part.
import type { StoredMovie } from '@/lib/db/movies'
import { movieStandings } from '@/lib/features/standing'
import { seededRandom } from '@/lib/math/random'
import { type SparseRows, sparseFrom } from '@/lib/math/sparse'

/** Films that take part: the best known, since visitors have to know some. */
const FILMS = 1200
const DIMENSIONS = 8
/** How much of a film's direction its genres tell; the rest is its own, and only people can tell it. */
const GENRE_PART = 0.6
/** The chance of liking rises from nearly none to nearly sure around this likeness of visitor and film. */
const LIKING_STEEPNESS = 10
const LIKING_MIDDLE = 0.7
/** What counts as to a visitor's taste. */
const LIKED_CHANCE = 0.5
/** Films that a visitor names at first. */
const FIRST_LIKES = 4
/** How fast the chance of being looked at falls with the place. */
const POSITION_POWER = 0.6
/** The planted model knows so many of each film's nearest, seen through this much noise. */
const PLANTED_NEAREST = 12
const PLANTED_NOISE = 0.25

export type SimulatedVisitor = {
  name: string
  taste: Float64Array
  /** Ids of films that are named at the first visit. */
  firstLikes: number[]
  /** Days from 0 on which the visitor comes. */
  days: number[]
}

export type World = {
  /** The direction of each film that takes part, by id. */
  directionOf: Map<number, Float64Array>
  visitors: SimulatedVisitor[]
  /** The chance that a visitor who looks at a film likes it. */
  likingOf: (visitor: SimulatedVisitor, movieId: number) => number
  /** Ids of films that a visitor would rather like than not, without those named at first. */
  likedBy: (visitor: SimulatedVisitor) => number[]
  /** The chance that a place (from 1) is looked at. */
  lookingAt: (position: number) => number
}

/** Makes a world; the same films, numbers and seed make the same. */
export function makeWorld(
  movies: readonly StoredMovie[],
  { visitors, days, seed }: { visitors: number; days: number; seed: number },
): World {
  const random = seededRandom(seed)
  const directionOf = placeFilms(movies, random)
  const ids = [...directionOf.keys()]
  const chanceOf = (taste: Float64Array, movieId: number) => {
    const direction = directionOf.get(movieId)
    return direction ? likingAt(dot(taste, direction)) : 0
  }
  return {
    directionOf,
    visitors: Array.from({ length: visitors }, (_, v) => {
      const taste = drawDirection(random)
      return {
        name: `${seed}-${v}`,
        taste,
        firstLikes: drawLikes(ids, (id) => chanceOf(taste, id), random),
        days: drawDays(days, random),
      }
    }),
    likingOf: ({ taste }, movieId) => chanceOf(taste, movieId),
    likedBy: ({ taste, firstLikes }) =>
      ids.filter((id) => chanceOf(taste, id) >= LIKED_CHANCE && !firstLikes.includes(id)),
    lookingAt: (position) => 1 / position ** POSITION_POWER,
  }
}

/** A model that sees the world through a mist: each film's row holds those that seem nearest. By the order of `movieIds`. */
export function plantedRows(
  { directionOf }: World,
  movieIds: Int32Array,
  random: () => number,
): SparseRows {
  const known = [...movieIds.keys()].filter((row) => directionOf.has(movieIds[row]!))
  return sparseFrom(
    [...movieIds].map((id, row) => {
      const own = directionOf.get(id)
      if (!own) return []
      return known
        .filter((other) => other !== row)
        .map((other): [number, number] => [
          other,
          dot(own, directionOf.get(movieIds[other]!)!) + PLANTED_NOISE * drawNormal(random),
        ])
        .sort((a, b) => b[1] - a[1])
        .slice(0, PLANTED_NEAREST)
    }),
    movieIds.length,
  )
}

function placeFilms(
  movies: readonly StoredMovie[],
  random: () => number,
): Map<number, Float64Array> {
  const standings = movieStandings(movies)
  const known = [...movies.keys()]
    .sort((a, b) => standings[b]!.popularity - standings[a]!.popularity || a - b)
    .slice(0, FILMS)
    .map((index) => movies[index]!)
  const genres = new Map<string, Float64Array>()
  for (const genre of [...new Set(known.flatMap((movie) => movie.genres))].sort())
    genres.set(genre, drawDirection(random))
  return new Map(
    known.map((movie) => {
      const own = drawDirection(random)
      const told = new Float64Array(DIMENSIONS)
      for (const genre of movie.genres)
        genres.get(genre)!.forEach((value, d) => {
          told[d] = told[d]! + value
        })
      const unit = toUnit(told)
      return [movie.id, toUnit(own.map((value, d) => value + GENRE_PART * unit[d]!))]
    }),
  )
}

/** Films met by chance and liked by chance, until there are enough. */
function drawLikes(
  ids: readonly number[],
  chanceOf: (id: number) => number,
  random: () => number,
): number[] {
  const likes = new Set<number>()
  for (let met = 0; likes.size < FIRST_LIKES && met < 100 * ids.length; met++) {
    const id = ids[Math.floor(random() * ids.length)]!
    if (random() < chanceOf(id)) likes.add(id)
  }
  return [...likes]
}

/** The day of the first visit, and of a second where there is time for one. */
function drawDays(days: number, random: () => number): number[] {
  const first = Math.floor(random() * days)
  const second = first + 1 + Math.floor(random() * Math.max(1, days - first - 1))
  return second < days ? [first, second] : [first]
}

function likingAt(likeness: number): number {
  return 1 / (1 + Math.exp(-LIKING_STEEPNESS * (likeness - LIKING_MIDDLE)))
}

function drawDirection(random: () => number): Float64Array {
  return toUnit(Float64Array.from({ length: DIMENSIONS }, () => drawNormal(random)))
}

/** A draw of the standard normal distribution (Box & Muller 1958). */
function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function toUnit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector))
  return length > 0 ? vector.map((value) => value / length) : vector
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!
  return sum
}
