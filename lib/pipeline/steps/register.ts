// Step six: the new version is registered, and the gate says whether it deserves to serve.
import { readFileSync } from 'node:fs'
import { getVersion, listVersions, refOf, registerModel } from '@/lib/db/registry'
import { HYBRID_MODEL } from '@/lib/models/hybrid-codec'
import { judgeVersion, promote } from '@/lib/operate/promote'
import { fingerprintOf, type StepContext } from './context'
import type { EvaluateOutput } from './evaluate'
import type { TrainOutput } from './train'

export type RegisterOutput = {
  ref: string
  isOpen: boolean
  objections: string[]
  isServing: boolean
}

/** Registers; promotes as well where that was asked for and the gate opens. */
export async function registerStep(
  context: StepContext,
  trained: TrainOutput,
  evaluated: EvaluateOutput,
  dataFingerprint: string,
): Promise<RegisterOutput> {
  const { walk, database, runId, options } = context
  const { sha256, version, parameters, path } = trained
  const ref = refOf({ name: HYBRID_MODEL, version })
  return walk.step<RegisterOutput>({
    name: 'register',
    fingerprint: () =>
      fingerprintOf({ version, evaluated, isPromoting: options.isPromoting, dataFingerprint }),
    work: () => {
      registerModel(database, {
        name: HYBRID_MODEL,
        version,
        fingerprint: dataFingerprint,
        parameters,
        artefact: readFileSync(path),
        sha256,
        runId,
        now: options.now(),
      })
      const registered = getVersion(database, ref)
      const { isOpen, objections } = judgeVersion(database, registered, null)
      const isPromoted = options.isPromoting && isOpen && !registered.isServing
      if (isPromoted) promote(database, ref, { reason: 'by the pipeline', now: options.now() })
      const isServing = isPromoted || registered.isServing
      const verdict = isServing
        ? 'serves'
        : isOpen
          ? 'deserves to serve'
          : `may not serve: ${objections.join(' ')}`
      return { detail: `${ref} ${verdict}`, output: { ref, isOpen, objections, isServing } }
    },
    isWhole: () => listVersions(database).some((one) => refOf(one) === ref),
  })
}
