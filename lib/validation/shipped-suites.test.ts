import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { profileTable } from './profile'
import { parseSuite } from './suite'
import type { Column, Table } from './table'
import { validateTable } from './validate'

type Cells = (row: number) => number | string | null

const read = (name: string) =>
  parseSuite(JSON.parse(readFileSync(`data/expectations/${name}.json`, 'utf8')))

function tableOf(name: string, rows: number, columns: Record<string, Cells>): Table {
  const indexes = Array.from({ length: rows }, (_, row) => row)
  const built = Object.entries(columns).map(([column, cells]): [string, Column] => {
    const values = indexes.map(cells)
    const isText = values.some((value) => typeof value === 'string')
    return [column, (isText ? { kind: 'text', values } : { kind: 'number', values }) as Column]
  })
  return { name, rows, columns: new Map(built) }
}

const MOVIES: Record<string, Cells> = {
  id: (row) => row + 1,
  title: (row) => `Film ${row}`,
  year: (row) => 1920 + (row % 100),
  runtime: (row) => (row % 2 === 0 ? 80 + (row % 60) : Number.NaN),
  imdbId: (row) => (row % 2 === 0 ? `tt${String(row).padStart(7, '0')}` : null),
  movielensId: (row) => (row % 3 === 0 ? row : Number.NaN),
  genreCount: (row) => 1 + (row % 3),
  directorCount: () => 1,
  castCount: (row) => 1 + (row % 9),
  keywordCount: (row) => row % 3,
}
const RATINGS: Record<string, Cells> = {
  user: (row) => row % 150,
  movie: (row) => 1 + Math.floor(row / 150),
  rating: (row) => [3, 4, 3.5, 5, 2.5][row % 5]!,
  time: (row) => 1_000_000_000 + row,
}
const EVENTS: Record<string, Cells> = {
  visitor: (row) => `v${row % 9}`,
  kind: (row) => ['view', 'like', 'search', 'watchlist', 'hide'][row % 5]!,
  movie: (row) => (row % 5 === 2 ? Number.NaN : 1 + (row % 100)),
  time: (row) => 1_700_000_000 + row,
}
const SAMPLES = { movies: MOVIES, ratings: RATINGS, events: EVENTS }
type Name = keyof typeof SAMPLES

function failures(name: Name, changed: Record<string, Cells> = {}, rows = 1500) {
  const movies = tableOf('movies', 1500, MOVIES)
  const { results, hasCriticalFailure } = validateTable(
    tableOf(name, rows, { ...SAMPLES[name], ...changed }),
    read(name),
    {
      tables: new Map([['movies', movies]]),
      accepted: profileTable(tableOf(name, 1500, SAMPLES[name])),
    },
  )
  const failed = results.filter(({ success }) => !success)
  return {
    hasCriticalFailure,
    failed: failed.map(({ expectation_config: e }) => e.expectation_type),
  }
}

describe.each(['movies', 'ratings', 'events'] as const)('the suite of %s', (name) => {
  test('holds for sound data', () => {
    expect(failures(name)).toEqual({ hasCriticalFailure: false, failed: [] })
  })

  test('is of the table that its file is named after, and says why it expects what it does', () => {
    const suite = read(name)
    expect(suite.data_asset_name).toBe(name)
    expect(suite.expectations.filter(({ meta }) => meta.notes === undefined)).toEqual([])
  })

  test('forbids a column that nobody knows', () => {
    const found = failures(name, { password: (row) => row })
    expect(found).toEqual({
      hasCriticalFailure: true,
      failed: ['expect_table_columns_to_match_set'],
    })
  })
})

const sound: Record<Name, Record<string, Cells>> = SAMPLES
const but = (name: Name, column: string, value: number | string | null): Record<string, Cells> => ({
  [column]: (row) => (row === 7 ? value : sound[name][column]!(row)),
})

test.each<[string, Name, Record<string, Cells>, string]>([
  ['a film twice', 'movies', but('movies', 'id', 1), 'values_to_be_unique'],
  ['a blank title', 'movies', but('movies', 'title', ' '), 'match_regex'],
  ['a film without a title', 'movies', but('movies', 'title', null), 'not_be_null'],
  ['years of two digits', 'movies', { year: (row) => row % 100 }, 'values_to_be_between'],
  ['the id of a person', 'movies', but('movies', 'imdbId', 'nm0000001'), 'match_regex'],
  ['a MovieLens id twice', 'movies', but('movies', 'movielensId', 3), 'values_to_be_unique'],
  ['a rating in thirds', 'ratings', but('ratings', 'rating', 3.3), 'be_in_set'],
  ['a rating of six', 'ratings', but('ratings', 'rating', 6), 'values_to_be_between'],
  ['a time in milliseconds', 'ratings', but('ratings', 'time', 1e12), 'values_to_be_between'],
  ['a film unknown', 'ratings', but('ratings', 'movie', 9999), 'exist_in_table'],
  ['a film rated twice', 'ratings', but('ratings', 'user', 8), 'compound_columns'],
  ['a kind unknown', 'events', but('events', 'kind', 'purchase'), 'distinct_values'],
  ['a blank visitor', 'events', but('events', 'visitor', ''), 'match_regex'],
])('%s among %s is forbidden', (_, name, changed, type) => {
  const { hasCriticalFailure, failed } = failures(name, changed)
  expect(hasCriticalFailure).toBe(true)
  expect(failed.join()).toContain(type)
})

test.each<[string, Name, Record<string, Cells>, string[]]>([
  [
    'films without genres',
    'movies',
    { genreCount: (row) => (row % 10 === 0 ? 0 : 1 + (row % 3)) },
    ['expect_column_values_to_be_between', 'expect_column_psi_to_be_less_than'],
  ],
  [
    'runtimes in seconds',
    'movies',
    { runtime: () => 5400 },
    ['expect_column_values_to_be_between', 'expect_column_median_to_be_between'],
  ],
  [
    'events of films that have gone',
    'events',
    { movie: (row) => 1480 + (row % 40) },
    ['expect_column_values_to_exist_in_table'],
  ],
  [
    'visitors who only look',
    'events',
    { kind: () => 'view' },
    ['expect_column_psi_to_be_less_than'],
  ],
])('%s among %s are a warning', (_, name, changed, types) => {
  expect(failures(name, changed)).toEqual({ hasCriticalFailure: false, failed: types })
})

test('ratings that are all the same are a warning', () => {
  const { hasCriticalFailure, failed } = failures('ratings', { rating: () => 5 })
  expect(hasCriticalFailure).toBe(false)
  expect(failed).toEqual([
    'expect_column_mean_to_be_between',
    'expect_column_stdev_to_be_between',
    'expect_column_psi_to_be_less_than',
  ])
})

test('a catalogue that was cut off is forbidden', () => {
  const { hasCriticalFailure, failed } = failures('movies', {}, 900)
  expect(hasCriticalFailure).toBe(true)
  expect(failed).toEqual([
    'expect_table_row_count_to_be_between',
    'expect_table_row_count_change_to_be_between',
  ])
})

test('two million ratings in typed arrays are judged, and one wrong cell is found', () => {
  const rows = 2_000_000
  const rating = new Float32Array(rows).map((_, row) => [3, 4, 3.5, 5, 2.5][row % 5]!)
  rating[1_234_567] = 7
  const columns = new Map<string, Column>([
    ['user', { kind: 'number', values: new Int32Array(rows).map((_, row) => row % 2000) }],
    ['movie', { kind: 'number', values: new Int32Array(rows).map((_, row) => 1 + row / 2000) }],
    ['rating', { kind: 'number', values: rating }],
    ['time', { kind: 'number', values: new Float64Array(rows).fill(1_000_000_000) }],
  ])
  const context = {
    tables: new Map([['movies', tableOf('movies', 1500, MOVIES)]]),
    accepted: null,
  }
  const { results } = validateTable({ name: 'ratings', rows, columns }, read('ratings'), context)
  const failed = results.filter(({ success }) => !success)
  expect(failed.map(({ result }) => result.partial_unexpected_index_list)).toEqual([
    [1_234_567],
    [1_234_567],
  ])
})
