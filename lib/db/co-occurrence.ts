// How many people like both of two films, counted by the database: one self-join by rater, on however many machines it has.
import { type Database, inTransaction, isPostgres } from './database'
import { insertRows } from './insert-rows'
import { SIMULATED } from './ratings'

/** The ids of two films, the lower first, and how many people like both; of a film with itself: how many like it. */
export type LikedPair = [movieA: number, movieB: number, count: number]

export type LikesAsked = {
  /** From so many half stars on a rating is a like. */
  halfStars: number
  /** Whether nobody learns from somebody; as the text of the rule need not be SQL, it is asked here, of each rater once. */
  isLeftOut: (source: string, key: string) => boolean
  /** Likes that nobody gave as ratings; a rating that was given stands over them. */
  implied: readonly { source: string; key: string; movieId: number }[]
}

/**
 * Has `read` walk over all pairs that anybody likes, in no order, and returns what it returns. Liked are ratings of finished sets,
 * simulated ones left out: those that `readRatings` reads, also of films that are gone. Needs to make tables, which are gone afterwards;
 * nobody waits meanwhile. O(Σ n(u)²) in the database for people of n(u) likes each; memory there is bounded by blocks of films.
 */
export function readLikedPairs<T>(
  database: Database,
  asked: LikesAsked,
  read: (pairs: Iterable<LikedPair>) => T,
): T {
  return withTables(database, () => {
    fillLikes(database, asked)
    database.exec(INDEX_LIKES)
    return read(walkPairs(database))
  })
}

const TABLES = {
  LikedFilm: '"raterId" INTEGER NOT NULL, "movieId" INTEGER NOT NULL',
  LeftOutRater: '"raterId" INTEGER PRIMARY KEY',
  ImpliedLike: '"raterId" INTEGER NOT NULL, "movieId" INTEGER NOT NULL',
}
/** By rater for the join, by film for the blocks. */
const INDEX_LIKES = `CREATE INDEX "LikedFilm_rater" ON "LikedFilm" ("raterId", "movieId");
  CREATE INDEX "LikedFilm_film" ON "LikedFilm" ("movieId", "raterId"); ANALYZE "LikedFilm"`
/**
 * In PostgreSQL for this transaction alone: sorts of the indexes and lookups in memory; compiling each block's plan would take longer
 * than it saves, and no lookup of a join comes twice.
 */
const SETTINGS = `SET LOCAL work_mem = '64MB'; SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL jit = off;
  SET LOCAL enable_memoize = off`

/** What a transaction of PostgreSQL makes nobody else sees; SQLite keeps it in the connection's own store, so that no writer waits. */
function withTables<T>(database: Database, work: () => T): T {
  const make = (kind: string) => {
    for (const [name, columns] of Object.entries(TABLES))
      database.exec(`CREATE ${kind} TABLE "${name}" (${columns})`)
  }
  const drop = () => {
    for (const name of Object.keys(TABLES)) database.exec(`DROP TABLE IF EXISTS "${name}"`)
  }
  if (isPostgres(database))
    return inTransaction(
      database,
      () => {
        database.exec(SETTINGS)
        make('UNLOGGED')
        const result = work()
        drop()
        return result
      },
      { isBeside: true },
    )
  try {
    make('TEMP')
    return work()
  } finally {
    drop()
  }
}

function fillLikes(database: Database, { halfStars, isLeftOut, implied }: LikesAsked): void {
  const leftOut: [number][] = []
  const idOf = new Map<string, number>()
  const wanted = new Set(implied.map(({ source, key }) => `${source}|${key}`))
  let most = 0
  const raters = database
    .prepare('SELECT u.id, s.source, u.key FROM Rater u JOIN RatingSet s ON s.id = u.setId')
    .raw()
    .iterate() as Iterable<[number, string, string]>
  for (const [id, source, key] of raters) {
    most = Math.max(most, id)
    if (isLeftOut(source, key)) leftOut.push([id])
    if (wanted.has(`${source}|${key}`)) idOf.set(`${source}|${key}`, id)
  }
  insertRows(database, { into: 'LeftOutRater', columns: ['raterId'], rows: leftOut })
  database.prepare(INSERT_RATED).run(SIMULATED, halfStars, most)
  const likes = implied.filter(({ source, key }) => !isLeftOut(source, key))
  insertRows(database, {
    into: 'ImpliedLike',
    columns: ['raterId', 'movieId'],
    rows: likes.map(({ source, key, movieId }) => [raterOf(idOf, `${source}|${key}`), movieId]),
  })
  database.prepare(INSERT_IMPLIED).run()
}

/** Who never rated has no id; the likes of one still belong together. */
function raterOf(idOf: Map<string, number>, who: string): number {
  const known = idOf.get(who)
  if (known !== undefined) return known
  const made = -1 - idOf.size
  idOf.set(who, made)
  return made
}

/** Raters who came after the list of those left out was made are of the next time. */
const INSERT_RATED = `INSERT INTO LikedFilm (raterId, movieId)
  SELECT r.raterId, r.movieId FROM Rating r JOIN Rater u ON u.id = r.raterId JOIN RatingSet s ON s.id = u.setId
  WHERE s.finishedAt IS NOT NULL AND s.source <> ? AND r.halfStars >= ? AND r.raterId <= ?
    AND NOT EXISTS (SELECT 1 FROM LeftOutRater x WHERE x.raterId = r.raterId)`
const INSERT_IMPLIED = `INSERT INTO LikedFilm (raterId, movieId)
  SELECT DISTINCT i.raterId, i.movieId FROM ImpliedLike i
  WHERE NOT EXISTS (SELECT 1 FROM Rating r WHERE r.raterId = i.raterId AND r.movieId = i.movieId)`

/**
 * Pairs that one statement may have to count at once: so few stay in a processor's cache. Measured on PostgreSQL 15, microseconds a row
 * of the join: .35 at 16,000 pairs, 1.1 at 64,000, 1.3 at 250,000, 2.0 with all at once (on busy cores, so the ratios count).
 */
const PAIRS_A_BLOCK = 16_000

/** A join by rater meets rows of one rater only, so each part of a table divided by rater counts by itself, and sums are added up. */
const COUNT_BLOCK = `SELECT a.movieId, b.movieId, count(*) FROM LikedFilm a
  JOIN LikedFilm b ON b.raterId = a.raterId AND b.movieId >= a.movieId
  WHERE a.movieId BETWEEN ? AND ? GROUP BY a.movieId, b.movieId`

function* walkPairs(database: Database): Generator<LikedPair> {
  const films = database
    .prepare('SELECT DISTINCT movieId FROM LikedFilm ORDER BY movieId')
    .raw()
    .all() as [number][]
  const count = database.prepare(COUNT_BLOCK).raw()
  for (let from = 0; from < films.length; ) {
    // The film at `from` has at most so many others above it.
    const size = Math.max(1, Math.floor(PAIRS_A_BLOCK / (films.length - from)))
    const to = Math.min(films.length, from + size)
    // All at once and by no cursor, for which PostgreSQL plans no parallel work.
    yield* count.all(films[from]![0], films[to - 1]![0]) as LikedPair[]
    from = to
  }
}
