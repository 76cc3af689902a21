// The store's ratings become a hybrid, packed as one artefact.
import { createHash } from 'node:crypto'
import type { StoredMovie } from '@/lib/db/movies'
import type { StoredRatings } from '@/lib/db/ratings'
import { buildHybrid } from '@/lib/models/build-hybrid'
import { encodeHybrid, type PackedHybrid } from '@/lib/models/hybrid-codec'
import type { Together } from '@/lib/models/co-occurrence'
import type { Work } from '@/lib/models/ridge'
import type { LearnOptions } from '@/lib/models/training'
import { prepareTraining, type PreparedData } from './training-data'

export type TrainedHybrid = {
  hybrid: PackedHybrid
  data: PreparedData
  bytes: Uint8Array
  sha256: string
  /** The first twelve digits of the checksum. */
  version: string
}

/** Trains on the people who are not kept apart. The same films, ratings and seed give the same bytes, wherever likes are counted. */
export async function trainHybrid(
  movies: readonly StoredMovie[],
  ratings: StoredRatings,
  work: Work,
  { together, ...options }: LearnOptions & { together?: Together },
): Promise<TrainedHybrid> {
  const data = prepareTraining(movies, ratings)
  const hybrid = await buildHybrid({ ...data.training, together }, data.movieIds, work, options)
  const bytes = encodeHybrid(hybrid)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { hybrid, data, bytes, sha256, version: sha256.slice(0, 12) }
}
