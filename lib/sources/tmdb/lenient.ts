// Reads a foreign answer as far as it has the form we know: what has not becomes null and is told.
import type { z } from 'zod'
import type { Problem } from '@/lib/catalogue/problem'

/** More broken places than this, and it is another thing altogether. */
const MOST_BROKEN = 50

/**
 * Parses by a schema whose every field may be null. A field of another type is set to null and told as a
 * Problem; null where even so nothing remains, as when the answer is no object.
 */
export function parseLenient<T>(
  schema: z.ZodType<T>,
  answer: unknown,
  file: string,
): { value: T; problems: Problem[] } | null {
  const problems: Problem[] = []
  let rest = answer
  for (let round = 0; round < MOST_BROKEN; round++) {
    const parsed = schema.safeParse(rest)
    if (parsed.success) return { value: parsed.data, problems }
    for (const { path, message } of parsed.error.issues) {
      if (path.length === 0 || problems.length >= MOST_BROKEN) return null
      problems.push({
        code: 'changed-shape',
        severity: 'mended',
        file,
        line: null,
        field: path.join('.'),
        message: `${message}; the field is left out.`,
      })
      rest = withNull(rest, path)
    }
  }
  return null
}

/** The same value with null at the path; nothing given is changed. */
function withNull(value: unknown, [first, ...path]: readonly PropertyKey[]): unknown {
  if (first === undefined || typeof value !== 'object' || value === null) return null
  if (Array.isArray(value))
    return value.map((item, i) => (i === first ? withNull(item, path) : item))
  return { ...value, [first]: withNull(Reflect.get(value, first), path) }
}
