import { describe, expect, test } from 'vitest'
import { profileTable } from './profile'
import { EXPECTATION_TYPES, type Expectation, parseSuite } from './suite'
import type { Column, Table } from './table'
import { validateTable } from './validate'

const NULL = Number.NaN
const number = (...values: number[]): Column => ({ kind: 'number', values })
const text = (...values: (string | null)[]): Column => ({ kind: 'text', values })

function tableOf(columns: Record<string, Column>, name = 't'): Table {
  const rows = Object.values(columns)[0]?.values.length ?? 0
  return { name, rows, columns: new Map(Object.entries(columns)) }
}

type Asked = [type: Expectation['expectation_type'], kwargs: object]

function judge(table: Table, [type, kwargs]: Asked, accepted: Table | null = null) {
  const suite = parseSuite({
    expectation_suite_name: 's',
    data_asset_name: table.name,
    expectations: [{ expectation_type: type, kwargs, meta: { severity: 'critical' } }],
  })
  const other = tableOf({ id: number(1, 2, 3), code: text('a', 'b', null) }, 'other')
  const validation = validateTable(table, suite, {
    tables: new Map([['other', other]]),
    accepted: accepted === null ? null : profileTable(accepted),
  })
  return validation.results[0]!
}

const n = (...values: number[]) => tableOf({ a: number(...values) })
const s = (...values: (string | null)[]) => tableOf({ a: text(...values) })
const pairs = (a: number[], b: number[]) => tableOf({ a: number(...a), b: number(...b) })
const reference = (column: string): Asked => [
  'expect_column_values_to_exist_in_table',
  { column: 'a', other_table: 'other', other_column: column },
]
const a = { column: 'a' }

/**
 * For each type: its arguments, a table that passes, one that fails, and the accepted one where it
 * counts.
 */
const CASES: [asked: Asked, passes: Table, fails: Table, accepted?: Table][] = [
  [['expect_table_row_count_to_be_between', { min_value: 2, max_value: 3 }], n(1, 1), n(1)],
  [['expect_table_columns_to_match_set', { column_set: ['b', 'a'] }], pairs([], []), n()],
  [['expect_column_to_exist', { column: 'b' }], pairs([], []), n()],
  [['expect_column_values_to_not_be_null', a], n(0, 1), n(0, NULL)],
  [['expect_column_values_to_not_be_null', a], s('', 'x'), s('x', null)],
  [['expect_column_values_to_be_unique', a], n(1, 2, NULL, NULL), n(1, 2, 1)],
  [['expect_column_values_to_be_unique', a], s('a', 'b', null, null), s('a', 'b', 'a')],
  [
    ['expect_compound_columns_to_be_unique', { column_list: ['a', 'b'] }],
    pairs([1, 1, 2], [1, 2, 1]),
    pairs([1, 2, 1], [1, 1, 1]),
  ],
  [['expect_column_values_to_be_between', { ...a, min_value: 1, max_value: 2 }], n(1, 2), n(1, 3)],
  [['expect_column_values_to_be_in_set', { ...a, value_set: [0.5, 1] }], n(0.5, NULL), n(0.75)],
  [['expect_column_values_to_be_in_set', { ...a, value_set: ['x'] }], s('x', null), s('y')],
  [['expect_column_values_to_match_regex', { ...a, regex: '^tt\\d+$' }], s('tt1', null), s('nm1')],
  [['expect_column_values_to_be_of_type', { ...a, type_: 'number' }], n(0.5), s('0.5')],
  [['expect_column_values_to_be_of_type', { ...a, type_: 'integer' }], n(1, NULL), n(1, 0.5)],
  [['expect_column_values_to_be_of_type', { ...a, type_: 'text' }], s('x', null), n(1)],
  [['expect_column_mean_to_be_between', { ...a, min_value: 2, max_value: 3 }], n(1, 3, NULL), n(9)],
  [['expect_column_median_to_be_between', { ...a, max_value: 2.5 }], n(9, 1, 2, 3), n(9, 1, 3)],
  [['expect_column_stdev_to_be_between', { ...a, max_value: 1 }], n(1, 2), n(1, 3)],
  [['expect_column_unique_value_count_to_be_between', { ...a, min_value: 2 }], n(1, 2), n(1, 1)],
  [
    ['expect_column_unique_value_count_to_be_between', { ...a, max_value: 1 }],
    s('a', null),
    s('a', 'b'),
  ],
  [
    ['expect_column_distinct_values_to_be_in_set', { ...a, value_set: ['x'] }],
    s('x', null),
    s('y'),
  ],
  [['expect_column_distinct_values_to_be_in_set', { ...a, value_set: [1] }], n(1, 1), n(1, 2)],
  [reference('id'), n(1, 3, NULL), n(1, 4)],
  [reference('code'), s('a', null), s('c')],
  [['expect_column_psi_to_be_less_than', { ...a, max_value: 0.25 }], n(1, 2), n(1, 1), n(2, 1)],
  [['expect_column_psi_to_be_less_than', { ...a, max_value: 0.25 }], s('x'), s('y'), s('x')],
  [
    ['expect_column_ks_statistic_to_be_less_than', { ...a, max_value: 0.2 }],
    n(1, 2, 3),
    n(3, 4, 5),
    n(1, 2, 3),
  ],
  [
    ['expect_table_row_count_change_to_be_between', { min_ratio: 0.5, max_ratio: 2 }],
    n(1, 1),
    n(1, 1, 1),
    n(1),
  ],
]

describe.each(CASES)('%j', (asked, passes, fails, accepted) => {
  test('holds for data that are so, and fails for data that are not', () => {
    expect(judge(passes, asked, accepted).success).toBe(true)
    expect(judge(fails, asked, accepted).success).toBe(false)
  })
})

test('every type is tried', () => {
  expect(new Set(CASES.map(([[type]]) => type))).toEqual(new Set(EXPECTATION_TYPES))
})

test('unexpected values are counted among those that are not null, and shown with their rows', () => {
  const asked: Asked = ['expect_column_values_to_be_between', { ...a, max_value: 5 }]
  expect(judge(n(9, NULL, 1, Number.POSITIVE_INFINITY, 2), asked).result).toEqual({
    observed_value: null,
    element_count: 5,
    missing_count: 1,
    unexpected_count: 2,
    unexpected_percent: 50,
    partial_unexpected_list: [9, 'Infinity'],
    partial_unexpected_index_list: [0, 3],
  })
})

test('a column of nulls fails only where nulls are the question', () => {
  const nulls = n(NULL, NULL)
  expect(judge(nulls, ['expect_column_values_to_not_be_null', a])).toMatchObject({
    success: false,
    result: { missing_count: 2, unexpected_count: 2, unexpected_percent: 100 },
  })
  expect(
    judge(nulls, ['expect_column_values_to_be_between', { ...a, min_value: 1 }]),
  ).toMatchObject({
    success: true,
    remark: 'There are no values to judge.',
  })
})

test('twenty examples are shown of more', () => {
  const { result } = judge(n(...Array(30).fill(7)), ['expect_column_values_to_be_unique', a])
  expect(result.unexpected_count).toBe(30)
  expect(result.partial_unexpected_list).toEqual(Array(20).fill(7))
  expect(result.partial_unexpected_index_list).toHaveLength(20)
})

test('rows that repeat are shown whole', () => {
  const table = tableOf({ a: number(1, 2, 1), b: text('x', 'y', 'x') })
  const asked: Asked = ['expect_compound_columns_to_be_unique', { column_list: ['a', 'b'] }]
  expect(judge(table, asked).result).toMatchObject({
    unexpected_count: 2,
    partial_unexpected_list: [
      { a: 1, b: 'x' },
      { a: 1, b: 'x' },
    ],
    partial_unexpected_index_list: [0, 2],
  })
})

test.each([
  [0.7, true],
  [0.71, false],
])('seven of ten as expected, where %f must be, is judged %s', (mostly, success) => {
  const table = n(...Array(7).fill(1), 0, 0, 0, NULL)
  const asked = (type: Expectation['expectation_type'], more: object): Asked => [
    type,
    { ...a, ...more, mostly },
  ]
  expect(judge(table, asked('expect_column_values_to_be_in_set', { value_set: [1] })).success).toBe(
    success,
  )
  const nulls = n(...Array(7).fill(1), NULL, NULL, NULL)
  expect(judge(nulls, asked('expect_column_values_to_not_be_null', {})).success).toBe(success)
  const repeats = n(1, 2, 3, 4, 5, 6, 7, 8, 8, 8)
  expect(judge(repeats, asked('expect_column_values_to_be_unique', {})).success).toBe(success)
})

test('observations are told as they were found', () => {
  const observed = (table: Table, asked: Asked, accepted?: Table) =>
    judge(table, asked, accepted).result.observed_value
  const any = { ...a, min_value: -100 }
  expect(observed(n(1, 2, 6), ['expect_column_mean_to_be_between', any])).toBe(3)
  expect(observed(n(1, 2, 6), ['expect_column_median_to_be_between', any])).toBe(2)
  expect(observed(n(1, 3), ['expect_column_stdev_to_be_between', any])).toBe(Math.SQRT2)
  expect(observed(n(1, 3), ['expect_table_columns_to_match_set', { column_set: ['a'] }])).toEqual([
    'a',
  ])
  const change: Asked = ['expect_table_row_count_change_to_be_between', { min_ratio: 0 }]
  expect(observed(n(1), change, n(1, 2, 3, 4))).toBe(0.25)
})

test('a distinct value that is unexpected counts once, however often it stands', () => {
  const asked: Asked = ['expect_column_distinct_values_to_be_in_set', { ...a, value_set: ['x'] }]
  expect(judge(s('x', 'y', 'y', null), asked).result).toMatchObject({
    observed_value: ['x', 'y'],
    missing_count: 1,
    unexpected_count: 1,
    unexpected_percent: 50,
    partial_unexpected_list: ['y'],
  })
})

test('a set of columns is missed or exceeded by name, and exceeding may be allowed', () => {
  const set = { column_set: ['a', 'c'] }
  const table = pairs([1], [1])
  expect(judge(table, ['expect_table_columns_to_match_set', set]).remark).toBe(
    'Missing: c. Not expected: b.',
  )
  const loose = { column_set: ['a'], exact_match: false }
  expect(judge(table, ['expect_table_columns_to_match_set', loose]).success).toBe(true)
})

test.each<[string, Table, Asked, string]>([
  [
    'a missing column',
    n(1),
    ['expect_column_values_to_be_unique', { column: 'b' }],
    'Got no column "b", expected it among "a".',
  ],
  [
    'one missing of two',
    n(1),
    ['expect_compound_columns_to_be_unique', { column_list: ['a', 'b'] }],
    'Got no column "b", expected it among "a".',
  ],
  [
    'texts without a mean',
    s('x'),
    ['expect_column_mean_to_be_between', { ...a, min_value: 0 }],
    'Got a text column "a", expected number.',
  ],
  [
    'numbers without a pattern',
    n(1),
    ['expect_column_values_to_match_regex', { ...a, regex: '1' }],
    'Got a number column "a", expected text.',
  ],
  [
    'a mean of nothing',
    n(NULL),
    ['expect_column_mean_to_be_between', { ...a, min_value: 0 }],
    'There are too few values.',
  ],
  [
    'a deviation of one',
    n(1),
    ['expect_column_stdev_to_be_between', { ...a, min_value: 0 }],
    'There are too few values.',
  ],
  [
    'a missing column elsewhere',
    n(1),
    reference('isbn'),
    'Got no column "isbn" in other, expected it among "id", "code".',
  ],
  [
    'another kind elsewhere',
    n(1),
    reference('code'),
    'Got a text column other.code, expected number.',
  ],
  [
    'a missing table',
    n(1),
    ['expect_column_values_to_exist_in_table', { ...a, other_table: 'x', other_column: 'id' }],
    'Got no table "x", expected it among "other".',
  ],
])('%s fails with a remark', (_, table, asked, remark) => {
  expect(judge(table, asked)).toMatchObject({ success: false, remark })
})

const DRIFTS: Asked[] = [
  ['expect_column_psi_to_be_less_than', { ...a, max_value: 0.25 }],
  ['expect_column_ks_statistic_to_be_less_than', { ...a, max_value: 0.25 }],
  ['expect_table_row_count_change_to_be_between', { min_ratio: 1, max_ratio: 1 }],
]

test.each(DRIFTS)('%s passes with a remark where nothing was accepted yet', (...asked) => {
  const outcome = judge(n(1), asked)
  expect(outcome).toMatchObject({ success: true, result: { observed_value: null } })
  expect(outcome.remark).toMatch(/^No accepted profile/)
})

test.each(DRIFTS)('%s fails where all values have gone', (...asked) => {
  expect(judge(n(), asked, n(1, 2)).success).toBe(false)
})

test('a column that was of another kind when accepted has drifted', () => {
  expect(judge(n(1), DRIFTS[0]!, s('1'))).toMatchObject({
    success: false,
    remark: expect.stringContaining('another kind'),
  })
})

const OF_FIGURES = /mean|median|stdev|count/

test.each(CASES.filter(([[type]]) => !OF_FIGURES.test(type)))(
  'an empty table of the right columns passes %j',
  (asked, passes) => {
    const columns = [...passes.columns].map(([name, { kind }]) => [name, { kind, values: [] }])
    expect(judge(tableOf(Object.fromEntries(columns)), asked).success).toBe(true)
  },
)

test.each(CASES.filter(([[type]]) => /mean|median|stdev/.test(type)))(
  'an empty table has no figure for %j',
  (asked) => {
    expect(judge(n(), asked)).toMatchObject({ success: false, remark: 'There are too few values.' })
  },
)

function severityCase(...severities: ('critical' | 'warning')[]) {
  const suite = parseSuite({
    expectation_suite_name: 'of films',
    data_asset_name: 't',
    expectations: [
      { expectation_type: 'expect_column_to_exist', kwargs: a, meta: { severity: 'critical' } },
      ...severities.map((severity) => ({
        expectation_type: 'expect_column_to_exist',
        kwargs: { column: 'gone' },
        meta: { severity },
      })),
    ],
  })
  return validateTable(n(1), suite, { tables: new Map(), accepted: null })
}

test('a validation counts what holds, and JSON holds it', () => {
  const validation = severityCase('warning')
  expect(validation).toMatchObject({ success: false, suite: 'of films', table: 't' })
  expect(validation.statistics).toEqual({
    evaluated_expectations: 2,
    successful_expectations: 1,
    unsuccessful_expectations: 1,
    success_percent: 50,
  })
  expect(JSON.parse(JSON.stringify(validation))).toEqual(validation)
})

test('only a failed critical expectation is a critical failure', () => {
  expect(severityCase()).toMatchObject({ success: true, hasCriticalFailure: false })
  expect(severityCase('warning')).toMatchObject({ success: false, hasCriticalFailure: false })
  expect(severityCase('warning', 'critical')).toMatchObject({ hasCriticalFailure: true })
})

test('a suite for another table and a column of another length are broken promises', () => {
  const suite = parseSuite({
    expectation_suite_name: 's',
    data_asset_name: 'films',
    expectations: [
      { expectation_type: 'expect_column_to_exist', kwargs: a, meta: { severity: 'critical' } },
    ],
  })
  const context = { tables: new Map(), accepted: null }
  expect(() => validateTable(n(1), suite, context)).toThrow(
    'Got table "t", expected "films", which suite "s" is for.',
  )
  expect(() => validateTable({ ...n(1), name: 'films', rows: 2 }, suite, context)).toThrow(
    'Got 1 values in films.a, expected 2, one a row.',
  )
})
