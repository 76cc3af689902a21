// All models that learn from people, fitted on the same data by their names.
import { filterInteractions, type Interactions } from '@/lib/features/interactions'
import { BRIDGE_PARAMETERS, bridgeRows, predictFactors } from './bridge'
import { contentRows } from './content-rows'
import { easeParameters, fitEase } from './ease'
import { FACTOR_ROWS_PARAMETERS, factorRows } from './factor-rows'
import type { Component } from './hybrid'
import { type AlsParameters, fitFactors } from './ials'
import { fitItemNeighbours } from './item-neighbours'
import { fitPopularity, type PopularityParameters } from './popularity'
import type { CountedWork, Work } from './ridge'
import type { RowModel } from './row-model'
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
  const likes = likesOf(interactions)
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
  for (const [name, learn] of neighbourhoods(likes, counted)) await add(name, learn)
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

/** Only those parts of `fitComponents` whose rows stand in the fused rows of tastes, without content. */
export async function fitTasteParts(interactions: Interactions, work: Work): Promise<Component[]> {
  const parts: Component[] = []
  for (const [name, learn] of neighbourhoods(likesOf(interactions), work))
    parts.push({ name, model: await learn() })
  return parts
}

function neighbourhoods(
  likes: Interactions,
  work: CountedWork,
): [string, () => Promise<RowModel> | RowModel][] {
  const parameters = { ...easeParameters(likes.indices.length), weights: WEIGHTS }
  return [
    ['item-neighbours', () => fitItemNeighbours(likes, undefined, work.together)],
    ['ease', () => fitEase(likes, parameters, work)],
  ]
}

function likesOf(interactions: Interactions): Interactions {
  return filterInteractions(interactions, (e) => interactions.ratings[e]! >= LIKE_STARS)
}
