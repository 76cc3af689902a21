// What the dashboard shows: plain data from server to pages. Times are milliseconds since 1970.

/** Where a run stands. */
export type RunState = 'running' | 'finished' | 'failed' | 'stopped'
export type StepState = 'waiting' | 'running' | 'done' | 'skipped' | 'failed' | 'stopped'

/** A figure with its bootstrap interval of 95 %, where it has one. */
export type Measured = { value: number; low: number | null; high: number | null }

export type RunSummary = {
  id: string
  state: RunState
  startedAt: number
  seconds: number | null
  /** nDCG@10 on the people kept apart; null where the run did not get so far. */
  ndcg10: Measured | null
  stepsDone: number
  steps: number
}

export type StepView = {
  name: string
  state: StepState
  startedAt: number | null
  seconds: number | null
  detail: string | null
  fingerprint: string | null
}

/** One curve: a figure over steps of learning. */
export type Curve = { key: string; points: { step: number; value: number }[] }

export type RunDetail = RunSummary & {
  parameters: Record<string, string>
  tags: Record<string, string>
  environment: Record<string, string>
  dataFingerprint: string | null
  stepViews: StepView[]
  /** The last value of every figure. */
  figures: { key: string; value: number }[]
  curves: Curve[]
  /** nDCG@10 of the run's model beside what served and content alone. */
  contest: { name: string; measured: Measured }[]
  artefacts: { name: string; path: string; sha256: string; bytes: number }[]
  logs: { id: number; at: number; level: string; text: string }[]
  looks: { id: number; name: string; isAccepted: boolean }[]
  models: string[]
}

export type ComparisonView = {
  runs: RunSummary[]
  rows: { kind: 'parameter' | 'metric'; key: string; values: string[]; differs: boolean }[]
}

export type VersionView = {
  ref: string
  name: string
  isServing: boolean
  createdAt: number
  bytes: number
  runId: string | null
  ndcg10: Measured | null
  /** What speaks against promoting it; empty where nothing does. */
  objections: string[]
  isOpen: boolean
}

export type PromotionView = {
  id: number
  kind: 'promote' | 'rollback'
  ref: string
  previous: string | null
  reason: string | null
  objections: string[]
  isForced: boolean
  at: number
}

/** What an operator did or tried; `outcome` is «done», or why not. */
export type AuditView = {
  id: number
  at: number
  action: string
  detail: string | null
  outcome: string
  address: string
}

export type ModelsView = {
  versions: VersionView[]
  history: PromotionView[]
  previous: string | null
  lineage: string[]
}

export type OverviewView = {
  serving: { ref: string; since: number | null } | null
  lock: { runId: string; holder: string; since: number; beatAt: number } | null
  films: number
  ratings: { source: string; count: number }[]
  events: { kind: string; count: number }[]
  tables: {
    name: string
    lookId: number
    rows: number
    failures: number
    warnings: number
    at: number
  }[]
  runs: RunSummary[]
}

export type ColumnView = {
  name: string
  kind: 'number' | 'text'
  nulls: number
  distinct: number
  /** Smallest, mean and largest of numbers; the most frequent texts. */
  facts: string[]
  /** Counts by bin or value, for a small chart. */
  bars: { label: string; count: number }[]
  drift: { psi: number | null; ks: number | null; verdict: 'stable' | 'moved' | 'shifted' } | null
}

export type ExpectationView = {
  place: number
  type: string
  column: string | null
  limits: string
  severity: 'critical' | 'warning'
  isMet: boolean
  observed: string
  notes: string | null
  rows: Record<string, string>[]
}

export type LookView = {
  id: number
  name: string
  runId: string
  rows: number
  createdAt: number
  isAccepted: boolean
  columns: ColumnView[]
  expectations: ExpectationView[]
}

export type TableView = {
  tables: string[]
  look: LookView | null
  history: { id: number; createdAt: number; rows: number; failures: number; isAccepted: boolean }[]
}
