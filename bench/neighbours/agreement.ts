// Do two searches agree: the same scores, and the same neighbours but for ties.
import type { NeighbourFiles } from './matrix-files'

/** Scores this close are the same. */
const TOLERANCE = 1e-5

/**
 * Returns the share of rows (0 to 1) whose k scores agree to 1e-5 and whose neighbours are the
 * same, those aside that tie with the last score: any of them may stand at the end of a list.
 */
export function shareOfSameRows(a: NeighbourFiles, b: NeighbourFiles, k: number): number {
  const rows = a.ids.length / k
  let same = 0
  for (let row = 0; row < rows; row++) if (isSameRow(a, b, row * k, k)) same++
  return same / rows
}

function isSameRow(a: NeighbourFiles, b: NeighbourFiles, first: number, k: number): boolean {
  for (let n = first; n < first + k; n++)
    if (Math.abs(a.scores[n]! - b.scores[n]!) > TOLERANCE) return false
  const last = a.scores[first + k - 1]!
  const theirs = new Set(b.ids.subarray(first, first + k))
  for (let n = first; n < first + k; n++)
    if (a.scores[n]! > last + TOLERANCE && !theirs.has(a.ids[n]!)) return false
  return true
}
