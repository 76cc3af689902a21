// What an experiment says so far, in one sentence that an operator can act on.
import type { Interval } from './always-valid'
import type { SampleRatio } from './sample-ratio'

export type VerdictKind = 'mismatch' | 'winner' | 'too-early' | 'no-difference' | 'undecided'

export type Verdict = { kind: VerdictKind; sentence: string; winner: string | null }

/** One variant; the first is the control, whose difference is null. */
export type ArmView = {
  name: string
  visitors: number
  mean: number
  difference: Interval | null
  chance: number
  loss: number
}

export type Findings = {
  arms: ArmView[]
  sampleRatio: SampleRatio
  /** Visitors a variant for a tenth more or less to be found. */
  needed: number
}

/** A loss of less than this share of the control's mean is none. */
const NEGLIGIBLE = 0.01

/** Judges; a broken split says more than anything that was measured in it. */
export function judge({ arms, sampleRatio, needed }: Findings): Verdict {
  const [control] = arms
  if (!control) return { kind: 'too-early', sentence: 'Nobody took part yet.', winner: null }
  if (sampleRatio.isMismatch)
    return {
      kind: 'mismatch',
      winner: null,
      sentence: `The split is broken: ${arms.map(({ name, visitors }) => `${visitors} came to ${name}`).join(', ')}, which chance would do once in ${timesIn(sampleRatio.p)}. Believe nothing here until it is known why.`,
    }
  const better = arms
    .filter(({ difference }) => difference !== null && difference.low > 0)
    .sort((a, b) => b.mean - a.mean)[0]
  if (better) return won(better, control)
  const others = arms.slice(1)
  if (
    others.length > 0 &&
    others.every(({ difference }) => difference !== null && difference.high < 0)
  )
    return {
      kind: 'winner',
      winner: control.name,
      sentence: `${control.name} stays: every other variant does worse (${others.map(({ name, difference }) => `${name} by ${range(difference!)}`).join(', ')}).`,
    }
  const fewest = Math.min(...arms.map(({ visitors }) => visitors))
  if (fewest < needed)
    return {
      kind: 'too-early',
      winner: null,
      sentence: `Too early: ${fewest} visitors a variant so far, ${Number.isFinite(needed) ? `some ${needed} are needed` : 'and nothing has happened yet that could tell'} to find a tenth more or less.`,
    }
  const best = [...arms].sort((a, b) => b.chance - a.chance)[0]!
  const isSmall = best.loss < NEGLIGIBLE * control.mean
  return {
    kind: isSmall ? 'no-difference' : 'undecided',
    winner: null,
    sentence: isSmall
      ? `No difference worth having: choosing ${best.name} would cost at most ${percent(best.loss)} on the average.`
      : `Undecided: ${best.name} is ahead with a chance of ${percent(best.chance)}, and the intervals still hold zero.`,
  }
}

function won({ name, mean, difference, chance }: ArmView, control: ArmView): Verdict {
  return {
    kind: 'winner',
    winner: name,
    sentence: `${name} wins: ${percent(mean)} against ${percent(control.mean)} of ${control.name}, better by ${range(difference!)}, however often one looks; its chance of being best is ${percent(chance)}.`,
  }
}

function range({ low, high }: Interval): string {
  return `${points(low)} to ${points(high)} points`
}

function points(share: number): string {
  return (share * 100).toFixed(2)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`
}

function timesIn(p: number): string {
  return p > 0 ? Math.round(1 / p).toLocaleString('en-GB') : 'a lifetime'
}
