// The data held against its suites of expectations before anything learns from it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredEvent } from '@/lib/db/events'
import type { StoredMovie } from '@/lib/db/movies'
import type { StoredRatings } from '@/lib/db/ratings'
import { AppError } from '@/lib/errors'
import { compareProfiles, type Drift } from '@/lib/validation/drift'
import { profileTable, type TableProfile } from '@/lib/validation/profile'
import { parseSuite, type Suite } from '@/lib/validation/suite'
import type { Column, Table } from '@/lib/validation/table'
import { validateTable, type ValidationResult } from '@/lib/validation/validate'

/** What a look at one table found; drift is null where it was never accepted before. */
export type TableCheck = {
  name: string
  rows: number
  profile: TableProfile
  report: ValidationResult
  drift: Record<string, Drift> | null
  /** The first rows that fail, by the place of their expectation in the report. */
  offending: Record<number, Record<string, number | string | null>[]>
}

/** The tables that models learn from, by the names of their suites. */
export function dataTables(data: {
  movies: readonly StoredMovie[]
  ratings: StoredRatings
  events: readonly StoredEvent[]
}): Table[] {
  const { movies, ratings, events } = data
  const moviesTable = tableOf('movies', movies.length, {
    id: numbers(movies, ({ id }) => id),
    title: texts(movies, ({ title }) => title),
    year: numbers(movies, ({ year }) => year),
    runtime: numbers(movies, ({ runtime }) => runtime),
    imdbId: texts(movies, ({ ids }) => ids.imdb),
    movielensId: numbers(movies, ({ ids }) => ids.movielens),
    genreCount: numbers(movies, ({ genres }) => genres.length),
    directorCount: numbers(movies, ({ directors }) => directors.length),
    castCount: numbers(movies, ({ cast }) => cast.length),
    keywordCount: numbers(movies, ({ keywords }) => keywords.length),
  })
  const ratingsTable = tableOf('ratings', ratings.users.length, {
    user: { kind: 'number', values: ratings.users },
    movie: { kind: 'number', values: ratings.movieIds },
    rating: { kind: 'number', values: ratings.stars },
    time: { kind: 'number', values: ratings.times },
  })
  const eventsTable = tableOf('events', events.length, {
    visitor: texts(events, ({ visitor }) => visitor),
    kind: texts(events, ({ kind }) => kind),
    movie: numbers(events, ({ movieId }) => movieId),
    time: numbers(events, ({ at }) => at / 1000),
  })
  // A table without rows promises nothing: a site that nobody has used yet is no fault of the data.
  return events.length === 0
    ? [moviesTable, ratingsTable]
    : [moviesTable, ratingsTable, eventsTable]
}

/** Profiles each table, holds it against its suite and compares it with the profile last accepted. */
export function validateData(
  tables: readonly Table[],
  suites: ReadonlyMap<string, Suite>,
  acceptedOf: (name: string) => TableProfile | null,
  say: (table: string) => void = () => {},
): TableCheck[] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  return tables.map((table) => {
    say(table.name)
    const accepted = acceptedOf(table.name)
    const profile = profileTable(table)
    const suite = suites.get(table.name)
    if (!suite)
      throw new AppError('not-found', `Got no suite for ${table.name}, expected one by that name.`)
    const report = validateTable(table, suite, { tables: byName, accepted })
    return {
      name: table.name,
      rows: table.rows,
      profile,
      report,
      offending: offendingRows(table, report),
      drift: accepted && compareProfiles(accepted, profile),
    }
  })
}

/** Reads the suites NAME.json. Throws `not-found` where one is missing, `unusable-data` where one is none. */
export function readSuites(folder: string, names: readonly string[]): Map<string, Suite> {
  return new Map(
    names.map((name) => {
      const path = join(folder, `${name}.json`)
      let text: string
      try {
        text = readFileSync(path, 'utf8')
      } catch (error) {
        throw new AppError('not-found', `Got no ${path}, expected a suite of expectations.`, error)
      }
      try {
        return [name, parseSuite(JSON.parse(text))]
      } catch (error) {
        throw new AppError('unusable-data', `${path}: ${(error as Error).message}`, error)
      }
    }),
  )
}

function offendingRows(table: Table, { results }: ValidationResult): TableCheck['offending'] {
  const rowAt = (row: number) =>
    Object.fromEntries(
      [...table.columns].map(([name, { values }]) => {
        const value = values[row] ?? null
        return [name, Number.isNaN(value) ? null : value]
      }),
    )
  return Object.fromEntries(
    results.flatMap(({ success, result }, place) =>
      success || result.partial_unexpected_index_list.length === 0
        ? []
        : [[place, result.partial_unexpected_index_list.map(rowAt)]],
    ),
  )
}

function tableOf(name: string, rows: number, columns: Record<string, Column>): Table {
  return { name, rows, columns: new Map(Object.entries(columns)) }
}

function numbers<T>(rows: readonly T[], cellOf: (row: T) => number | null): Column {
  return {
    kind: 'number',
    values: Float64Array.from(rows, (row) => cellOf(row) ?? Number.NaN),
  }
}

function texts<T>(rows: readonly T[], cellOf: (row: T) => string | null): Column {
  return { kind: 'text', values: rows.map(cellOf) }
}
