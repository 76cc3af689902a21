// `marquee pipeline`: import, validate, featurise, train, evaluate, register; each step only where something changed.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Database } from '@/lib/db/database'
import { HYBRID_MODEL } from '@/lib/models/hybrid-codec'
import { contextOf, type PipelineOptions } from './steps/context'
import { evaluateStep } from './steps/evaluate'
import { featuriseStep } from './steps/featurise'
import { fingerprintData, importStep } from './steps/import'
import { type RegisterOutput, registerStep } from './steps/register'
import { trainStep } from './steps/train'
import { validateStep } from './steps/validate'
import { Walk } from './walk'

export const PIPELINE_STEPS = [
  'import',
  'validate',
  'featurise',
  'train',
  'evaluate',
  'register',
] as const

/** What a walk came to. */
export type PipelineResult = RegisterOutput & { runId: string }

/** Walks once. Throws what stops it, after keeping that in the run; what was stored by then stays whole. */
export async function runPipeline(
  database: Database,
  options: PipelineOptions,
): Promise<PipelineResult> {
  const { now, tell, signal, environment, tags, seed, isPromoting } = options
  const runId = randomUUID()
  const walk = new Walk(database, PIPELINE_STEPS, {
    runId,
    name: HYBRID_MODEL,
    parameters: { seed, isPromoting },
    tags,
    environment,
    holder: holderOf(process.pid),
    isDead,
    signal,
    now,
    tell,
  })
  const context = contextOf({ database, walk, runId, options })
  let dataFingerprint: string | null = null
  try {
    await importStep(context)
    dataFingerprint = fingerprintData(database)
    await validateStep(context, dataFingerprint)
    await featuriseStep(context)
    const trained = await trainStep(context, dataFingerprint)
    const evaluated = await evaluateStep(context, trained, dataFingerprint)
    const registered = await registerStep(context, trained, evaluated, dataFingerprint)
    walk.end(undefined, { dataFingerprint })
    return { ...registered, runId }
  } catch (error) {
    walk.end(error, { dataFingerprint })
    throw error
  }
}

function holderOf(pid: number | string): string {
  return `${hostname()}, process ${pid}`
}

/** Whether a holder was a process of this machine that has ended. */
function isDead(holder: string): boolean {
  const [, pid] = /, process (\d+)$/.exec(holder) ?? []
  if (pid === undefined || holder !== holderOf(pid)) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
