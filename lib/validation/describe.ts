// What failed, in sentences.
import type { ValidationResult } from './validate'

/** Every failed expectation of that severity in a sentence. */
export function describeFailures(
  { name, report }: { name: string; report: Pick<ValidationResult, 'results'> },
  severity: 'critical' | 'warning',
): string[] {
  return report.results
    .filter((result) => !result.success && result.severity === severity)
    .map(({ expectation_config: { expectation_type, kwargs }, result, remark }) => {
      const column = 'column' in kwargs ? `.${String(kwargs.column)}` : ''
      return `${name}${column}: ${expectation_type} ${JSON.stringify(kwargs)}, got ${remark ?? JSON.stringify(result)}`
    })
}
