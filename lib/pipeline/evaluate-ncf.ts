// `marquee evaluate ncf`: the published leave-one-out task of He et al. 2017, models as they are served.
import { evaluateSampled, type SampledTest } from '@/lib/evaluate/sampled-ranking'
import { type Interactions, interactionsFrom } from '@/lib/features/interactions'
import { easeParameters, fitEase } from '@/lib/models/ease'
import {
  FACTOR_ROWS_PARAMETERS,
  type FactorRowsParameters,
  factorRows,
} from '@/lib/models/factor-rows'
import { ALS_PARAMETERS, type AlsParameters, fitFactors } from '@/lib/models/ials'
import { fitItemNeighbours } from '@/lib/models/item-neighbours'
import { fitPopularity, PLAIN_COUNTS } from '@/lib/models/popularity'
import type { RowModel } from '@/lib/models/row-model'
import { asServed } from '@/lib/models/served-rows'
import type { NcfTask } from '@/lib/sources/ncf/task'
import { invertInWorkers } from './invert-in-workers'

/** As published on this task, by hit rate and nDCG at 10. */
export const PUBLISHED: Record<string, { hr10: number; ndcg10: number; source: string }> = {
  popularity: { hr10: 0.453, ndcg10: 0.254, source: 'Rendle et al. 2020' },
  'item-neighbours': { hr10: 0.669, ndcg10: 0.398, source: 'Dacrema et al. 2021' },
  ease: { hr10: 0.719, ndcg10: 0.449, source: 'Anelli et al. 2021' },
  ials: { hr10: 0.722, ndcg10: 0.445, source: 'Rendle et al. 2022, 64 dimensions' },
  'ials-192': { hr10: 0.73, ndcg10: 0.453, source: 'Rendle et al. 2022, 192 dimensions' },
}

/** The setting for 192 dimensions: more of them bear more regularisation, and need longer rows. */
const ALS_192: AlsParameters = {
  ...ALS_PARAMETERS,
  dimensions: 192,
  epochs: 10,
  regularisation: 0.007,
}
const ROWS_192: FactorRowsParameters = {
  ...FACTOR_ROWS_PARAMETERS,
  regularisation: 100,
  weights: 2400,
}

export type NcfFigures = { hr10: number; ndcg10: number; seconds: number }

type Fit = (data: Interactions) => Promise<RowModel> | RowModel

/** Trains the models named (all by default) and ranks each held-out item; `say` hears each as it is done. */
export async function evaluateNcf(
  task: NcfTask,
  {
    threads,
    only,
    mostItems,
    say,
  }: {
    threads: number
    only?: string[]
    /** EASE over the most liked films only, as with catalogues too large for a dense matrix. */
    mostItems?: number
    say: (line: string) => void
  },
): Promise<Record<string, NcfFigures>> {
  const data = trainingData(task)
  const tests = testsOf(task, data)
  const invert = (matrix: Parameters<typeof invertInWorkers>[0]) => invertInWorkers(matrix)
  const als =
    (parameters: AlsParameters, rows: FactorRowsParameters) => async (data: Interactions) => {
      const factors = await fitFactors(data, parameters)
      return factorRows(data, factors, rows, { invert, threads })
    }
  const models: Record<string, Fit> = {
    popularity: (data) => fitPopularity(data, PLAIN_COUNTS, 0),
    'item-neighbours': (data) => fitItemNeighbours(data),
    ease: (data) => {
      const parameters = easeParameters(data.indices.length)
      const cut = mostItems === undefined ? parameters : { ...parameters, mostItems }
      return fitEase(data, cut, { invert, threads })
    },
    ials: als(ALS_PARAMETERS, FACTOR_ROWS_PARAMETERS),
    'ials-192': als(ALS_192, ROWS_192),
  }
  const figures: Record<string, NcfFigures> = {}
  for (const [name, train] of Object.entries(models)) {
    if (only && !only.includes(name)) continue
    const start = performance.now()
    const model = asServed(await train(data))
    const seconds = (performance.now() - start) / 1000
    figures[name] = { ...evaluateSampled(tests, model), seconds }
    const { hr10, ndcg10 } = figures[name]
    const published = PUBLISHED[name]
    say(
      `${name.padEnd(16)} HR@10 ${hr10.toFixed(4)}  nDCG@10 ${ndcg10.toFixed(4)}  ${seconds.toFixed(1).padStart(6)} s` +
        (published ? `  (published ${published.hr10} / ${published.ndcg10})` : ''),
    )
  }
  return figures
}

function trainingData({ train, users, items }: NcfTask): Interactions {
  const pairs = Array.from({ length: train.length / 2 }, (_, i) => ({
    user: train[2 * i]!,
    item: train[2 * i + 1]!,
    rating: 1,
    time: i,
  }))
  return interactionsFrom(pairs, { users, items })
}

function testsOf({ tests }: NcfTask, { offsets, indices }: Interactions): SampledTest[] {
  return tests.map(({ user, item, negatives }) => {
    const items = indices.subarray(offsets[user]!, offsets[user + 1]!)
    return { taste: { items, weights: new Float32Array(items.length).fill(1) }, item, negatives }
  })
}
