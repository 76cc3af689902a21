// Limits on a number, as suites write them.

/** Inclusive limits; what is left out or null does not limit. */
export type Limits = {
  min_value?: number | null | undefined
  max_value?: number | null | undefined
}

/** Whether a number lies within limits. */
export function isWithin(value: number, { min_value, max_value }: Limits): boolean {
  return (
    value >= (min_value ?? Number.NEGATIVE_INFINITY) &&
    value <= (max_value ?? Number.POSITIVE_INFINITY)
  )
}
