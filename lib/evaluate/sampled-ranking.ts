// Ranks one held-out film among sampled others, as published tasks have it.
import { addScores, type RowModel, type Taste } from '@/lib/models/row-model'

export type SampledTest = { taste: Taste; item: number; negatives: readonly number[] }

export type SampledFigures = { hr10: number; ndcg10: number }

const K = 10

/**
 * Hit rate and nDCG at 10 over the tests (He et al. 2017, section 4.1). Films that score the same stand before the
 * held-out one, and it is never its own negative. For a whole ranking use `rankEverything`.
 */
export function evaluateSampled(tests: readonly SampledTest[], model: RowModel): SampledFigures {
  const scores = new Float64Array(model.rows.columns)
  let hits = 0
  let gain = 0
  for (const { taste, item, negatives } of tests) {
    scores.fill(0)
    addScores(model, taste, scores)
    let rank = 0
    for (const other of new Set(negatives))
      if (other !== item && scores[other]! >= scores[item]!) rank++
    if (rank >= K) continue
    hits++
    gain += 1 / Math.log2(rank + 2)
  }
  return { hr10: hits / tests.length, ndcg10: gain / tests.length }
}
