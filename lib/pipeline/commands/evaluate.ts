// The commands that measure models.
import type { Command } from 'commander'
import { loadConfig } from '@/lib/config'
import { openDatabase } from '@/lib/db/database'
import { findChampion, listModelRows } from '@/lib/db/models'
import { listMovies } from '@/lib/db/movies'
import { findServing, readModelArtefact, refOf } from '@/lib/db/registry'
import { AppError } from '@/lib/errors'
import type { Feature } from '@/lib/features/movie-features'
import { movieStandings } from '@/lib/features/standing'
import { CONTENT_MODEL } from '@/lib/models/content'
import { HYBRID_MODEL } from '@/lib/models/hybrid-codec'
import { decodeServed, type Likeness } from '@/lib/models/served-hybrid'
import { decodeRows } from '@/lib/models/served-model'
import { scoreOf } from '@/lib/recommend/more-like-this'
import { evaluateSimilar, readJudgements, type ScorePair, titleFinder } from '../evaluate-similar'
import { DATASETS_FOLDER } from '../paths'
import { printFigures } from '../print'
import { addEvaluateModels } from './evaluate-models'
import { addEvaluateTastes } from './evaluate-tastes'
import { addEvaluateSentiment } from './sentiment'

/** Adds `evaluate similar` and `evaluate sentiment`. */
export function addEvaluateCommands(program: Command): void {
  const evaluate = program
    .command('evaluate')
    .description('measure models against people’s judgements')
  addEvaluateSentiment(evaluate)
  addEvaluateModels(evaluate)
  addEvaluateTastes(evaluate)
  evaluate
    .command('similar')
    .description('the area under the ROC curve on judged pairs of films')
    .option(
      '--judgements <file>',
      'the judged pairs',
      `${DATASETS_FOLDER}/more-like-this/ratings.tsv`,
    )
    .option('--missing', 'list the films that the catalogue lacks')
    .option('--json', 'print the figures as one JSON line last')
    .action((options: { judgements: string; missing?: boolean; json?: boolean }) => {
      const judgements = readJudgements(options.judgements)
      const { movies, serving, score } = loadScorer()
      const { figures, missing } = evaluateSimilar(judgements, titleFinder(movies), score.serving)
      const { figures: content } = evaluateSimilar(judgements, titleFinder(movies), score.content)
      if (options.missing) for (const film of missing) console.log(film)
      const { auc, aucWithinFilm } = content
      printFigures(
        { model: serving, ...figures, aucContent: auc, aucContentWithinFilm: aucWithinFilm },
        options.json,
      )
    })
}

/** What serves, and content alone, as scores of pairs. */
function loadScorer() {
  const database = openDatabase(loadConfig().databaseAddress)
  try {
    const head = findChampion(database, CONTENT_MODEL)
    if (!head)
      throw new AppError(
        'not-ready',
        'Got a store without a trained model. Run: npm run marquee -- train content',
      )
    const movies = listMovies(database)
    const vocabulary = JSON.parse(Buffer.from(head.vocabulary).toString('utf8')) as Feature[]
    const model = decodeRows(listModelRows(database, head.id), vocabulary)
    const standings = movieStandings(movies)
    const standingById = new Map(movies.map(({ id }, index) => [id, standings[index]!]))
    const serving = findServing(database)
    const audience =
      serving?.name === HYBRID_MODEL
        ? decodeServed(
            readModelArtefact(database, serving.id),
            model,
            model.movieIds.map(() => 1),
          ).audience
        : null
    const scorer =
      (likeness: Likeness): ScorePair =>
      (a, b) =>
        scoreOf(likeness, model.rowOf.get(a)!, model.rowOf.get(b)!, standingById.get(b)!)
    return {
      movies,
      serving: serving ? refOf(serving) : CONTENT_MODEL,
      score: {
        serving: scorer({ ...model, audience }),
        content: scorer({ ...model, audience: null }),
      },
    }
  } finally {
    database.close()
  }
}
