// Step four: the hybrid is trained and left as one artefact with its checksum.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { saveArtefact } from '@/lib/db/runs'
import type { Together } from '@/lib/models/co-occurrence'
import { HYBRID_MODEL } from '@/lib/models/hybrid-codec'
import { countInDatabase } from '../count-in-database'
import { trainHybrid } from '../train-hybrid'
import type { StepTools } from '../walk'
import { fingerprintOf, type StepContext } from './context'

/** Bumped where the code makes another hybrid of the same data and seed. */
export const TRAINING_FORM = 2

export type TrainOutput = {
  path: string
  sha256: string
  version: string
  bytes: number
  audienceWeight: number
  parameters: Record<string, number>
}

/** Trains where data, seed or code changed, or the artefact is gone or damaged. */
export async function trainStep(
  context: StepContext,
  dataFingerprint: string,
): Promise<TrainOutput> {
  const { walk, database, runId, options } = context
  const { seed, work, artefactsFolder } = options
  const keep = ({ path, sha256, bytes, audienceWeight }: TrainOutput, { measure }: StepTools) => {
    saveArtefact(database, runId, { name: HYBRID_MODEL, path, sha256, bytes })
    measure('audience.weight', audienceWeight)
    measure('artefact.megabytes', bytes / 1e6)
  }
  return walk.step<TrainOutput>({
    name: 'train',
    fingerprint: () => fingerprintOf({ TRAINING_FORM, dataFingerprint, seed }),
    work: async (tools) => {
      const trained = await trainHybrid(context.movies(), context.ratings(), work, {
        seed,
        ...tools,
        together: options.isPushingDown ? countWhatIsLiked(context, tools) : undefined,
      })
      const { bytes, sha256, version, hybrid } = trained
      const path = join(artefactsFolder, `${HYBRID_MODEL}-${version}.bin`)
      mkdirSync(artefactsFolder, { recursive: true })
      // Written aside first: what stands under the name is always whole.
      writeFileSync(`${path}.new`, bytes)
      renameSync(`${path}.new`, path)
      const output = {
        path,
        sha256,
        version,
        bytes: bytes.length,
        audienceWeight: hybrid.audience.weight,
        parameters: hybrid.parameters,
      }
      keep(output, tools)
      return { detail: `hybrid@${version}, ${(bytes.length / 1e6).toFixed(1)} MB`, output }
    },
    isWhole: ({ path, sha256 }) =>
      existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256,
    reuse: keep,
  })
}

function countWhatIsLiked({ database, movies }: StepContext, { say }: StepTools): Together {
  say('counting what is liked together, in the database')
  return countInDatabase(
    database,
    Int32Array.from(movies(), ({ id }) => id),
  )
}
