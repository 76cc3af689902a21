// What one training run was: its parameters, steps, metrics and what it left behind.

export const RUN_STATES = ['running', 'finished', 'failed', 'stopped'] as const
export type RunState = (typeof RUN_STATES)[number]

export const STEP_STATES = ['waiting', 'running', 'done', 'skipped', 'failed', 'stopped'] as const
export type StepState = (typeof STEP_STATES)[number]

/** One step of a run. Its fingerprint is that of everything it was made from: data, parameters and code form. */
export type RunStep = {
  name: string
  state: StepState
  fingerprint: string | null
  /** Milliseconds since 1970; null while it has not begun or ended. */
  startedAt: number | null
  endedAt: number | null
  /** What it did, or why it was skipped or failed, in a sentence. */
  detail: string | null
}

/** A figure at a step of learning (0 where there is only one); `at` in milliseconds since 1970. */
export type RunMetric = { key: string; value: number; step: number; at: number }

/** Bytes a run left in the store of artefacts. */
export type RunArtefact = { name: string; path: string; sha256: string; bytes: number }

export type Run = {
  id: string
  name: string
  state: RunState
  startedAt: number
  endedAt: number | null
  parameters: Record<string, string | number | boolean>
  tags: Record<string, string>
  /** Where and with what it ran: revision, versions, platform. */
  environment: Record<string, string>
  dataFingerprint: string | null
  steps: RunStep[]
  metrics: RunMetric[]
  artefacts: RunArtefact[]
}

/** The last value of a metric, or null. */
export function lastMetric({ metrics }: Pick<Run, 'metrics'>, key: string): number | null {
  let last: RunMetric | null = null
  for (const metric of metrics)
    if (metric.key === key && (last === null || metric.step >= last.step)) last = metric
  return last?.value ?? null
}

/** Parameters and metrics of several runs beside each other; a row is marked where the runs differ. */
export type Comparison = {
  kind: 'parameter' | 'metric'
  key: string
  values: (string | number | boolean | null)[]
  differs: boolean
}[]

/** Lines up what the runs have, parameters first, by name; what a run lacks is null. */
export function compareRuns(runs: readonly Pick<Run, 'parameters' | 'metrics'>[]): Comparison {
  const rowsOf = (
    kind: Comparison[number]['kind'],
    keys: Iterable<string>,
    find: (run: (typeof runs)[number], key: string) => string | number | boolean | null,
  ): Comparison =>
    [...new Set(keys)].sort().map((key) => {
      const values = runs.map((run) => find(run, key))
      return { kind, key, values, differs: values.some((value) => value !== values[0]) }
    })
  return [
    ...rowsOf(
      'parameter',
      runs.flatMap(({ parameters }) => Object.keys(parameters)),
      ({ parameters }, key) => parameters[key] ?? null,
    ),
    ...rowsOf(
      'metric',
      runs.flatMap(({ metrics }) => metrics.map(({ key }) => key)),
      lastMetric,
    ),
  ]
}
