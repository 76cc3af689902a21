// For tests: one finished run with something of everything.
import type { MlflowRun } from './run'

export function exampleRun(changes: Partial<MlflowRun> = {}): MlflowRun {
  return {
    id: 'ranker:2026-03-01.7',
    experiment: 'ranker',
    name: 'ranker 7',
    startedAt: 1_772_323_200_000,
    endedAt: 1_772_323_260_000,
    status: 'finished',
    parameters: { learning_rate: '0.05', seed: '7' },
    metrics: [
      { key: 'loss', value: 0.7, step: 0, at: 1_772_323_210_000 },
      { key: 'loss', value: 0.1 + 0.2, step: 1, at: 1_772_323_220_000 },
      { key: 'ndcg@10', value: 0.41, step: 1, at: 1_772_323_230_000 },
    ],
    tags: { commit: 'abc123' },
    artefacts: [{ name: 'rows.bin', uri: 'store/ranker/7/rows.bin', sha256: 'f00d', bytes: 1234 }],
    model: { name: 'ranker', version: '7', isChampion: true },
    ...changes,
  }
}

/** So many steps of one metric. */
export function steps(count: number, key = 'loss'): MlflowRun['metrics'] {
  return Array.from({ length: count }, (_, step) => ({
    key,
    value: 1 / (step + 1),
    step,
    at: 1_772_323_200_000 + step,
  }))
}

/** So many parameters or tags, each value of that many characters. */
export function pairs(count: number, characters = 1): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`p${i}`, 'ж'.repeat(characters)]),
  )
}
