// Experiments: their plans, who met which variant, and what came of it.
import { AppError } from '@/lib/errors'
import type { ExperimentState, Plan } from '@/lib/experiments/experiment'
import { type Database, inTransaction } from './database'

/** Times in milliseconds since 1970. `outcome` is the sentence with which it was stopped. */
export type StoredExperiment = {
  plan: Plan
  state: ExperimentState
  createdAt: number
  startedAt: number | null
  stoppedAt: number | null
  outcome: string | null
}

/** What one visitor did since meeting a variant. */
export type VisitorOutcome = {
  visitor: string
  variant: string
  exposedAt: number
  shown: number
  clicked: number
  /** Clicks on films that either side of an interleaving drafted. */
  clicksA: number
  clicksB: number
  likes: number
  firstLikeAt: number | null
}

type Row = {
  key: string
  state: ExperimentState
  plan: string
  createdAt: number
  startedAt: number | null
  stoppedAt: number | null
  outcome: string | null
}

/** Keeps a new plan. Throws `conflict` where the key is taken. */
export function addExperiment(database: Database, plan: Plan, now: number): void {
  if (findExperiment(database, plan.key))
    throw new AppError(
      'conflict',
      `There is an experiment ${plan.key} already; choose another key.`,
    )
  database
    .prepare('INSERT INTO Experiment (key, state, plan, createdAt) VALUES (?, ?, ?, ?)')
    .run(plan.key, 'draft', JSON.stringify(plan), now)
}

/** Changes the state. */
export function saveExperimentState(
  database: Database,
  key: string,
  { state, now, outcome }: { state: 'running' | 'stopped'; now: number; outcome: string | null },
): void {
  const column = state === 'running' ? 'startedAt' : 'stoppedAt'
  database
    .prepare(`UPDATE Experiment SET state = ?, ${column} = ?, outcome = ? WHERE key = ?`)
    .run(state, now, outcome, key)
}

/** All experiments, the latest first. */
export function listExperiments(database: Database): StoredExperiment[] {
  const rows = database
    .prepare('SELECT * FROM Experiment ORDER BY createdAt DESC, key')
    .all() as Row[]
  return rows.map(experimentOf)
}

/** One experiment, or null. */
export function findExperiment(database: Database, key: string): StoredExperiment | null {
  const row = database.prepare('SELECT * FROM Experiment WHERE key = ?').get(key) as Row | undefined
  return row ? experimentOf(row) : null
}

/** One experiment. Throws `not-found` naming those there are. */
export function getExperiment(database: Database, key: string): StoredExperiment {
  const found = findExperiment(database, key)
  if (found) return found
  const known = listExperiments(database).map(({ plan }) => plan.key)
  throw new AppError(
    'not-found',
    `Got experiment «${key}», expected one of: ${known.join(', ') || 'none yet'}.`,
  )
}

/** Changes whenever an experiment begins or ends. */
export function experimentsState(database: Database): string {
  const row = database
    .prepare(
      "SELECT count(*) AS running, coalesce(max(startedAt), 0) AS latest FROM Experiment WHERE state = 'running'",
    )
    .get() as { running: number; latest: number }
  return `${row.running}-${row.latest}`
}

/** Removes an experiment and who met what in it; returns how many rows went. */
export function removeExperiment(database: Database, key: string): number {
  return inTransaction(
    database,
    () =>
      database.prepare('DELETE FROM Exposure WHERE experiment = ?').run(key).changes +
      database.prepare('DELETE FROM Experiment WHERE key = ?').run(key).changes,
  )
}

/** Keeps who met which variant, the first time only. */
export function saveExposure(
  database: Database,
  exposure: { experiment: string; visitor: string; variant: string; source: string; at: number },
): void {
  const { experiment, visitor, variant, source, at } = exposure
  database
    .prepare(
      'INSERT INTO Exposure (experiment, visitor, variant, source, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(experiment, visitor, variant, source, at)
}

/**
 * What each visitor of a source did since meeting a variant: films shown and clicked in lists of that variant, likes and ratings of
 * four stars or more.
 */
export function listOutcomes(
  database: Database,
  { experiment, source }: { experiment: string; source: string },
): VisitorOutcome[] {
  const exposed = database
    .prepare(
      'SELECT visitor, variant, at FROM Exposure WHERE experiment = ? AND source = ? ORDER BY at, visitor',
    )
    .all(experiment, source) as { visitor: string; variant: string; at: number }[]
  const outcomes = new Map<string, VisitorOutcome>()
  for (const { visitor, variant, at } of exposed)
    outcomes.set(visitor, {
      visitor,
      variant,
      exposedAt: at,
      shown: 0,
      clicked: 0,
      clicksA: 0,
      clicksB: 0,
      likes: 0,
      firstLikeAt: null,
    })
  addImpressions(database, { experiment, source }, outcomes)
  addLikes(database, source, outcomes)
  return [...outcomes.values()]
}

function addImpressions(
  database: Database,
  { experiment, source }: { experiment: string; source: string },
  outcomes: Map<string, VisitorOutcome>,
): void {
  const rows = database
    .prepare(
      `SELECT visitor, variant, count(*) AS shown, count(clickedAt) AS clicked,
         count(clickedAt) FILTER (WHERE team = 'a') AS a, count(clickedAt) FILTER (WHERE team = 'b') AS b
       FROM Impression WHERE experiment = ? AND source = ? GROUP BY visitor, variant`,
    )
    .all(experiment, source) as {
    visitor: string
    variant: string
    shown: number
    clicked: number
    a: number
    b: number
  }[]
  for (const { visitor, variant, shown, clicked, a, b } of rows) {
    const outcome = outcomes.get(visitor)
    if (outcome?.variant !== variant) continue
    Object.assign(outcome, { shown, clicked, clicksA: a, clicksB: b })
  }
}

function addLikes(database: Database, source: string, outcomes: Map<string, VisitorOutcome>): void {
  const rows = database
    .prepare(
      `SELECT visitor, at FROM Event WHERE kind = 'like' AND source = ?1
       UNION ALL SELECT u.key AS visitor, r.ratedAt * 1000 AS at FROM Rating r JOIN Rater u ON u.id = r.raterId
         JOIN RatingSet s ON s.id = u.setId WHERE s.source = ?1 AND r.halfStars >= 8`,
    )
    .all(source) as { visitor: string; at: number }[]
  for (const { visitor, at } of rows) {
    const outcome = outcomes.get(visitor)
    // Ratings know whole seconds only.
    if (!outcome || at < outcome.exposedAt - 999) continue
    outcome.likes++
    outcome.firstLikeAt = Math.min(outcome.firstLikeAt ?? at, at)
  }
}

/** Films shown and clicked by day (UTC) and variant. */
export function listDays(
  database: Database,
  { experiment, source }: { experiment: string; source: string },
): { day: number; variant: string; shown: number; clicked: number }[] {
  const rows = database
    .prepare(
      `SELECT shownAt / 86400000 AS day, variant, count(*) AS shown, count(clickedAt) AS clicked
       FROM Impression WHERE experiment = ? AND source = ? GROUP BY day, variant ORDER BY day, variant`,
    )
    .all(experiment, source) as { day: number; variant: string; shown: number; clicked: number }[]
  return rows.map(({ day, variant, shown, clicked }) => ({
    day: Math.floor(day) * 86_400_000,
    variant,
    shown,
    clicked,
  }))
}

function experimentOf({
  plan,
  state,
  createdAt,
  startedAt,
  stoppedAt,
  outcome,
}: Row): StoredExperiment {
  return { plan: JSON.parse(plan) as Plan, state, createdAt, startedAt, stoppedAt, outcome }
}
