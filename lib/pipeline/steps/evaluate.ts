// Step five: the new hybrid beside what serves, both as served, on the people kept apart.
import { readFileSync } from 'node:fs'
import { findServing, readModelArtefact, refOf } from '@/lib/db/registry'
import { AppError } from '@/lib/errors'
import type { RankingFigures } from '@/lib/evaluate/ranking-figures'
import { contentRows } from '@/lib/models/content-rows'
import { decodeHybrid, HYBRID_MODEL, type PackedHybrid } from '@/lib/models/hybrid-codec'
import { renumberHybrid } from '@/lib/models/served-hybrid'
import {
  compareServed,
  contentScorer,
  hideEnds,
  hybridScorer,
  type ScoreFilms,
} from '../compare-served'
import { prepareTraining } from '../training-data'
import type { StepTools } from '../walk'
import { fingerprintOf, type StepContext } from './context'
import type { TrainOutput } from './train'

const CODE_FORM = 1

export type EvaluateOutput = { champion: string; metrics: Record<string, number> }

const CHALLENGER = 'challenger'
const CHAMPION = 'champion'
const CONTENT = 'content'

/** Keeps the challenger's figures, those of content and of what serves, and the guards of the gate. */
export async function evaluateStep(
  context: StepContext,
  trained: TrainOutput,
  dataFingerprint: string,
): Promise<EvaluateOutput> {
  const { walk, database } = context
  const serving = findServing(database)
  const champion = serving ? refOf(serving) : CONTENT
  const measureAll = (metrics: Record<string, number>, { measure }: StepTools) => {
    for (const [key, value] of Object.entries(metrics)) measure(key, value)
  }
  return walk.step<EvaluateOutput>({
    name: 'evaluate',
    fingerprint: () =>
      fingerprintOf({ CODE_FORM, dataFingerprint, version: trained.version, champion }),
    work: (tools) => {
      const { training, movieIds, apart } = prepareTraining(context.movies(), context.ratings())
      const served = { movieIds, rowOf: new Map([...movieIds].map((id, row) => [id, row])) }
      tools.say('content rows')
      const content = contentRows(training.content).rows
      const scorerOf = (hybrid: PackedHybrid): ScoreFilms =>
        hybridScorer(renumberHybrid(hybrid, served), content)
      const models = new Map<string, ScoreFilms>([
        [CHALLENGER, scorerOf(decodeHybrid(readFileSync(trained.path)))],
        [CONTENT, contentScorer(content)],
        [
          CHAMPION,
          serving?.name === HYBRID_MODEL
            ? scorerOf(decodeHybrid(readModelArtefact(database, serving.id)))
            : contentScorer(content),
        ],
      ])
      const tests = hideEnds(apart)
      if (tests.length === 0)
        throw new AppError(
          'unusable-data',
          'Got nobody to measure on: a tenth of the people are kept apart, and none of them has five ratings of which the last fifth holds a liked film. Import more ratings.',
        )
      tools.say(`${tests.length} people, ${models.size} models`)
      const { figures, guards } = compareServed(models, tests, {
        learned: training.interactions,
        content: training.content,
        challenger: CHALLENGER,
        champion: CHAMPION,
      })
      const metrics: Record<string, number> = { people: tests.length }
      for (const [name, one] of Object.entries(figures))
        for (const [metric, value] of Object.entries(plainFigures(one)))
          metrics[name === CHALLENGER ? metric : `${name}.${metric}`] = value
      for (const { metric, challenger, champion: before, difference, p } of guards)
        Object.assign(metrics, {
          [`guard.${metric}.challenger`]: challenger,
          [`guard.${metric}.champion`]: before,
          [`guard.${metric}.difference`]: difference,
          [`guard.${metric}.p`]: p,
        })
      measureAll(metrics, tools)
      const { ndcg10, low, high } = figures[CHALLENGER]!
      return {
        detail: `nDCG@10 ${ndcg10.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)}), ${champion} ${figures[CHAMPION]!.ndcg10.toFixed(4)}, ${tests.length} people`,
        output: { champion, metrics },
      }
    },
    reuse: ({ metrics }, tools) => measureAll(metrics, tools),
  })
}

function plainFigures(figures: RankingFigures): Record<string, number> {
  const { segments, ...rest } = figures
  const bySegment = Object.entries(segments).map(([name, { ndcg10 }]) => [`${name}.ndcg10`, ndcg10])
  return { ...rest, ...Object.fromEntries(bySegment) }
}
