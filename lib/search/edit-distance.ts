// The edits between a query and the nearest beginning of a word or title.

/**
 * Returns the fewest insertions, deletions, replacements and swaps of neighbours (optimal string alignment)
 * that turn `query` into some beginning of `text` from `start` to `end`, or `most + 1` when it takes more.
 * O(query length x most).
 */
export function prefixDistance(
  query: Uint16Array,
  { text, start, end }: { text: Uint16Array; start: number; end: number },
  most: number,
): number {
  if (most === 0) return isBeginning(query, text, start, end) ? 0 : 1
  const width = Math.min(end - start, query.length + most)
  let before: number[] = []
  let last = Array.from({ length: width + 1 }, (_, j) => j)
  for (let i = 1; i <= query.length; i++) {
    const row = new Array<number>(width + 1).fill(most + 1)
    if (i <= most) row[0] = i
    let least = row[0]!
    for (let j = Math.max(1, i - most); j <= Math.min(width, i + most); j++) {
      const isSame = query[i - 1] === text[start + j - 1]
      let edits = Math.min(last[j - 1]! + (isSame ? 0 : 1), last[j]! + 1, row[j - 1]! + 1)
      const isSwap =
        i > 1 &&
        j > 1 &&
        query[i - 1] === text[start + j - 2] &&
        query[i - 2] === text[start + j - 1]
      if (isSwap) edits = Math.min(edits, before[j - 2]! + 1)
      row[j] = edits
      least = Math.min(least, edits)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return Math.min(most + 1, ...last)
}

function isBeginning(query: Uint16Array, text: Uint16Array, start: number, end: number): boolean {
  if (end - start < query.length) return false
  for (let i = 0; i < query.length; i++) if (text[start + i] !== query[i]) return false
  return true
}
