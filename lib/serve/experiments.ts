// Which variant of which experiment does this visitor get?
import 'server-only'
import { experimentsState, listExperiments, saveExposure } from '@/lib/db/experiments'
import { AppError } from '@/lib/errors'
import { assignVariant } from '@/lib/experiments/assign'
import type { Plan, Variant } from '@/lib/experiments/experiment'
import { storeConnection } from './connection'
import { type AnsweringModel, getModel, type Snapshot } from './snapshot'
import type { Visitor } from './visitor'

/** What an experiment changes for one visitor. */
export type Arm = {
  experiment: string
  variant: string
  model: AnsweringModel
  /** Of an interleaving: the other model, which drafts the list too. */
  rival: AnsweringModel | null
  diversity: number | null
  novelty: number | null
}

/** How often the store is asked whether an experiment began or ended, at most. */
const CHECK_MILLISECONDS = 1000
/** Both variants of an interleaving are met at once. */
const BOTH = 'both'

let known: { state: string; running: Plan[] } | null = null
let checkedAt = Number.NEGATIVE_INFINITY

/** The arm of a visitor in the first running experiment that takes them; null for somebody who takes part in none. */
export function findArm(snapshot: Snapshot, visitor: Visitor | null): Arm | null {
  if (!visitor) return null
  for (const plan of runningPlans()) {
    if (plan.source !== visitor.source) continue
    const variant = assignVariant(plan, visitor.key)
    if (variant) return armOf(snapshot, plan, variant)
  }
  return null
}

/** The arm that an operator asks to see, «experiment:variant», also of drafts. Throws `not-found` for one there is none of. */
export function findArmAsked(snapshot: Snapshot, asked: string): Arm {
  const [key, name] = asked.split(/:(.*)/s)
  const plan = listExperiments(storeConnection())
    .map((experiment) => experiment.plan)
    .find((one) => one.key === key)
  const variant = plan?.variants.find((one) => one.name === name)
  if (plan && variant) return armOf(snapshot, plan, variant)
  throw new AppError(
    'not-found',
    `Got «${asked}», expected the key of an experiment, a colon and one of its variants.`,
  )
}

/** Notes that an arm made a difference to a visitor; only the first time counts. */
export function noteExposure({ experiment, variant }: Arm, { key, source, now }: Visitor): void {
  const exposure = { experiment, variant, visitor: key, source, at: now }
  saveExposure(storeConnection(), exposure)
}

function armOf(snapshot: Snapshot, plan: Plan, variant: Variant): Arm {
  const modelOf = ({ model }: Variant) =>
    model === null ? snapshot.model : getModel(snapshot, model)
  if (plan.kind === 'interleaving') {
    const [first, second] = plan.variants
    return {
      experiment: plan.key,
      variant: BOTH,
      model: modelOf(first!),
      rival: modelOf(second!),
      diversity: null,
      novelty: null,
    }
  }
  const { name, diversity, novelty } = variant
  return {
    experiment: plan.key,
    variant: name,
    model: modelOf(variant),
    rival: null,
    diversity,
    novelty,
  }
}

function runningPlans(): Plan[] {
  const now = performance.now()
  if (known && now - checkedAt < CHECK_MILLISECONDS) return known.running
  checkedAt = now
  const database = storeConnection()
  const state = experimentsState(database)
  if (known?.state !== state) {
    const running = listExperiments(database).filter((one) => one.state === 'running')
    known = { state, running: running.map(({ plan }) => plan).reverse() }
  }
  return known.running
}
