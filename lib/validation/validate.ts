// Holds a table against a suite of expectations and says which it fails.
import {
  judgeColumnSet,
  judgeDeviation,
  judgeDistinctCount,
  judgeDistinctValues,
  judgeDrift,
  judgeMean,
  judgeMedian,
  judgeRowCount,
  judgeRowCountChange,
} from './column-expectations'
import { cannotJudge, type Outcome, outcomeOfObservation } from './outcome'
import type { TableProfile } from './profile'
import {
  judgeLimits,
  judgeNulls,
  judgePattern,
  judgeReferences,
  judgeSet,
  judgeType,
  judgeUniqueness,
} from './row-expectations'
import type { Expectation, Severity, Suite } from './suite'
import { checkLengths, getColumn, getNumbers, listColumns, type Table } from './table'

/**
 * What a table is compared with: the other tables by name, and its own profile when last accepted.
 */
export type ValidationContext = {
  tables: ReadonlyMap<string, Table>
  accepted: TableProfile | null
}

/** One expectation and what came of it. */
export type ExpectationResult = Outcome & { expectation_config: Expectation; severity: Severity }

/**
 * Great Expectations' validation result, which JSON can hold. `success` is that all expectations
 * hold, warnings too; `hasCriticalFailure` that the data should not be used. `success_percent` is 0
 * to 100.
 */
export type ValidationResult = {
  success: boolean
  suite: string
  table: string
  statistics: {
    evaluated_expectations: number
    successful_expectations: number
    unsuccessful_expectations: number
    success_percent: number
  }
  results: ExpectationResult[]
  hasCriticalFailure: boolean
}

/**
 * Judges every expectation, in the order of the suite. Bad data never throws: a missing column,
 * table or profile is told in a remark. Throws RangeError where the suite is another table's or a
 * column's length is not the table's. O(n log n) for each expectation of uniqueness, median,
 * distinct values or drift, else O(n).
 */
export function validateTable(
  table: Table,
  suite: Suite,
  context: ValidationContext,
): ValidationResult {
  if (suite.data_asset_name !== table.name)
    throw new RangeError(
      `Got table "${table.name}", expected "${suite.data_asset_name}", which suite ` +
        `"${suite.expectation_suite_name}" is for.`,
    )
  checkLengths(table)
  const results = suite.expectations.map((expectation) => ({
    ...judge(expectation, table, context),
    expectation_config: expectation,
    severity: expectation.meta.severity,
  }))
  const successful = results.filter(({ success }) => success).length
  return {
    success: successful === results.length,
    suite: suite.expectation_suite_name,
    table: table.name,
    statistics: {
      evaluated_expectations: results.length,
      successful_expectations: successful,
      unsuccessful_expectations: results.length - successful,
      success_percent: results.length === 0 ? 100 : (100 * successful) / results.length,
    },
    results,
    hasCriticalFailure: results.some(
      ({ success, severity }) => !success && severity === 'critical',
    ),
  }
}

function judge(expectation: Expectation, table: Table, context: ValidationContext): Outcome {
  const missing = columnsOf(expectation).filter((name) => !table.columns.has(name))
  if (missing.length > 0)
    return cannotJudge(
      table.rows,
      `Got no column ${missing.map((name) => `"${name}"`).join(', ')}, expected it among ${listColumns(table)}.`,
    )
  const wanted = kindOf(expectation)
  for (const name of columnsOf(expectation)) {
    const { kind } = getColumn(table, name)
    if (wanted !== null && kind !== wanted)
      return cannotJudge(table.rows, `Got a ${kind} column "${name}", expected ${wanted}.`)
  }
  return judgeSound(expectation, table, context)
}

/** The columns that an expectation is about. */
function columnsOf({ kwargs }: Expectation): string[] {
  if ('column_list' in kwargs) return kwargs.column_list
  return 'column' in kwargs ? [kwargs.column] : []
}

/** The kind of column that an expectation can judge; null where it can judge both. */
function kindOf({ expectation_type }: Expectation): 'number' | 'text' | null {
  switch (expectation_type) {
    case 'expect_column_values_to_match_regex':
      return 'text'
    case 'expect_column_values_to_be_between':
    case 'expect_column_mean_to_be_between':
    case 'expect_column_median_to_be_between':
    case 'expect_column_stdev_to_be_between':
    case 'expect_column_ks_statistic_to_be_less_than':
      return 'number'
    default:
      return null
  }
}

/** Judges an expectation whose columns are there and of the kind that it wants. */
function judgeSound(
  { expectation_type, kwargs }: Expectation,
  table: Table,
  { tables, accepted }: ValidationContext,
): Outcome {
  switch (expectation_type) {
    case 'expect_table_row_count_to_be_between':
      return judgeRowCount(table, kwargs)
    case 'expect_table_columns_to_match_set':
      return judgeColumnSet(table, kwargs.column_set, kwargs.exact_match)
    case 'expect_column_to_exist':
      return outcomeOfObservation(true, kwargs.column, { elements: table.rows })
    case 'expect_column_values_to_not_be_null':
      return judgeNulls(getColumn(table, kwargs.column), kwargs.mostly)
    case 'expect_column_values_to_be_unique':
      return judgeUniqueness(table, [kwargs.column], kwargs.mostly)
    case 'expect_compound_columns_to_be_unique':
      return judgeUniqueness(table, kwargs.column_list, kwargs.mostly)
    case 'expect_column_values_to_be_between':
      return judgeLimits(getNumbers(table, kwargs.column), kwargs, kwargs.mostly)
    case 'expect_column_values_to_be_in_set':
      return judgeSet(getColumn(table, kwargs.column), kwargs.value_set, kwargs.mostly)
    case 'expect_column_values_to_match_regex':
      return judgePattern(getColumn(table, kwargs.column), kwargs.regex, kwargs.mostly)
    case 'expect_column_values_to_be_of_type':
      return judgeType(getColumn(table, kwargs.column), kwargs.type_, kwargs.mostly)
    case 'expect_column_mean_to_be_between':
      return judgeMean(getNumbers(table, kwargs.column), kwargs)
    case 'expect_column_median_to_be_between':
      return judgeMedian(getNumbers(table, kwargs.column), kwargs)
    case 'expect_column_stdev_to_be_between':
      return judgeDeviation(getNumbers(table, kwargs.column), kwargs)
    case 'expect_column_unique_value_count_to_be_between':
      return judgeDistinctCount(getColumn(table, kwargs.column), kwargs)
    case 'expect_column_distinct_values_to_be_in_set':
      return judgeDistinctValues(getColumn(table, kwargs.column), new Set(kwargs.value_set))
    case 'expect_column_values_to_exist_in_table':
      return judgeReferences(
        getColumn(table, kwargs.column),
        { table: kwargs.other_table, column: kwargs.other_column },
        tables,
        kwargs.mostly,
      )
    case 'expect_column_psi_to_be_less_than':
      return judgeDrift(
        getColumn(table, kwargs.column),
        { name: kwargs.column, measure: 'psi', limit: kwargs.max_value },
        accepted,
      )
    case 'expect_column_ks_statistic_to_be_less_than':
      return judgeDrift(
        getColumn(table, kwargs.column),
        { name: kwargs.column, measure: 'ks', limit: kwargs.max_value },
        accepted,
      )
    case 'expect_table_row_count_change_to_be_between':
      return judgeRowCountChange(
        table,
        { min_value: kwargs.min_ratio, max_value: kwargs.max_ratio },
        accepted,
      )
  }
}
