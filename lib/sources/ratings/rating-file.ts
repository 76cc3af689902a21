// Files of ratings as streams of numbers: MovieLens and MovieTweetings, of any size.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'

export const RATING_SOURCES = ['movielens', 'movietweetings'] as const
export type RatingSource = (typeof RATING_SOURCES)[number]

/** Some rows of the file, one number each a row; only the first `count` are meant. The arrays are used again for the next. */
export type RatingBatch = {
  count: number
  users: Int32Array
  /** Ids as the file has them: MovieLens' own, or IMDb's without «tt». */
  films: Int32Array
  /** From 1 to 10. */
  halfStars: Uint8Array
  /** Seconds since 1970. */
  times: Float64Array
  /** Bytes read so far. */
  bytesRead: number
}

/** Lines that are no rating: how many, and where the first stands (from 1) with what it holds. */
export type BrokenLines = { count: number; first: { line: number; text: string } | null }

export type RatingFile = { path: string; source: RatingSource; bytes: number }

const NAMES = ['ratings.csv', 'ratings.dat']
const ROWS_A_BATCH = 65_536
const CHUNK_BYTES = 1 << 20
/** A line of four numbers is far shorter; what is longer is no file of ratings. */
const LONGEST_LINE = 4096

/** Finds the ratings in a folder, or takes the file itself. Throws `not-found` where there are none. */
export function findRatingFile(path: string, source: RatingSource): RatingFile {
  const file = NAMES.map((name) => join(path, name)).find(existsSync) ?? path
  if (!existsSync(file) || !statSync(file).isFile())
    throw new AppError(
      'not-found',
      `Got no ratings at ${path}, expected ${NAMES.join(' or ')} or a folder with one.`,
    )
  return { path: file, source, bytes: statSync(file).size }
}

/**
 * Reads the file in batches. A line is user, film, rating and time with `,` or `::` between; MovieLens rates from half a star to
 * five, MovieTweetings from 1 to 10. Broken lines are counted in `broken` and left out, a head line is passed over; throws
 * `unusable-data` where the first lines are all broken, or none is a rating. Memory does not grow with the file.
 */
export async function* readRatings(
  { path, source }: RatingFile,
  broken: BrokenLines,
): AsyncGenerator<RatingBatch> {
  const parser = new LineParser(source === 'movielens' ? 2 : 1)
  const batch: RatingBatch = {
    count: 0,
    users: new Int32Array(ROWS_A_BATCH),
    films: new Int32Array(ROWS_A_BATCH),
    halfStars: new Uint8Array(ROWS_A_BATCH),
    times: new Float64Array(ROWS_A_BATCH),
    bytesRead: 0,
  }
  let line = 0
  let isAnyGood = false
  const take = (bytes: Buffer, from: number, to: number) => {
    line++
    if (parser.parse(bytes, from, to)) {
      isAnyGood = true
      const at = batch.count++
      batch.users[at] = parser.user
      batch.films[at] = parser.film
      batch.halfStars[at] = parser.halfStars
      batch.times[at] = parser.time
      return
    }
    if (parser.isEmpty || (line === 1 && HEAD.test(bytes.toString('utf8', from, to)))) return
    broken.count++
    broken.first ??= { line, text: bytes.toString('utf8', from, Math.min(to, from + 80)) }
    if (!isAnyGood && broken.count === MOST_BROKEN_FIRST) throw noRatings(path, broken)
  }
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
      take(bytes, from, to)
      from = to + 1
      if (batch.count === ROWS_A_BATCH) {
        yield batch
        batch.count = 0
      }
    }
    batch.bytesRead += chunk.length
    rest = bytes.subarray(from)
    if (rest.length > LONGEST_LINE) throw noRatings(path, broken)
  }
  if (rest.length > 0) take(rest, 0, rest.length)
  yield batch
  if (!isAnyGood) throw noRatings(path, broken)
}

/** The head of MovieLens' files, after a mark of their encoding or not. */
const HEAD = /^\uFEFF?"?user/i
/** So many broken lines before the first good one are a file of something else. */
const MOST_BROKEN_FIRST = 20

function noRatings(path: string, { first }: BrokenLines): AppError {
  const got = first ? `line ${first.line} «${first.text}»` : 'no line of a rating'
  return new AppError(
    'unusable-data',
    `${path}: got ${got}, expected user, film, rating and time with «,» or «::» between. Name a file of ratings.`,
  )
}

const NEWLINE = 10
const RETURN = 13
const COMMA = 44
const POINT = 46
const ZERO = 48
const FIVE = 53
const COLON = 58
const MOST_ID = 2 ** 31 - 1
/** 2100-01-01; later times are no seconds. */
const LATEST = 4_102_444_800

/** Reads one line of numbers out of bytes, without making a string of it. */
class LineParser {
  user = 0
  film = 0
  halfStars = 0
  time = 0
  isEmpty = false
  #at = 0
  #number = -1

  /** A rating times `scale` is its half stars. */
  constructor(readonly scale: 1 | 2) {}

  /** Returns whether the bytes `from` to `to` are a rating; then the fields hold it. */
  parse(bytes: Buffer, from: number, to: number): boolean {
    const end = to > from && bytes[to - 1] === RETURN ? to - 1 : to
    this.isEmpty = end === from
    if (this.isEmpty) return false
    this.#at = from
    if (!this.#readWhole(bytes, end) || !this.#passSeparator(bytes)) return false
    this.user = this.#number
    if (!this.#readWhole(bytes, end) || !this.#passSeparator(bytes)) return false
    this.film = this.#number
    if (!this.#readHalves(bytes, end) || !this.#passSeparator(bytes)) return false
    if (!this.#readWhole(bytes, end)) return false
    this.time = this.#number
    const isRating = this.halfStars >= 1 && this.halfStars <= 10
    const isIds = this.user <= MOST_ID && this.film <= MOST_ID
    return this.#at === end && isRating && isIds && this.time <= LATEST
  }

  #readWhole(bytes: Buffer, end: number): boolean {
    const from = this.#at
    let number = 0
    let at = from
    for (; at < end; at++) {
      const digit = bytes[at]! - ZERO
      if (digit < 0 || digit > 9) break
      number = number * 10 + digit
    }
    this.#at = at
    this.#number = number
    return at > from
  }

  /** A whole number, or one of .0 or .5, times the scale. */
  #readHalves(bytes: Buffer, end: number): boolean {
    if (!this.#readWhole(bytes, end)) return false
    let halves = this.#number * this.scale
    if (bytes[this.#at] === POINT) {
      const digit = bytes[this.#at + 1]
      if (digit === FIVE && this.scale === 2) halves++
      else if (digit !== ZERO) return false
      this.#at += 2
    }
    this.halfStars = halves <= 10 ? halves : 0
    return true
  }

  #passSeparator(bytes: Buffer): boolean {
    if (bytes[this.#at] === COMMA) this.#at++
    else if (bytes[this.#at] === COLON && bytes[this.#at + 1] === COLON) this.#at += 2
    else return false
    return true
  }
}
