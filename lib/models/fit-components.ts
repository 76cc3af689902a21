// All models that learn from people, fitted on the same data by their names.
import { filterInteractions } from '@/lib/features/interactions'
import { BRIDGE_PARAMETERS, bridgeRows, predictFactors } from './bridge'
import { contentRows } from './content-rows'
import { easeParameters, fitEase } from './ease'
import { FACTOR_ROWS_PARAMETERS, factorRows } from './factor-rows'
import type { Component } from './hybrid'
import { type AlsParameters, fitFactors } from './ials'
import { fitItemNeighbours } from './item-neighbours'
import { fitPopularity, type PopularityParameters } from './popularity'
import type { Work } from './ridge'
import { type LearnOptions, LIKE_STARS, type TrainingData } from './training'

const YEAR = 365.25 * 24 * 3600

/** Popular over the years and thought well of, and popular of late. */
const POPULARITY: PopularityParameters = { halfLife: 8 * YEAR, meanShare: 0.3, damping: 10 }
const TRENDING: PopularityParameters = { ...POPULARITY, halfLife: YEAR }

/** How many films speak for each film: so few lose nothing on small sets, and a tenth of a million films still fit. */
const WEIGHTS = 60

/** What small sets bear; `evaluate ncf` measures the published settings on a larger one. */
const FACTORS: AlsParameters = {
  dimensions: 32,
  epochs: 12,
  unobservedWeight: 0.1,
  regularisation: 0.003,
  seed: 1,
}
const ROWS = { ...FACTOR_ROWS_PARAMETERS, regularisation: 50, weights: WEIGHTS }

/** Fits every model; `say` hears which is next, `measure` the bridge's loss after each epoch. */
export async function fitComponents(
  { interactions, content, now, together }: TrainingData,
  work: Work,
  { say = () => {}, measure = () => {} }: Pick<LearnOptions, 'say' | 'measure'> = {},
): Promise<Component[]> {
  const likes = filterInteractions(interactions, (e) => interactions.ratings[e]! >= LIKE_STARS)
  const counted = { ...work, together }
  say('popularity')
  const components: Component[] = [
    { name: 'popularity', model: fitPopularity(interactions, POPULARITY, now) },
    { name: 'trending', model: fitPopularity(interactions, TRENDING, now) },
  ]
  const add = async (
    name: string,
    learn: () => Promise<Component['model']> | Component['model'],
  ) => {
    say(name)
    components.push({ name, model: await learn() })
  }
  await add('content', () => contentRows(content))
  await add('item-neighbours', () => fitItemNeighbours(likes, undefined, together))
  await add('ease', () =>
    fitEase(likes, { ...easeParameters(likes.indices.length), weights: WEIGHTS }, counted),
  )
  const factors = await fitFactors(likes, FACTORS)
  await add('ials', () => factorRows(likes, factors, ROWS, counted))
  await add('bridge', async () => {
    const predicted = await predictFactors(
      content,
      likes,
      factors,
      BRIDGE_PARAMETERS,
      (epoch, loss) => {
        measure('bridge.loss', loss, epoch)
        return true
      },
    )
    return bridgeRows(likes, factors, predicted, FACTORS)
  })
  return components
}
