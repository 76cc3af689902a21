// `marquee evaluate ratings`: how near foretold ratings come to those given, by cross-validation.
import { mae, rmse, signAccuracy } from '@/lib/evaluate/rating-metrics'
import { filterInteractions, type Interactions } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import type { SparseRows } from '@/lib/math/sparse'
import { fitAudience } from '@/lib/models/audience'
import { fitBiases, predictRatings, type RatingBiases } from '@/lib/models/rating-biases'
import { LIKE_STARS } from '@/lib/models/training'

const FOLDS = 5

export type RatingFigures = {
  ratings: number
  /** Root mean squared and mean absolute error in stars. */
  rmse: number
  mae: number
  /** The share on the right side of the user's mean; chance gives .5. */
  signAccuracy: number
}

type Foretold = { predictions: number[]; ratings: number[]; means: number[] }

/** Foretells each rating from the other four folds, drawn by chance. */
export function evaluateRatings(
  data: Interactions,
  { seed, say }: { seed: number; say: (line: string) => void },
): Record<string, RatingFigures> {
  const random = seededRandom(seed)
  const foldOf = Uint8Array.from(data.indices, () => Math.floor(random() * FOLDS))
  const models = new Map<string, Foretold>()
  for (let fold = 0; fold < FOLDS; fold++) {
    say(`fold ${fold + 1} of ${FOLDS}`)
    const train = filterInteractions(data, (entry) => foldOf[entry] !== fold)
    const hidden = filterInteractions(data, (entry) => foldOf[entry] === fold)
    const biases = fitBiases(train)
    const likes = filterInteractions(train, (entry) => train.ratings[entry]! >= LIKE_STARS)
    const flat = { ...biases, items: biases.items.map(() => 0), users: biases.users.map(() => 0) }
    const { rows } = fitAudience(likes)
    foretell(models, 'mean', { train, hidden, biases: flat, rows: null })
    foretell(models, 'biases', { train, hidden, biases, rows: null })
    foretell(models, 'biases and audience', { train, hidden, biases, rows })
  }
  return Object.fromEntries([...models].map(([name, one]) => [name, figuresOf(one)]))
}

function foretell(
  models: Map<string, Foretold>,
  name: string,
  given: {
    train: Interactions
    hidden: Interactions
    biases: RatingBiases
    rows: SparseRows | null
  },
): void {
  const { train, hidden, biases, rows } = given
  const found = models.get(name) ?? { predictions: [], ratings: [], means: [] }
  models.set(name, found)
  for (let user = 0; user < train.users; user++) {
    const known = slice(train, user)
    const asked = slice(hidden, user)
    if (known.items.length === 0 || asked.items.length === 0) continue
    const mean = known.stars.reduce((sum, star) => sum + star, 0) / known.stars.length
    const predictions = predictRatings(biases, user, known, asked.items, rows)
    asked.stars.forEach((star, i) => {
      found.predictions.push(predictions[i]!)
      found.ratings.push(star)
      found.means.push(mean)
    })
  }
}

function slice({ offsets, indices, ratings }: Interactions, user: number) {
  const [from, to] = [offsets[user], offsets[user + 1]]
  return { items: indices.slice(from, to), stars: ratings.slice(from, to) }
}

function figuresOf({ predictions, ratings, means }: Foretold): RatingFigures {
  const [p, r, m] = [predictions, ratings, means].map((values) => Float64Array.from(values))
  return {
    ratings: ratings.length,
    rmse: rmse(p!, r!),
    mae: mae(p!, r!),
    signAccuracy: signAccuracy(p!, r!, m!),
  }
}
