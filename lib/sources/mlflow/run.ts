// A training run as we keep it, and the same as MLflow takes it: its names, its lengths, finite numbers.
import { AppError } from '@/lib/errors'
import type { MlflowMetric, MlflowPair } from './shapes'

/** A training run to be exported; all times in whole ms since 1970. */
export type MlflowRun = {
  /** Ours, and the same whenever this run is exported: letters, digits and `. _ : -`. */
  id: string
  experiment: string
  name: string
  startedAt: number
  endedAt: number
  status: 'finished' | 'failed' | 'killed'
  parameters: Record<string, string>
  /** One entry a measurement; several steps share a key. */
  metrics: { key: string; value: number; step: number; at: number }[]
  tags: Record<string, string>
  /** Told as links; the bytes stay in our own store. */
  artefacts: { name: string; uri: string; sha256: string; bytes: number }[]
  /** The model that came of it, to be registered; null where none did. */
  model: { name: string; version: string; isChampion: boolean } | null
}

/** What of a run is logged in batches. */
export type MlflowContent = { params: MlflowPair[]; tags: MlflowPair[]; metrics: MlflowMetric[] }

/** The tag by which a run is found again. */
export const RUN_TAG = 'marquee.run'
const LEFT_OUT_TAG = 'marquee.metrics-left-out'
const CUT_TAG = 'marquee.cut'

/** mlflow/utils/validation.py; tags by the lowest limit of all versions since 2.0. */
const MOST_NAME_CHARACTERS = 250
const MOST_PARAM_CHARACTERS = 6000
const MOST_TAG_CHARACTERS = 5000
/** All but these are refused in names. */
const REFUSED_IN_NAMES = /[^\p{L}\p{N}_./ -]/gu

/**
 * The parameters, tags and metrics of a run as MLflow takes them. In names `@` becomes `_at_` ("ndcg@10":
 * "ndcg_at_10", as MLflow's own) and whatever else it refuses `_`. Values that are too long are cut and
 * metrics that are not finite left out; the tags `marquee.cut` and `marquee.metrics-left-out` name them.
 * Throws AppError where two names become one.
 */
export function mlflowContent(run: MlflowRun): MlflowContent {
  const params = pairsOf(run.parameters, 'parameters', MOST_PARAM_CHARACTERS)
  const tags = pairsOf(tagsOf(run), 'tags', MOST_TAG_CHARACTERS)
  const finite = run.metrics.filter(({ value }) => Number.isFinite(value))
  const names = mlflowNames(
    finite.map(({ key }) => key),
    'metrics',
  )
  const notes = {
    [CUT_TAG]: [...params.cut, ...tags.cut].join(', '),
    [LEFT_OUT_TAG]: run.metrics
      .filter(({ value }) => !Number.isFinite(value))
      .map(({ key, step, value }) => `${key} at step ${step} (${value})`)
      .join(', '),
  }
  return {
    params: params.pairs,
    tags: [
      ...tags.pairs,
      ...Object.entries(notes)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => ({ key, value: shorten(value, MOST_TAG_CHARACTERS) })),
    ],
    metrics: finite.map(({ key, value, step, at }) => ({
      key: names.get(key) ?? key,
      value,
      timestamp: at,
      step,
    })),
  }
}

function tagsOf(run: MlflowRun): Record<string, string> {
  const links = run.artefacts.map(({ name, uri, sha256, bytes }) => [
    `artefact.${name}`,
    JSON.stringify({ uri, sha256, bytes }),
  ])
  return { ...run.tags, ...Object.fromEntries(links), [RUN_TAG]: run.id }
}

function pairsOf(values: Record<string, string>, what: string, most: number) {
  const names = mlflowNames(Object.keys(values), what)
  const entries = Object.entries(values)
  return {
    pairs: entries.map(([key, value]) => ({
      key: names.get(key) ?? key,
      value: shorten(value, most),
    })),
    cut: entries
      .filter(([, value]) => value.length > most)
      .map(([key, value]) => `${key} (${value.length} characters)`),
  }
}

/** Each name to the one that MLflow takes. */
function mlflowNames(names: readonly string[], what: string): Map<string, string> {
  const taken = new Map<string, string>()
  for (const name of new Set(names)) {
    const clean = name.replaceAll('@', '_at_').replace(REFUSED_IN_NAMES, '_')
    const short = clean.slice(0, MOST_NAME_CHARACTERS)
    const other = taken.get(short)
    if (other !== undefined)
      throw new AppError(
        'unusable-data',
        `Got the ${what} «${other}» and «${name}», which MLflow would both call «${short}»; rename one.`,
      )
    taken.set(short, name)
  }
  return new Map([...taken].map(([short, name]) => [name, short]))
}

/** At most so many characters, with an ellipsis where something is gone and no half character. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
