// Step three: what is known of the films becomes features, and the content model's rows.
import { trainContent } from '../train-content'
import { fingerprintFilms } from '../train-content'
import { findChampion } from '@/lib/db/models'
import { CONTENT_MODEL } from '@/lib/models/content'
import { fingerprintOf, type StepContext } from './context'

export type FeaturiseOutput = { version: string }

/** Trains content where the films changed. */
export async function featuriseStep(context: StepContext): Promise<FeaturiseOutput> {
  const { walk, database, options } = context
  return walk.step<FeaturiseOutput>({
    name: 'featurise',
    fingerprint: () => fingerprintOf({ films: fingerprintFilms(context.movies()) }),
    work: async () => {
      const { version, films } = await trainContent(database, options.databaseAddress, options)
      return { detail: `content@${version}, ${films} films`, output: { version } }
    },
    isWhole: ({ version }) => findChampion(database, CONTENT_MODEL)?.version === version,
  })
}
