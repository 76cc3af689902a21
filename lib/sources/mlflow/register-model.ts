// The model that came of a run, as a version in MLflow's registry.
import { type MlflowConnection, unlessAnswered } from './connection'
import { type MlflowRun, RUN_TAG } from './run'
import { doneShape, modelVersionsShape, newModelVersionShape } from './shapes'

type Model = NonNullable<MlflowRun['model']>

/** Our own version; MLflow counts anew. */
const VERSION_TAG = 'marquee.version'

/**
 * Registers the model that came of a run, unless that is done, and gives it the alias `champion` if it is
 * ours. MLflow's number of its version; null where no model came. Throws MlflowFailure.
 */
export async function registerModel(
  mlflow: MlflowConnection,
  runId: string,
  { id, model }: MlflowRun,
): Promise<string | null> {
  if (model === null) return null
  const { name } = model
  await unlessAnswered('RESOURCE_ALREADY_EXISTS', () =>
    mlflow.post('registered-models/create', { name }, doneShape),
  )
  const version =
    (await findVersion(mlflow, runId, model)) ?? (await createVersion(mlflow, runId, id, model))
  if (model.isChampion)
    await mlflow.post('registered-models/alias', { name, alias: 'champion', version }, doneShape)
  return version
}

async function findVersion(mlflow: MlflowConnection, runId: string, { name, version }: Model) {
  const { model_versions: versions } = await mlflow.get(
    'model-versions/search',
    { filter: `run_id = '${runId}'` },
    modelVersionsShape,
  )
  const found = versions.find(
    (one) =>
      one.name === name &&
      one.tags.some(({ key, value }) => key === VERSION_TAG && value === version),
  )
  return found?.version ?? null
}

async function createVersion(
  mlflow: MlflowConnection,
  runId: string,
  id: string,
  { name, version }: Model,
): Promise<string> {
  const { model_version: created } = await mlflow.post(
    'model-versions/create',
    {
      name,
      // Our store is no place that MLflow could load from; the run's tags link to the files.
      source: `marquee://${encodeURIComponent(name)}/${encodeURIComponent(version)}`,
      run_id: runId,
      tags: [
        { key: VERSION_TAG, value: version },
        { key: RUN_TAG, value: id },
      ],
    },
    newModelVersionShape,
  )
  return created.version
}
