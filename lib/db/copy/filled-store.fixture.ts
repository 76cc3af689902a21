// For tests: fills a store with something in every table, with all that is easily lost on the way.
import { type Database, inTransaction } from '../database'
import { saveEvents } from '../events'
import { insertRows } from '../insert-rows'
import { saveRating } from '../ratings'
import { saveReview } from '../reviews'
import type { Value } from '../statement'
import { describeTables } from './describe-tables'
import { writeRows } from './write-rows'

const TEXTS = ['', 'Amélie «x»', `l'été \\ "quoted" {a,b}`, '漢字 🎬\n\ttab', '2', 'NULL']
const BIG_NUMBERS = [0, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 1_732_000_000_123]
const FLOATS = [0.1, -1e-300, 1e308, 1 / 3, 12_345_678.9, 2]
const BYTES = [Buffer.alloc(0), Buffer.from([0, 255, 34, 92]), Buffer.alloc(20_000, 'ab')]
/** As SQLite itself and as other programs write points of time. */
const TIMES = ['2026-11-28 20:00:01', '2026-11-28T21:00:01.5+01:00', '1999-12-31T23:59:59.000Z']
/** Columns in which the same text may stand twice. */
const FREE = /^(?:text|title|reason|detail|query|drift|outcome|provenance|genres|value)$/

/** Puts twelve rows into every table that the SQLite store has, whatever it is called. */
export function fillEveryTable(database: Database): void {
  inTransaction(database, () => {
    for (const table of describeTables(database)) {
      const rows = Array.from({ length: 12 }, (_, n) =>
        table.columns.map((column, place) => valueFor(table.types[place]!, column, n)),
      )
      writeRows(database, table, rows)
    }
    database.exec(`UPDATE "Movie" SET "originalTitle" = NULL, "year" = NULL, "popularity" = NULL`)
    database.exec(`UPDATE "Model" SET "artefact" = NULL WHERE id % 2 = 0`)
    database.exec(`UPDATE "Import" SET "finishedAt" = NULL WHERE "events" % 2 = 0`)
  })
}

/** What a visitor leaves, as the site itself writes it. */
export function leaveSomething(database: Database, visitor: string): void {
  for (const movieId of [1, 2, 3]) {
    saveRating(database, { visitor, movieId, halfStars: movieId, ratedAt: 100 + movieId })
    saveEvents(database, [
      { source: 'site', visitor, kind: 'view', movieId, query: null, at: 1000 + movieId },
    ])
  }
  const review = { movieId: 1, author: visitor, name: null, text: `«${visitor}»`, stars: null }
  saveReview(database, { ...review, isSpoiler: false }, 5)
}

/** Ratings of an imported set: so many people, each of so many films. */
export function addRatings(database: Database, people: number, films: number): void {
  const columns = ['raterId', 'movieId', 'halfStars', 'ratedAt']
  inTransaction(database, () => {
    database.exec(
      `INSERT INTO "RatingSet" (id, source, fingerprint, path, rows, users, films, "unknownFilms", broken, "startedAt", "finishedAt")
       VALUES (1000, 'many', 'many', 'many.csv', 0, 0, 0, 0, 0, 0, 1)`,
    )
    for (let id = 1001; id <= 1000 + people; id++) {
      insertRows(database, {
        into: 'Rater',
        columns: ['id', 'setId', 'key'],
        rows: [[id, 1000, `${id}`]],
      })
      const rows = Array.from({ length: films }, (_, film) => [id, film + 1, 1 + (film % 10), film])
      insertRows(database, { into: 'Rating', columns, rows })
    }
  })
}

function valueFor(type: string, column: string, n: number): Value {
  const of = <T>(values: readonly T[]) => values[n % values.length]!
  if (type === 'BOOLEAN') return n % 2
  if (type === 'BIGINT') return of(BIG_NUMBERS)
  if (type === 'INTEGER') return n + 1
  if (type === 'REAL') return of(FLOATS)
  if (type === 'BLOB') return of(BYTES)
  if (type === 'DATETIME') return of(TIMES)
  return FREE.test(column) ? of(TEXTS) : `${of(TEXTS)}${n + 1}`
}
