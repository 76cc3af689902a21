// Exports training runs to an MLflow tracking server; what stands there already is not written twice.
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel'
import { AppError } from '@/lib/errors'
import {
  type MlflowConnection,
  MlflowFailure,
  type MlflowSettings,
  openMlflow,
  unlessAnswered,
} from './connection'
import { registerModel } from './register-model'
import { type MlflowContent, type MlflowRun, mlflowContent, RUN_TAG } from './run'
import {
  doneShape,
  experimentShape,
  historyShape,
  type MlflowMetric,
  type MlflowPair,
  type MlflowStanding,
  newExperimentShape,
  newRunShape,
  runsShape,
} from './shapes'

export type { MlflowSettings } from './connection'
export type { MlflowRun } from './run'

/** Where an exported run stands: MLflow's own ids; the version is null where no model came of the run. */
export type MlflowExport = { experimentId: string; runId: string; modelVersion: string | null }

/** MLflow takes 1000 metrics a call, */
const METRICS_A_CALL = 1000
/** and 100 parameters or tags; but 1 MB, and a parameter may have 6000 letters of 3 bytes each. */
const PAIRS_A_CALL = 50
const RETRIES = 2

/**
 * Brings a run to MLflow whole: experiment, run, parameters, metrics, tags and the model's version, which is
 * given the alias `champion` if it is ours. A run that was exported before, or in part, is found by its
 * id and completed; only two exports of the same run at the same time could make two of it.
 * Throws AppError ("MLflow's runs/create at http://… answered 403 …") and leaves what is written, to be
 * completed by the next export; our own record of the run is not touched.
 * @see https://mlflow.org/docs/latest/rest-api.html
 */
export async function exportRun(run: MlflowRun, settings: MlflowSettings): Promise<MlflowExport> {
  if (!/^[\w.:-]+$/.test(run.id))
    throw new AppError(
      'bad-request',
      `Got «${run.id}» as a run's id, expected letters, digits and . _ : - only; give it another id.`,
    )
  const content = mlflowContent(run)
  const mlflow = openMlflow(settings)
  // Every step looks first at what stands, so that the whole may be repeated: also after an answer was lost.
  return retrying(settings.retries).execute(async () => {
    const experimentId = await bringExperiment(mlflow, run.experiment)
    const standing =
      (await findRun(mlflow, experimentId, run.id)) ?? (await createRun(mlflow, experimentId, run))
    await logMissing(mlflow, standing, content)
    await endRun(mlflow, standing, run)
    const runId = standing.info.run_id
    return { experimentId, runId, modelVersion: await registerModel(mlflow, runId, run) }
  })
}

function retrying(retries = RETRIES) {
  return retry(
    handleWhen((error) => error instanceof MlflowFailure && error.isPassing),
    {
      maxAttempts: retries,
      backoff: new ExponentialBackoff({ initialDelay: 200, maxDelay: 4000 }),
    },
  )
}

async function bringExperiment(mlflow: MlflowConnection, name: string): Promise<string> {
  const get = () =>
    mlflow.get('experiments/get-by-name', { experiment_name: name }, experimentShape)
  const found = await unlessAnswered('RESOURCE_DOES_NOT_EXIST', get)
  if (found) return found.experiment.experiment_id
  // Another export may have made it in between.
  const created = await unlessAnswered('RESOURCE_ALREADY_EXISTS', () =>
    mlflow.post('experiments/create', { name }, newExperimentShape),
  )
  return created?.experiment_id ?? (await get()).experiment.experiment_id
}

async function findRun(
  mlflow: MlflowConnection,
  experimentId: string,
  id: string,
): Promise<MlflowStanding | null> {
  const { runs } = await mlflow.post(
    'runs/search',
    {
      experiment_ids: [experimentId],
      filter: `tags.\`${RUN_TAG}\` = '${id}'`,
      max_results: 1,
    },
    runsShape,
  )
  return runs[0] ?? null
}

async function createRun(
  mlflow: MlflowConnection,
  experimentId: string,
  { id, name, startedAt }: MlflowRun,
): Promise<MlflowStanding> {
  const { run } = await mlflow.post(
    'runs/create',
    {
      experiment_id: experimentId,
      run_name: name,
      start_time: startedAt,
      tags: [{ key: RUN_TAG, value: id }],
    },
    newRunShape,
  )
  return run
}

async function logMissing(
  mlflow: MlflowConnection,
  { info, data }: MlflowStanding,
  content: MlflowContent,
): Promise<void> {
  const params = missingPairs(data.params, content.params)
  const tags = missingPairs(data.tags, content.tags)
  const metrics = await missingMetrics(mlflow, info.run_id, data.metrics, content.metrics)
  const batches = [
    ...chunksOf(params, PAIRS_A_CALL).map((chunk) => ({ params: chunk })),
    ...chunksOf(tags, PAIRS_A_CALL).map((chunk) => ({ tags: chunk })),
    ...chunksOf(metrics, METRICS_A_CALL).map((chunk) => ({ metrics: chunk })),
  ]
  for (const batch of batches)
    await mlflow.post('runs/log-batch', { run_id: info.run_id, ...batch }, doneShape)
}

/** A parameter that stands with another value is among them: MLflow refuses it, and says so best. */
function missingPairs(standing: readonly MlflowPair[], wanted: readonly MlflowPair[]) {
  const values = new Map(standing.map(({ key, value }) => [key, value]))
  return wanted.filter(({ key, value }) => values.get(key) !== value)
}

/** MLflow adds a measurement that it is told twice, so the history of each metric it has is read. */
async function missingMetrics(
  mlflow: MlflowConnection,
  runId: string,
  latest: readonly MlflowMetric[],
  wanted: readonly MlflowMetric[],
): Promise<MlflowMetric[]> {
  const missing = new Map(wanted.map((metric) => [identityOf(metric), metric]))
  const keys = new Set(wanted.map(({ key }) => key))
  for (const { key } of latest.filter((metric) => keys.has(metric.key)))
    for (const metric of await fetchHistory(mlflow, runId, key)) missing.delete(identityOf(metric))
  return [...missing.values()]
}

function identityOf({ key, step, timestamp, value }: MlflowMetric): string {
  return `${step} ${timestamp} ${value} ${key}`
}

async function fetchHistory(mlflow: MlflowConnection, runId: string, key: string) {
  const history: MlflowMetric[] = []
  let token: string | undefined
  let before: string | undefined
  do {
    before = token
    const query = { run_id: runId, metric_key: key, ...(token && { page_token: token }) }
    const page = await mlflow.get('metrics/get-history', query, historyShape)
    history.push(...page.metrics)
    token = page.next_page_token || undefined
    // A token that comes again would lead to the same page for ever.
  } while (token && token !== before)
  return history
}

async function endRun(mlflow: MlflowConnection, { info }: MlflowStanding, run: MlflowRun) {
  const status = run.status.toUpperCase()
  if (info.status === status && info.end_time === run.endedAt) return
  await mlflow.post(
    'runs/update',
    { run_id: info.run_id, status, end_time: run.endedAt },
    doneShape,
  )
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size))
}
