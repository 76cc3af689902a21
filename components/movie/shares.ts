import type { Reason } from '@/lib/api/schemas'

/** A reason with its part of the score in tenths of a per cent; the parts of a list sum to 1000. */
export type Share = { label: string; kind: Reason['kind'] | 'rest'; parts: number }

const WHOLE = 1000

/**
 * Writes contributions as parts of their sum, rounded so that they still sum to the whole (largest
 * remainders); those after the first `most` are added up into one.
 */
export function sharesOf(reasons: readonly Reason[], most: number): Share[] {
  const ordered = [...reasons].sort((a, b) => b.contribution - a.contribution)
  const total = ordered.reduce((sum, { contribution }) => sum + contribution, 0)
  if (!(total > 0)) return []
  const rest = ordered.slice(most)
  const named = rest.length > 1 ? ordered.slice(0, most) : ordered
  const exact = named.map(({ label, kind, contribution }) => ({
    label,
    kind,
    exact: (WHOLE * contribution) / total,
  }))
  const others = rest.reduce((sum, { contribution }) => sum + contribution, 0)
  const all: (Omit<Share, 'parts'> & { exact: number })[] =
    rest.length > 1
      ? [
          ...exact,
          { label: `${rest.length} smaller ones`, kind: 'rest', exact: (WHOLE * others) / total },
        ]
      : exact
  return roundTogether(all)
}

function roundTogether(shares: readonly (Omit<Share, 'parts'> & { exact: number })[]): Share[] {
  const floors = shares.map(({ exact }) => Math.floor(exact))
  const missing = WHOLE - floors.reduce((sum, value) => sum + value, 0)
  const byRemainder = shares
    .map(({ exact }, index) => ({ index, remainder: exact - floors[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index))
  return shares.map(({ label, kind }, index) => ({
    label,
    kind,
    parts: floors[index]! + (raised.has(index) ? 1 : 0),
  }))
}
