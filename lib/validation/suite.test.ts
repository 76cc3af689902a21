import { expect, test } from 'vitest'
import { EXPECTATION_TYPES, parseSuite } from './suite'

const suiteOf = (...expectations: unknown[]) => ({
  expectation_suite_name: 'films',
  data_asset_name: 'films',
  expectations,
})
const expectation = (type: string, kwargs: unknown, meta: unknown = { severity: 'critical' }) => ({
  expectation_type: type,
  kwargs,
  meta,
})
const BETWEEN = 'expect_column_values_to_be_between'

test('a sound suite is returned as it was', () => {
  const suite = {
    ...suiteOf(
      expectation(BETWEEN, { column: 'year', min_value: 1880, max_value: null, mostly: 0.9 }),
      expectation('expect_column_to_exist', { column: 'id' }, { severity: 'warning', notes: 'n' }),
    ),
    meta: { owner: 'us' },
  }
  expect(parseSuite(suite)).toEqual(suite)
})

test('there are nineteen types, each once', () => {
  expect(new Set(EXPECTATION_TYPES).size).toBe(19)
  expect(EXPECTATION_TYPES).toHaveLength(19)
})

test('a wrong argument is told by suite, expectation, place, what was got and expected', () => {
  const suite = suiteOf(
    expectation('expect_column_to_exist', { column: 'id' }),
    expectation(BETWEEN, { column: 'year', min_value: '1880' }),
  )
  expect(() => parseSuite(suite)).toThrow(
    `Suite "films" cannot be read: expectation 1 ("${BETWEEN}"), kwargs.min_value: got "1880". ` +
      'Invalid input: expected number, received string.',
  )
})

test('every problem of a suite is told at once', () => {
  const suite = suiteOf(
    expectation('expect_column_to_exist', {}),
    expectation('expect_column_to_exist', { column: 'id' }, { severity: 'bad' }),
  )
  expect(() => parseSuite(suite)).toThrow(
    /expectation 0 .*kwargs\.column: got nothing\..*expectation 1 .*meta\.severity: got "bad"\./,
  )
})

test('an unknown type is told with those there are', () => {
  const suite = suiteOf(expectation('expect_wonders', {}))
  expect(() => parseSuite(suite)).toThrow(
    /expectation 0 \("expect_wonders"\), expectation_type: got "expect_wonders"\. Expected one of expect_table_row_count/,
  )
})

test.each<[string, string, unknown, string]>([
  ['an unknown argument', BETWEEN, { column: 'a', min_value: 1, strict: true }, '"strict"'],
  ['no limit at all', BETWEEN, { column: 'a' }, 'Expected min_value, max_value or both'],
  ['crossed limits', BETWEEN, { column: 'a', min_value: 2, max_value: 1 }, 'in order'],
  ['a share of none', BETWEEN, { column: 'a', min_value: 1, mostly: 0 }, 'kwargs.mostly: got 0.'],
  ['a share above all', BETWEEN, { column: 'a', min_value: 1, mostly: 1.1 }, 'got 1.1.'],
  ['a column without a name', 'expect_column_to_exist', { column: '' }, 'kwargs.column: got "".'],
  [
    'a broken pattern',
    'expect_column_values_to_match_regex',
    { column: 'a', regex: '(' },
    'got "(". Expected a regular expression.',
  ],
  [
    'an empty set',
    'expect_column_values_to_be_in_set',
    { column: 'a', value_set: [] },
    'kwargs.value_set: got [].',
  ],
  [
    'a compound of one',
    'expect_compound_columns_to_be_unique',
    { column_list: ['a'] },
    'kwargs.column_list: got ["a"].',
  ],
  [
    'a type unknown',
    'expect_column_values_to_be_of_type',
    { column: 'a', type_: 'int' },
    'kwargs.type_: got "int".',
  ],
  [
    'no ratio',
    'expect_table_row_count_change_to_be_between',
    {},
    'Expected min_ratio, max_ratio or both',
  ],
  [
    'a distance beyond one',
    'expect_column_ks_statistic_to_be_less_than',
    { column: 'a', max_value: 2 },
    'kwargs.max_value: got 2.',
  ],
  [
    'an index of nothing',
    'expect_column_psi_to_be_less_than',
    { column: 'a', max_value: 0 },
    'kwargs.max_value: got 0.',
  ],
])('%s is refused', (_, type, kwargs, message) => {
  expect(() => parseSuite(suiteOf(expectation(type, kwargs)))).toThrow(message)
})

test.each<[string, unknown, string]>([
  ['what is no object', 'films', 'Suite nothing cannot be read: the whole: got "films".'],
  ['nothing', null, 'the whole: got null.'],
  ['a suite of no expectations', suiteOf(), 'expectations: got [].'],
  ['an expectation that is null', suiteOf(null), 'expectation 0 (nothing), the whole: got null.'],
])('%s is refused', (_, value, message) => {
  expect(() => parseSuite(value)).toThrow(message)
})
