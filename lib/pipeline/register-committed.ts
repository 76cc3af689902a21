// The hybrid that comes with the code, made ready to serve where nobody has chosen another.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '@/lib/db/database'
import {
  findServing,
  getVersion,
  listVersions,
  refOf,
  registerModel,
  setServing,
} from '@/lib/db/registry'
import { HYBRID_MODEL } from '@/lib/models/hybrid-codec'
import { announceChange } from '@/lib/shared/news'
import { readArtefact } from '@/lib/store/artefacts'

/**
 * Registers the committed hybrid and lets it serve, unless a model of the operator's own runs or choice does. Returns its
 * name and whether anything changed; null where none is committed.
 */
export function registerCommitted(
  database: Database,
  folder: string,
  now: number,
): { ref: string; isNew: boolean } | null {
  if (!existsSync(join(folder, `${HYBRID_MODEL}.json`))) return null
  const { manifest, bytes } = readArtefact(folder, HYBRID_MODEL)
  const { version, sha256, parameters } = manifest
  const ref = refOf({ name: HYBRID_MODEL, version })
  if (listVersions(database).some((one) => refOf(one) === ref)) return { ref, isNew: false }
  const before = findServing(database)
  registerModel(database, {
    name: HYBRID_MODEL,
    version,
    fingerprint: sha256,
    parameters,
    artefact: bytes,
    sha256,
    runId: null,
    now,
  })
  // Content serves because nothing else was there, or since the operator went back to it: only the first gives way.
  const isOperators =
    before?.name === HYBRID_MODEL ? before.runId !== null : hasHybrid(database, ref)
  if (!isOperators) {
    setServing(database, getVersion(database, ref), {
      kind: 'promote',
      reason: 'it comes with the code',
      objections: [],
      isForced: false,
      at: now,
    })
    announceChange()
  }
  return { ref, isNew: true }
}

/** Whether there was another hybrid before this one. */
function hasHybrid(database: Database, ref: string): boolean {
  return listVersions(database).some((one) => one.name === HYBRID_MODEL && refOf(one) !== ref)
}
