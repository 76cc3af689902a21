// How often a search finds what was meant, and how long it takes.
import { type BenchQuery, FEWEST_LETTERS } from './queries'

/** Returns the ids of the first five answers. */
export type Searcher = (query: string) => number[]

/** Shares of the queries whose film was among the first five, and 50th and 99th percentile of the time of one, in microseconds. */
export type Measured = {
  hitAt5: number
  hitAt5Full: number
  hitAt5Typo: number
  p50Us: number
  p99Us: number
  misses: BenchQuery[]
}

/** Asks every query `rounds` times and takes its median time; hits are those of the first round. */
export function measure(
  search: Searcher,
  queries: readonly BenchQuery[],
  rounds: number,
): Measured {
  const times = queries.map((): number[] => [])
  const misses: BenchQuery[] = []
  for (let round = 0; round < rounds; round++)
    queries.forEach((query, index) => {
      const start = performance.now()
      const ids = search(query.text)
      times[index]!.push((performance.now() - start) * 1000)
      if (round === 0 && !ids.includes(query.id)) misses.push(query)
    })
  const sorted = times.map((each) => median(each)).sort((a, b) => a - b)
  const hits = (kinds: BenchQuery['kind'][]) =>
    1 - countOf(misses, kinds) / Math.max(1, countOf(queries, kinds))
  return {
    hitAt5: hits(['keystroke', 'title']),
    hitAt5Full: hits(['title']),
    hitAt5Typo: hits(['typo']),
    p50Us: percentile(sorted, 0.5),
    p99Us: percentile(sorted, 0.99),
    misses: misses.filter((query) => counts(query)),
  }
}

/** The median of some numbers; 0 of none. */
export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  )
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function countOf(queries: readonly BenchQuery[], kinds: readonly BenchQuery['kind'][]): number {
  return queries.filter((query) => kinds.includes(query.kind) && counts(query)).length
}

/** Whole titles and typos count at any length. */
function counts({ text, kind }: BenchQuery): boolean {
  return kind === 'typo' || kind === 'title' || text.length >= FEWEST_LETTERS
}
