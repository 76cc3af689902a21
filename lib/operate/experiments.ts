// What operators do with experiments: plan, start, look, stop, and let the winner serve.
import type { Database } from '@/lib/db/database'
import {
  addExperiment,
  getExperiment,
  listDays,
  listOutcomes,
  saveExperimentState,
  type StoredExperiment,
  type VisitorOutcome,
} from '@/lib/db/experiments'
import { SIMULATED } from '@/lib/db/ratings'
import { getVersion, refOf } from '@/lib/db/registry'
import { AppError } from '@/lib/errors'
import {
  alwaysValid,
  differenceAlwaysValid,
  type Interval,
  ratioSample,
  type Sample,
  sampleOf,
} from '@/lib/experiments/always-valid'
import { chanceToWin } from '@/lib/experiments/chance-to-win'
import { checkPlan, type Plan } from '@/lib/experiments/experiment'
import { preferences } from '@/lib/experiments/interleave'
import { visitorsNeeded } from '@/lib/experiments/power'
import { type SampleRatio, testSampleRatio } from '@/lib/experiments/sample-ratio'
import { type ArmView, judge, type Verdict } from '@/lib/experiments/verdict'
import { promote } from './promote'

/** One variant as it did so far. */
export type ArmFindings = ArmView & {
  shown: number
  clicked: number
  /** Clicks by films shown, with an interval that holds whenever one looks. */
  clickThrough: Interval
  likesPerVisitor: Interval
  /** Of those who liked something; median, in hours. Null where nobody did. */
  hoursToFirstLike: number | null
}

export type ExperimentFindings = {
  experiment: StoredExperiment
  arms: ArmFindings[]
  sampleRatio: SampleRatio
  needed: number
  days: { day: number; variant: string; shown: number; clicked: number }[]
  /** Of an interleaving: what visitors prefer, −1 the first variant, 1 the second. */
  preference: (Interval & { a: number; b: number; ties: number }) | null
  verdict: Verdict
}

/** Keeps a plan as a draft. Throws `bad-request` with all that is wrong with it, `not-found` for a model that is not there. */
export function planExperiment(database: Database, plan: Plan, now: number): void {
  const problems = checkPlan(plan)
  if (problems.length > 0) throw new AppError('bad-request', problems.join(' '))
  const variants = plan.variants.map((variant) => ({
    ...variant,
    model: variant.model === null ? null : refOfModel(database, variant.model),
  }))
  addExperiment(database, { ...plan, variants }, now)
}

/** The full name of a model; content is known by its name alone. */
function refOfModel(database: Database, asked: string): string {
  return asked === 'content' ? asked : refOf(getVersion(database, asked))
}

/** Starts a draft. Throws `conflict` where it ran already. */
export function startExperiment(database: Database, key: string, now: number): void {
  const { state } = getExperiment(database, key)
  if (state !== 'draft')
    throw new AppError('conflict', `${key} is ${state}; an experiment runs once. Plan another.`)
  saveExperimentState(database, key, { state: 'running', now, outcome: null })
}

/** Stops what runs, keeping what it said. Throws `conflict` where it does not run. */
export function stopExperiment(database: Database, key: string, now: number): Verdict {
  const { state } = getExperiment(database, key)
  if (state !== 'running') throw new AppError('conflict', `${key} is ${state}, not running.`)
  const { verdict } = analyseExperiment(database, key)
  saveExperimentState(database, key, { state: 'stopped', now, outcome: verdict.sentence })
  return verdict
}

/**
 * Lets the winner's model serve, with the experiment as the reason, and stops the experiment. Throws `conflict` where nothing won, or
 * where what won is no other model.
 */
export function promoteWinner(database: Database, key: string, now: number): string {
  const { verdict, experiment } = analyseExperiment(database, key)
  if (experiment.plan.source === SIMULATED)
    throw new AppError('conflict', `${key} is of simulated visitors; what they like serves nobody.`)
  const winner = experiment.plan.variants.find(({ name }) => name === verdict.winner)
  if (!winner) throw new AppError('conflict', `${key} has no winner: ${verdict.sentence}`)
  if (winner.model === null || winner.model === 'content')
    throw new AppError(
      'conflict',
      `${winner.name} won ${key}, and is no version of its own to promote; what it changes is its parameters.`,
    )
  const reason = `won the experiment ${key}: ${verdict.sentence}`
  const { version } = promote(database, winner.model, { reason, now })
  if (experiment.state === 'running')
    saveExperimentState(database, key, { state: 'stopped', now, outcome: verdict.sentence })
  return refOf(version)
}

/** Everything that an experiment showed so far (never of operators or programs). */
export function analyseExperiment(database: Database, key: string): ExperimentFindings {
  const experiment = getExperiment(database, key)
  const { plan } = experiment
  const asked = { experiment: key, source: plan.source }
  const outcomes = listOutcomes(database, asked)
  const arms = plan.kind === 'split' ? splitArms(plan, outcomes) : []
  const sampleRatio = testSampleRatio(
    arms.map(({ visitors }) => visitors),
    plan.variants.map(({ weight }) => weight),
  )
  const control = clickSample(outcomes.filter(({ variant }) => variant === plan.variants[0]!.name))
  const needed = visitorsNeeded(control)
  const preference = plan.kind === 'interleaving' ? preferenceOf(outcomes) : null
  return {
    experiment,
    arms,
    sampleRatio,
    needed,
    days: listDays(database, asked),
    preference,
    verdict: preference
      ? judgePreference(plan, preference, outcomes.length)
      : judge({ arms, sampleRatio, needed }),
  }
}

function splitArms({ variants }: Plan, outcomes: readonly VisitorOutcome[]): ArmFindings[] {
  const groups = variants.map(({ name }) => outcomes.filter(({ variant }) => variant === name))
  const samples = groups.map(clickSample)
  const { chances, losses } = chanceToWin(
    groups.map((group) => ({
      successes: group.filter(({ clicked }) => clicked > 0).length,
      trials: group.length,
    })),
  )
  return variants.map(({ name }, k) => {
    const group = groups[k]!
    const sample = samples[k]!
    return {
      name,
      visitors: group.length,
      mean: sample.mean,
      difference: k === 0 ? null : differenceAlwaysValid(samples[0]!, sample),
      chance: chances[k]!,
      loss: losses[k]!,
      shown: group.reduce((sum, { shown }) => sum + shown, 0),
      clicked: group.reduce((sum, { clicked }) => sum + clicked, 0),
      clickThrough: alwaysValid(sample),
      likesPerVisitor: alwaysValid(sampleOf(group.map(({ likes }) => likes))),
      hoursToFirstLike: medianHours(group),
    }
  })
}

function clickSample(group: readonly VisitorOutcome[]): Sample {
  return ratioSample(
    group.map(({ clicked }) => clicked),
    group.map(({ shown }) => shown),
  )
}

function medianHours(group: readonly VisitorOutcome[]): number | null {
  const hours = group
    .flatMap(({ firstLikeAt, exposedAt }) =>
      firstLikeAt === null ? [] : [Math.max(0, firstLikeAt - exposedAt) / 3_600_000],
    )
    .sort((a, b) => a - b)
  return hours[hours.length >> 1] ?? null
}

function preferenceOf(
  outcomes: readonly VisitorOutcome[],
): NonNullable<ExperimentFindings['preference']> {
  const { a, b, ties, ...sample } = preferences(
    outcomes.map(({ clicksA, clicksB }) => ({ a: clicksA, b: clicksB })),
  )
  return { ...alwaysValid(sample), a, b, ties }
}

function judgePreference(
  { variants: [first, second] }: Plan,
  { value, low, high, a, b, isSignificant }: NonNullable<ExperimentFindings['preference']>,
  visitors: number,
): Verdict {
  const names = [first!.name, second!.name] as const
  if (!isSignificant)
    return {
      kind: 'undecided',
      winner: null,
      sentence: `Undecided after ${visitors} visitors: ${a} clicked more of ${names[0]}, ${b} more of ${names[1]}.`,
    }
  const winner = value > 0 ? names[1] : names[0]
  const [best, other] = value > 0 ? [b, a] : [a, b]
  return {
    kind: 'winner',
    winner,
    sentence: `${winner} wins: ${best} visitors clicked more of its films, ${other} more of the other’s (preference ${low.toFixed(3)} to ${high.toFixed(3)}, however often one looks).`,
  }
}
