// For tests: what an MLflow tracking server keeps, in memory, and what it refuses, in MLflow's own words.
import type { MlflowMetric, MlflowPair } from './shapes'

type StoredRun = {
  runId: string
  experimentId: string
  name: string
  status: string
  startTime: number
  endTime: number | null
  params: Map<string, string>
  tags: Map<string, string>
  /** As a file store: what is logged twice stands twice. */
  metrics: MlflowMetric[]
}
type StoredVersion = { version: string; source: string; runId: string; tags: MlflowPair[] }

export type MlflowStore = {
  /** Id by name. */
  experiments: Map<string, string>
  runs: StoredRun[]
  models: Map<string, { versions: StoredVersion[]; aliases: Map<string, string> }>
}

/** The fields of a query or of a body. */
type Input = {
  name: string
  experiment_name: string
  experiment_id: string
  experiment_ids: string[]
  filter: string
  max_results: number
  run_id: string
  run_name: string
  start_time: number
  end_time: number
  status: string
  metric_key: string
  page_token: string
  params: MlflowPair[]
  tags: MlflowPair[]
  metrics: MlflowMetric[]
  source: string
  alias: string
  version: string
}

/** MLflow's error: { error_code, message } with a status. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export function emptyStore(): MlflowStore {
  return { experiments: new Map(), runs: [], models: new Map() }
}

const HISTORY_A_PAGE = 1000
const VALID_NAME = /^[/\p{L}\p{N}_.\- ]+$/u

/** Every endpoint that the export uses, by method and path. */
export const ENDPOINTS: Record<string, (store: MlflowStore, input: Input) => object> = {
  'GET experiments/get-by-name': (store, { experiment_name: name }) => {
    const id = store.experiments.get(name)
    if (id === undefined) throw missing(`Could not find experiment with name '${name}'`)
    return { experiment: { experiment_id: id, name, lifecycle_stage: 'active' } }
  },
  'POST experiments/create': (store, { name }) => {
    if (store.experiments.has(name)) throw existing(`Experiment(name=${name}) already exists.`)
    const id = String(store.experiments.size + 1)
    store.experiments.set(name, id)
    return { experiment_id: id }
  },
  'POST runs/search': (store, { experiment_ids: ids, filter, max_results: most }) => {
    const [, key, value] = /^tags\.`(.+)` = '(.+)'$/.exec(filter) ?? []
    if (key === undefined) throw invalid(`Invalid clause(s) in filter string: '${filter}'`)
    const runs = store.runs
      .filter((run) => ids.includes(run.experimentId) && run.tags.get(key) === value)
      .slice(0, most)
    return runs.length === 0 ? {} : { runs: runs.map(tell) }
  },
  'POST runs/create': (store, input) => {
    const { experiment_id: experimentId, run_name: name, start_time: startTime, tags } = input
    if (![...store.experiments.values()].includes(experimentId))
      throw missing(`No Experiment with id=${experimentId} exists`)
    const run: StoredRun = {
      runId: `${store.runs.length + 1}`.padStart(32, '0'),
      experimentId,
      name,
      status: 'RUNNING',
      startTime,
      endTime: null,
      params: new Map(),
      tags: new Map(tags.map(({ key, value }) => [key, value])),
      metrics: [],
    }
    run.tags.set('mlflow.runName', name)
    store.runs.push(run)
    return { run: tell(run) }
  },
  'POST runs/log-batch': (store, { run_id: id, params = [], tags = [], metrics = [] }) => {
    const run = runOf(store, id)
    validateBatch({ params, tags, metrics })
    validateUnchanged(run, params)
    for (const { key, value } of params) run.params.set(key, value)
    for (const { key, value } of tags) run.tags.set(key, value)
    run.metrics.push(...metrics)
    return {}
  },
  'GET metrics/get-history': (store, { run_id: id, metric_key: key, page_token: token }) => {
    const from = Number(token ?? 0)
    const all = runOf(store, id).metrics.filter((metric) => metric.key === key)
    const metrics = all.slice(from, from + HISTORY_A_PAGE)
    const next = from + metrics.length
    return { metrics, ...(next < all.length && { next_page_token: String(next) }) }
  },
  'POST runs/update': (store, { run_id: id, status, end_time: endTime }) => {
    const run = runOf(store, id)
    if (!['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'].includes(status))
      throw invalid(`Invalid value ${status} for parameter 'status' supplied.`)
    Object.assign(run, { status, endTime })
    return { run_info: tell(run).info }
  },
  'POST registered-models/create': (store, { name }) => {
    if (store.models.has(name)) throw existing(`Registered Model (name=${name}) already exists.`)
    store.models.set(name, { versions: [], aliases: new Map() })
    return { registered_model: { name } }
  },
  'GET model-versions/search': (store, { filter }) => {
    const [, id] = /^run_id = '(.+)'$/.exec(filter) ?? []
    if (id === undefined) throw invalid(`Invalid filter: ${filter}`)
    const versions = [...store.models].flatMap(([name, model]) =>
      model.versions
        .filter(({ runId }) => runId === id)
        .map((one) => ({ name, version: one.version, run_id: id, tags: one.tags })),
    )
    return versions.length === 0 ? {} : { model_versions: versions }
  },
  'POST model-versions/create': (store, { name, source, run_id: runId, tags }) => {
    const model = modelOf(store, name)
    if (!/^[a-z0-9+.-]+:\/\/[^/]+\/./.test(source) || source.includes('..'))
      throw invalid(`Invalid model version source: '${source}'.`)
    const version = String(model.versions.length + 1)
    model.versions.push({ version, source, runId: runOf(store, runId).runId, tags })
    return { model_version: { name, version, source, run_id: runId, status: 'READY', tags } }
  },
  'POST registered-models/alias': (store, { name, alias, version }) => {
    const model = modelOf(store, name)
    if (!model.versions.some((one) => one.version === version))
      throw missing(`Model Version (name=${name}, version=${version}) not found`)
    model.aliases.set(alias, version)
    return {}
  },
}

/** A run as an answer tells it: empty lists are left out, and of each metric the latest stands. */
function tell(run: StoredRun) {
  const latest = new Map<string, MlflowMetric>()
  for (const metric of run.metrics) {
    const before = latest.get(metric.key)
    if (!before || metric.step >= before.step) latest.set(metric.key, metric)
  }
  const pairs = (map: Map<string, string>) => [...map].map(([key, value]) => ({ key, value }))
  const lists = { params: pairs(run.params), tags: pairs(run.tags), metrics: [...latest.values()] }
  return {
    info: {
      run_id: run.runId,
      run_uuid: run.runId,
      experiment_id: run.experimentId,
      run_name: run.name,
      status: run.status,
      start_time: run.startTime,
      lifecycle_stage: 'active',
      ...(run.endTime !== null && { end_time: run.endTime }),
    },
    data: Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
  }
}

function runOf(store: MlflowStore, id: string): StoredRun {
  const run = store.runs.find(({ runId }) => runId === id)
  if (!run) throw missing(`Run with id=${id} not found`)
  return run
}

function modelOf(store: MlflowStore, name: string) {
  const model = store.models.get(name)
  if (!model) throw missing(`Registered Model with name=${name} not found`)
  return model
}

/** mlflow/utils/validation.py */
function validateBatch({ params, tags, metrics }: Pick<Input, 'params' | 'tags' | 'metrics'>) {
  atMost(1000, metrics, 'metrics')
  atMost(100, params, 'params')
  atMost(100, tags, 'tags')
  atMost(1000, [...metrics, ...params, ...tags], 'metrics, params, and tags')
  for (const { key, value } of params) validateLength('Param value', 6000, value, key)
  for (const { key, value } of tags) validateLength('Tag value', 5000, value, key)
  for (const { key } of [...params, ...tags, ...metrics]) {
    if (!VALID_NAME.test(key)) throw invalid(`Invalid parameter name: '${key}'.`)
    validateLength('Key', 250, key, key)
  }
  for (const { key, value } of metrics)
    if (typeof value !== 'number') throw invalid(`Got invalid value ${value} for metric '${key}'`)
}

function atMost(limit: number, list: readonly unknown[], what: string) {
  if (list.length > limit)
    throw invalid(
      `A batch logging request can contain at most ${limit} ${what}. Got ${list.length} ${what}.`,
    )
}

function validateLength(what: string, limit: number, text: string, key: string) {
  if (text.length > limit)
    throw invalid(
      `${what} '${key}' had length ${text.length}, which exceeded length limit of ${limit}`,
    )
}

function validateUnchanged(run: StoredRun, params: readonly MlflowPair[]) {
  for (const { key, value } of params) {
    const before = run.params.get(key)
    if (before !== undefined && before !== value)
      throw invalid(
        `Changing param values is not allowed. Param with key='${key}' was already logged with value='${before}' for run ID='${run.runId}'. Attempted logging new value '${value}'.`,
      )
  }
}

function missing(message: string) {
  return new Refusal(404, 'RESOURCE_DOES_NOT_EXIST', message)
}

function existing(message: string) {
  return new Refusal(400, 'RESOURCE_ALREADY_EXISTS', message)
}

function invalid(message: string) {
  return new Refusal(400, 'INVALID_PARAMETER_VALUE', message)
}
