// What came of one expectation, in the result form of Great Expectations.

/** A cell or an observation as JSON can hold it; infinite numbers are written out as text. */
export type Shown = number | string | boolean | null

/**
 * Great Expectations' result. `observed_value` is null where single rows are judged.
 * `unexpected_percent` is of the values judged, 0 to 100. The lists hold the first 20; indexes are
 * row numbers from 0.
 */
export type ResultDetail = {
  observed_value: Shown | Shown[]
  element_count: number
  missing_count: number
  unexpected_count: number
  unexpected_percent: number
  partial_unexpected_list: (Shown | Record<string, Shown>)[]
  partial_unexpected_index_list: number[]
}

/**
 * Whether the data are as expected, and by which figures; a remark where the figures alone would
 * puzzle.
 */
export type Outcome = { success: boolean; result: ResultDetail; remark?: string }

/** So many examples are enough to see what is wrong. */
export const MOST_EXAMPLES = 20

/** What was found when rows were judged one by one. */
export type JudgedRows = {
  elements: number
  missing: number
  unexpected: number
  examples: (Shown | Record<string, Shown>)[]
  rows: number[]
}

/** Judges rows: the share as expected, of those not missing, must be at least `mostly`. */
export function outcomeOfRows(found: JudgedRows, mostly = 1): Outcome {
  const judged = found.elements - found.missing
  const success = judged === 0 || (judged - found.unexpected) / judged >= mostly
  const result = {
    observed_value: null,
    element_count: found.elements,
    missing_count: found.missing,
    unexpected_count: found.unexpected,
    unexpected_percent: judged === 0 ? 0 : (100 * found.unexpected) / judged,
    partial_unexpected_list: found.examples,
    partial_unexpected_index_list: found.rows,
  }
  return judged === 0
    ? { success, result, remark: 'There are no values to judge.' }
    : { success, result }
}

/** Judges one observation of a whole column or table. */
export function outcomeOfObservation(
  success: boolean,
  observed: Shown | Shown[],
  counts: { elements: number; missing?: number; remark?: string },
): Outcome {
  const result = {
    observed_value: Array.isArray(observed) ? observed.map(toShown) : toShown(observed),
    element_count: counts.elements,
    missing_count: counts.missing ?? 0,
    unexpected_count: 0,
    unexpected_percent: 0,
    partial_unexpected_list: [],
    partial_unexpected_index_list: [],
  }
  return counts.remark === undefined
    ? { success, result }
    : { success, result, remark: counts.remark }
}

/** A failure for want of something to judge: a column that is missing or of the wrong kind. */
export function cannotJudge(elements: number, remark: string): Outcome {
  return outcomeOfObservation(false, null, { elements, remark })
}

/** A value as JSON can hold it. */
export function toShown(value: Shown): Shown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
