// What an experiment is: variants of models and parameters, who takes part, and whether the plan can be run.

/** A way of making lists. Null leaves it as it is for everybody. */
export type Variant = {
  name: string
  /** Share of those who take part, relative to the other variants' weights. */
  weight: number
  /** Name and version of a model; null: the champion. */
  model: string | null
  diversity: number | null
  novelty: number | null
}

/** Split: each visitor gets one variant. Interleaving: both variants draft every list in turn. */
export const EXPERIMENT_KINDS = ['split', 'interleaving'] as const

/** The plan; the first variant is the control. */
export type Plan = {
  key: string
  kind: (typeof EXPERIMENT_KINDS)[number]
  /** Whose visits it is made of: those of people, or those of a simulation. */
  source: 'site' | 'simulated'
  /** Seeds the assignment: another salt draws anew. */
  salt: string
  /** Share of all visitors who take part, 0 to 1. */
  share: number
  /** Experiments of one group never have a visitor in common: each has its own range of it. */
  group: { name: string; from: number; to: number } | null
  variants: Variant[]
}

export const EXPERIMENT_STATES = ['draft', 'running', 'stopped'] as const
export type ExperimentState = (typeof EXPERIMENT_STATES)[number]

/** What is wrong with a plan, in sentences; empty where it can be run. */
export function checkPlan({ key, kind, share, group, variants }: Plan): string[] {
  const names = new Set(variants.map(({ name }) => name))
  const isUnit = (value: number | null) => value === null || (value >= 0 && value <= 1)
  const rules: [boolean, string][] = [
    [/^[a-z0-9-]{2,60}$/.test(key), `Got key «${key}», expected 2 to 60 of a to z, 0 to 9 and -.`],
    [share > 0 && share <= 1, `Got a share of ${share}, expected more than 0 and at most 1.`],
    [variants.length >= 2, `Got ${variants.length} variants, expected at least 2.`],
    [variants.length <= 6, `Got ${variants.length} variants, expected at most 6.`],
    [names.size === variants.length, 'Got variants of the same name, expected each once.'],
    [
      variants.every(({ name }) => /^[\w .-]{1,40}$/.test(name)),
      'Expected names of variants of 1 to 40 letters, digits, spaces, dots and dashes.',
    ],
    [variants.every(({ weight }) => weight > 0), 'Expected weights above 0.'],
    [
      variants.every(({ diversity, novelty }) => isUnit(diversity) && isUnit(novelty)),
      'Expected diversity and novelty from 0 to 1.',
    ],
    [
      group === null || (group.from >= 0 && group.from < group.to && group.to <= 1),
      'Got a range of the group that is none, expected 0 ≤ from < to ≤ 1.',
    ],
    [
      kind !== 'interleaving' || variants.length === 2,
      'An interleaving compares two variants, no more.',
    ],
  ]
  return rules.filter(([isMet]) => !isMet).map(([, sentence]) => sentence)
}
