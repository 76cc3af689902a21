// Breaks a title into lines of balanced length.

/** Words that belong to the word after them: no line should end with one. */
const LEANING = new Set([
  'a',
  'an',
  'and',
  'at',
  'de',
  'der',
  'for',
  'in',
  'la',
  'le',
  'of',
  'on',
  'or',
  'the',
  'to',
  '&',
])

/**
 * Breaks words into exactly `count` lines so that the squares of their differences from the mean width are
 * least; `measure` gives the width of a text. Null where there are fewer words than lines. O(words² × lines).
 */
export function breakLines(
  words: readonly string[],
  count: number,
  measure: (text: string) => number,
): string[] | null {
  if (words.length < count) return null
  const mean = measure(words.join(' ')) / count
  const best = new Map<string, { cost: number; lines: string[] }>()

  function breakFrom(start: number, left: number): { cost: number; lines: string[] } {
    const key = `${start}:${left}`
    const known = best.get(key)
    if (known) return known
    let found = { cost: Number.POSITIVE_INFINITY, lines: [] as string[] }
    const last = left === 1 ? words.length : words.length - left + 1
    for (let end = left === 1 ? last : start + 1; end <= last; end++) {
      const line = words.slice(start, end).join(' ')
      const rest = left === 1 ? { cost: 0, lines: [] } : breakFrom(end, left - 1)
      const cost = lineCost(line, mean, measure(line), end === words.length) + rest.cost
      if (cost < found.cost) found = { cost, lines: [line, ...rest.lines] }
    }
    best.set(key, found)
    return found
  }
  return breakFrom(0, count).lines
}

function lineCost(line: string, mean: number, width: number, isLast: boolean): number {
  const off = ((width - mean) / mean) ** 2
  if (isLast) return off
  const end = line.split(' ').at(-1)!.toLowerCase()
  if (LEANING.has(end)) return off + 0.25
  return /[:–—-]$/.test(end) ? off - 0.3 : off
}
