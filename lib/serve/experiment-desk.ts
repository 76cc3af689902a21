// What the dashboard shows of experiments and feedback, and what operators do there.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { listExperiments, type StoredExperiment } from '@/lib/db/experiments'
import { countImpressions } from '@/lib/db/impressions'
import { SITE } from '@/lib/db/ratings'
import { listVersions, refOf } from '@/lib/db/registry'
import { countVisitors } from '@/lib/db/visitors'
import { EXPERIMENT_KINDS, type Plan, type Variant } from '@/lib/experiments/experiment'
import { logger } from '@/lib/log'
import {
  analyseExperiment,
  type ExperimentFindings,
  planExperiment,
  promoteWinner,
  startExperiment,
  stopExperiment,
} from '@/lib/operate/experiments'
import { removeSimulation } from '@/lib/operate/simulation'
import { storeConnection } from './connection'

export type { ExperimentFindings, StoredExperiment }

/** All experiments, the latest first, and the models that variants can name. */
export function readExperiments(): { experiments: StoredExperiment[]; models: string[] } {
  const database = storeConnection()
  const versions = listVersions(database).filter(({ sha256 }) => sha256 !== null)
  return { experiments: listExperiments(database), models: ['content', ...versions.map(refOf)] }
}

/** What an experiment showed so far. Throws `not-found`. */
export function readFindings(key: string): ExperimentFindings {
  return analyseExperiment(storeConnection(), key)
}

/** Keeps a plan as a form tells it. Throws `bad-request`, `conflict`, `not-found`. */
export function planFromForm(form: FormData): string {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const number = (name: string) => (text(name) === '' ? null : Number(text(name)))
  const kind = EXPERIMENT_KINDS.find((one) => one === text('kind')) ?? 'split'
  const variants: Variant[] = []
  for (let i = 0; text(`name-${i}`) !== '' && i < 6; i++)
    variants.push({
      name: text(`name-${i}`),
      weight: number(`weight-${i}`) ?? 1,
      model: text(`model-${i}`) || null,
      diversity: number(`diversity-${i}`),
      novelty: number(`novelty-${i}`),
    })
  const plan: Plan = {
    key: text('key'),
    kind,
    source: SITE,
    salt: randomUUID(),
    share: (number('share') ?? 100) / 100,
    group: text('group')
      ? {
          name: text('group'),
          from: (number('from') ?? 0) / 100,
          to: (number('to') ?? 100) / 100,
        }
      : null,
    variants,
  }
  planExperiment(storeConnection(), plan, Date.now())
  logger().warn({ experiment: plan.key }, 'experiment planned')
  return plan.key
}

/** Starts, stops, or promotes what won; returns a sentence about it. */
export function decideExperiment(key: string, what: string): string {
  const database = storeConnection()
  const now = Date.now()
  logger().warn({ experiment: key, what }, 'experiment decided')
  if (what === 'start') {
    startExperiment(database, key, now)
    return `${key} runs.`
  }
  if (what === 'stop') return stopExperiment(database, key, now).sentence
  return `${promoteWinner(database, key, now)} serves now.`
}

/** How much feedback there is, by source. */
export function readFeedback() {
  const database = storeConnection()
  return { visitors: countVisitors(database), impressions: countImpressions(database) }
}

/** Removes all that a simulation left; returns how many rows went. */
export function removeSimulated(): number {
  return removeSimulation(storeConnection())
}
