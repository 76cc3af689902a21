// The pipeline's walk: steps one after the other, unchanged ones skipped, all of it kept as a run.
import type { Database } from '@/lib/db/database'
import {
  addLog,
  beatLock,
  createRun,
  endRun,
  findStepOutput,
  freeLock,
  saveMetrics,
  saveStep,
  takeLock,
  usualMilliseconds,
} from '@/lib/db/runs'
import { AppError } from '@/lib/errors'
import type { RunStep } from '@/lib/runs/run'

/** What a step may do beside its work. Every call throws `Stopped` once the walk is to stop. */
export type StepTools = {
  runId: string
  /** Says what is being done; kept in the run's log. */
  say: (text: string) => void
  /** Keeps a figure at a step of learning. */
  measure: (key: string, value: number, step?: number) => void
}

/** A step's outcome: a sentence about it, and what later steps and runs read, as JSON. */
export type StepResult<Output> = { detail: string; output: Output }

/** One step. It is done anew only where its fingerprint, that of all it is made from, is new or `isWhole` says no. */
export type Step<Output> = {
  name: string
  fingerprint: () => string
  work: (tools: StepTools) => Promise<StepResult<Output>> | StepResult<Output>
  /** Whether what an earlier run left is still there and sound. */
  isWhole?: (output: Output) => boolean
  /** Called where the step is skipped, with what the earlier run left. */
  reuse?: (output: Output, tools: StepTools) => void
}

/** Thrown inside a step when the walk is asked to stop. */
export class Stopped extends Error {}

export type WalkOptions = {
  runId: string
  name: string
  parameters: Record<string, string | number | boolean>
  tags: Record<string, string>
  environment: Record<string, string>
  /** Who holds the lock: machine and process. */
  holder: string
  /** Whether a holder is known to be no more. */
  isDead?: (holder: string) => boolean
  signal: AbortSignal
  now: () => number
  /** Told as things happen; `share` of the step's usual seconds is not known on a first run. */
  tell: (event: WalkEvent) => void
}

export type WalkEvent =
  | { kind: 'begun'; step: string; place: number; of: number; usualSeconds: number | null }
  | { kind: 'said'; step: string; text: string }
  | { kind: 'ended'; step: string; state: RunStep['state']; detail: string; seconds: number }

/** How often the lock is renewed, at least. */
const BEAT_MILLISECONDS = 5000

/** Runs steps in order; each is given as a function, since its inputs are what the steps before it left. */
export class Walk {
  readonly #database: Database
  readonly #options: WalkOptions
  readonly #names: readonly string[]
  #place = 0
  #beatAt = 0

  /** Takes the lock and opens the run. Throws where another pipeline holds the lock. */
  constructor(database: Database, names: readonly string[], options: WalkOptions) {
    this.#database = database
    this.#options = options
    this.#names = names
    const {
      runId,
      holder,
      isDead = () => false,
      now,
      name,
      parameters,
      tags,
      environment,
    } = options
    takeLock(database, { runId, holder, isDead, now: now() })
    this.#beatAt = now()
    createRun(database, {
      id: runId,
      name,
      startedAt: now(),
      parameters,
      tags,
      environment,
      steps: [...names],
    })
  }

  /** Does the next step, or skips it, and returns what it left. Throws what the step throws, after keeping it in the run. */
  async step<Output>(step: Step<Output>): Promise<Output> {
    const { runId, now, tell } = this.#options
    const place = this.#place++
    if (this.#names[place] !== step.name)
      throw new RangeError(`Got step ${step.name}, expected ${this.#names[place] ?? 'none'}.`)
    const fingerprint = step.fingerprint()
    const startedAt = now()
    const tools = this.#toolsOf(step.name)
    const keep = (state: RunStep['state'], detail: string | null, output?: Output) =>
      saveStep(
        this.#database,
        runId,
        {
          name: step.name,
          state,
          fingerprint,
          startedAt,
          endedAt: state === 'running' ? null : now(),
          detail,
        },
        output,
      )
    const end = (state: RunStep['state'], detail: string, output?: Output) => {
      keep(state, detail, output)
      tell({ kind: 'ended', step: step.name, state, detail, seconds: (now() - startedAt) / 1000 })
    }
    const earlier = findStepOutput(this.#database, step.name, fingerprint)
    if (earlier && (step.isWhole?.(earlier.output as Output) ?? true)) {
      step.reuse?.(earlier.output as Output, tools)
      end('skipped', `unchanged since run ${earlier.runId}`, earlier.output as Output)
      return earlier.output as Output
    }
    keep('running', null)
    tell({
      kind: 'begun',
      step: step.name,
      place: place + 1,
      of: this.#names.length,
      usualSeconds: inSeconds(usualMilliseconds(this.#database, step.name)),
    })
    try {
      tools.say('begun')
      const { detail, output } = await step.work(tools)
      end('done', detail, output)
      return output
    } catch (error) {
      const isStopped = error instanceof Stopped
      end(isStopped ? 'stopped' : 'failed', isStopped ? 'stopped by hand' : messageOf(error))
      throw error
    }
  }

  /** Closes the run and lets go of the lock. `error` is what ended it, if anything did. */
  end(
    error: unknown,
    facts: { dataFingerprint: string | null; tags?: Record<string, string> },
  ): void {
    const { runId, now } = this.#options
    const state = error === undefined ? 'finished' : error instanceof Stopped ? 'stopped' : 'failed'
    if (state === 'failed') this.#log('error', messageOf(error))
    endRun(this.#database, runId, { state, endedAt: now(), ...facts })
    freeLock(this.#database, runId)
  }

  #toolsOf(step: string): StepTools {
    const { runId, now, signal, tell } = this.#options
    const look = () => {
      if (signal.aborted) throw new Stopped('The pipeline was asked to stop.')
      if (now() - this.#beatAt < BEAT_MILLISECONDS) return
      beatLock(this.#database, { runId, now: now() })
      this.#beatAt = now()
    }
    return {
      runId,
      say: (text) => {
        look()
        this.#log('info', `${step}: ${text}`)
        tell({ kind: 'said', step, text })
      },
      measure: (key, value, at = 0) => {
        look()
        saveMetrics(this.#database, runId, [{ key, value, step: at, at: now() }])
      },
    }
  }

  #log(level: string, text: string): void {
    const { runId, now } = this.#options
    addLog(this.#database, runId, { at: now(), level, text })
  }
}

function inSeconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000
}

function messageOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
