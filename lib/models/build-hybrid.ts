// The hybrid as it is registered and served: the parts of a taste, and likeness by content and audience.
import { filterInteractions } from '@/lib/features/interactions'
import { AUDIENCE_PARAMETERS, fitAudience } from './audience'
import { fitHybrid } from './fit-hybrid'
import type { PackedHybrid } from './hybrid-codec'
import { learnAudienceWeight } from './learn-likeness'
import type { Work } from './ridge'
import { type LearnOptions, LIKE_STARS, type TrainingData } from './training'

/**
 * Fits all of it; the same data and seed give the same hybrid. `movieIds` names the films of the data's numbers; `say` hears
 * what is next. O(fitHybrid).
 */
export async function buildHybrid(
  data: TrainingData,
  movieIds: Int32Array,
  work: Work,
  { seed, say = () => {}, measure = () => {} }: LearnOptions,
): Promise<PackedHybrid> {
  const { components, weights, filmGroups } = await fitHybrid(data, work, {
    seed,
    say,
    measure,
  })
  say('audience')
  const { interactions, content, together } = data
  const likes = filterInteractions(interactions, (e) => interactions.ratings[e]! >= LIKE_STARS)
  const weight = learnAudienceWeight(likes, content, { seed })
  return {
    movieIds,
    filmGroups,
    audience: { rows: fitAudience(likes, undefined, together).rows, weight },
    components,
    weights,
    parameters: {
      seed,
      likeStars: LIKE_STARS,
      audienceShrinkage: AUDIENCE_PARAMETERS.shrinkage,
      audienceNeighbours: AUDIENCE_PARAMETERS.neighbours,
    },
  }
}
