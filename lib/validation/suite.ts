// The form of an expectation suite: Great Expectations' JSON, with every word checked.
import { z } from 'zod'

const columnName = z.string().min(1)
const columnNames = z.array(columnName).min(1)
const column = { column: columnName }
/** The share of values that must be as expected, above 0 and up to 1, all where it is left out. */
const mostly = { mostly: z.number().gt(0).max(1).optional() }
const valueSet = { value_set: z.array(z.union([z.number(), z.string()])).min(1) }
/** Null means no limit, as in Great Expectations. */
const limit = z.number().nullish()
const limits = { min_value: limit, max_value: limit }
type Limit = z.infer<typeof limit>
const pattern = z.string().refine(isPattern, { error: 'Expected a regular expression.' })

const LIMITS = 'Expected min_value, max_value or both, in order.'
const RATIOS = 'Expected min_ratio, max_ratio or both, in order.'

const rowCount = z.strictObject(limits).refine(hasLimits, { error: LIMITS })
const aggregate = z.strictObject({ ...column, ...limits }).refine(hasLimits, { error: LIMITS })
const values = z
  .strictObject({ ...column, ...limits, ...mostly })
  .refine(hasLimits, { error: LIMITS })
const ratios = z
  .strictObject({ min_ratio: limit, max_ratio: limit })
  .refine(({ min_ratio, max_ratio }) => isRange(min_ratio, max_ratio), { error: RATIOS })

const meta = z.strictObject({
  severity: z.enum(['critical', 'warning']),
  notes: z.string().optional(),
})

/**
 * In the order of the documentation: tables, columns and cells, aggregates, and those that are our
 * own.
 */
const EXPECTATIONS = [
  expectation('expect_table_row_count_to_be_between', rowCount),
  expectation(
    'expect_table_columns_to_match_set',
    z.strictObject({ column_set: columnNames, exact_match: z.boolean().optional() }),
  ),
  expectation('expect_column_to_exist', z.strictObject(column)),
  expectation('expect_column_values_to_not_be_null', z.strictObject({ ...column, ...mostly })),
  expectation('expect_column_values_to_be_unique', z.strictObject({ ...column, ...mostly })),
  expectation(
    'expect_compound_columns_to_be_unique',
    z.strictObject({ column_list: columnNames.min(2), ...mostly }),
  ),
  expectation('expect_column_values_to_be_between', values),
  expectation(
    'expect_column_values_to_be_in_set',
    z.strictObject({ ...column, ...valueSet, ...mostly }),
  ),
  expectation(
    'expect_column_values_to_match_regex',
    z.strictObject({ ...column, regex: pattern, ...mostly }),
  ),
  expectation(
    'expect_column_values_to_be_of_type',
    z.strictObject({ ...column, type_: z.enum(['number', 'integer', 'text']), ...mostly }),
  ),
  expectation('expect_column_mean_to_be_between', aggregate),
  expectation('expect_column_median_to_be_between', aggregate),
  expectation('expect_column_stdev_to_be_between', aggregate),
  expectation('expect_column_unique_value_count_to_be_between', aggregate),
  expectation(
    'expect_column_distinct_values_to_be_in_set',
    z.strictObject({ ...column, ...valueSet }),
  ),
  expectation(
    'expect_column_values_to_exist_in_table',
    z.strictObject({ ...column, other_table: columnName, other_column: columnName, ...mostly }),
  ),
  expectation(
    'expect_column_psi_to_be_less_than',
    z.strictObject({ ...column, max_value: z.number().positive() }),
  ),
  expectation(
    'expect_column_ks_statistic_to_be_less_than',
    z.strictObject({ ...column, max_value: z.number().positive().max(1) }),
  ),
  expectation('expect_table_row_count_change_to_be_between', ratios),
] as const

/** Every type of expectation there is. */
export const EXPECTATION_TYPES = EXPECTATIONS.map(({ shape }) => shape.expectation_type.value)

const suiteSchema = z.strictObject({
  expectation_suite_name: z.string().min(1),
  data_asset_name: z.string().min(1),
  expectations: z
    .array(
      z.discriminatedUnion('expectation_type', EXPECTATIONS, {
        error: (issue) =>
          issue.code === 'invalid_union'
            ? `Expected one of ${EXPECTATION_TYPES.join(', ')}.`
            : undefined,
      }),
    )
    .min(1),
  meta: z.record(z.string(), z.unknown()).optional(),
})

/**
 * Expectations of one table, in the JSON form of Great Expectations 0.18 (greatexpectations.io).
 * The table is named by `data_asset_name`. Limits are inclusive, and at least one of each pair is
 * given; nulls are left out except where nulls are the question; `mostly` is the share of the
 * values left that must be as expected.
 *
 * Four types are our own: `expect_column_values_to_exist_in_table` is a foreign key;
 * `expect_column_psi_to_be_less_than` and `expect_column_ks_statistic_to_be_less_than` compare the
 * column, and `expect_table_row_count_change_to_be_between` the row count as a ratio, with the
 * profile last accepted. `type_` is number, integer or text. A regex is JavaScript's with the flag
 * u, found anywhere in the text.
 */
export type Suite = z.infer<typeof suiteSchema>

/** One expectation: its type, its arguments, and how bad it is where it fails. */
export type Expectation = Suite['expectations'][number]

/** Whether a failure forbids the data or is only told. */
export type Severity = Expectation['meta']['severity']

/**
 * Checks a parsed JSON value. Throws an Error naming suite, expectation, what was got and what was
 * expected.
 */
export function parseSuite(value: unknown): Suite {
  const parsed = suiteSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const name = valueAt(value, ['expectation_suite_name'])
  const problems = parsed.error.issues.map(({ path, message }) => describe(value, path, message))
  throw new Error(`Suite ${shown(name)} cannot be read: ${problems.join(' ')}`)
}

function describe(value: unknown, path: readonly PropertyKey[], message: string): string {
  const got = `got ${shown(valueAt(value, path))}. ${message.replace(/\.?$/, '.')}`
  if (path[0] !== 'expectations' || path.length < 2)
    return `${path.map(String).join('.') || 'the whole'}: ${got}`
  const type = valueAt(value, ['expectations', path[1]!, 'expectation_type'])
  const place = path.slice(2).map(String).join('.') || 'the whole'
  return `expectation ${String(path[1])} (${shown(type)}), ${place}: ${got}`
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const key of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return at
}

/** At most 100 characters of JSON. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

function expectation<T extends string, K extends z.ZodType>(type: T, kwargs: K) {
  return z.strictObject({ expectation_type: z.literal(type), kwargs, meta })
}

function hasLimits(kwargs: { min_value?: Limit; max_value?: Limit }): boolean {
  return isRange(kwargs.min_value, kwargs.max_value)
}

function isRange(low: Limit, high: Limit): boolean {
  return (low != null || high != null) && (low ?? -Infinity) <= (high ?? Infinity)
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
