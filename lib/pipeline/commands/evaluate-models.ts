// The commands that measure the models that learn from people.
import { availableParallelism } from 'node:os'
import { type Command, Option } from 'commander'
import { SPLITS, type SplitName } from '@/lib/evaluate/splits'
import { readNcfTask } from '@/lib/sources/ncf/task'
import { evaluateNcf } from '../evaluate-ncf'
import { evaluateRanking, type RankingReport } from '../evaluate-ranking'
import { evaluateRatings } from '../evaluate-ratings'
import { invertInWorkers } from '../invert-in-workers'
import { CATALOGUE_FOLDER, DATASETS_FOLDER } from '../paths'
import { printTable } from '../print'
import { readRankingData } from '../ranking-data'
import { readCatalogue } from '../catalogue-files'

type NcfOptions = { models?: string; mostItems?: string; json?: boolean }

/** Adds `evaluate ncf`, `evaluate ranking` and `evaluate ratings`. */
export function addEvaluateModels(evaluate: Command): void {
  evaluate
    .command('ncf')
    .description('the published leave-one-out task of He et al. 2017: 99 sampled others a film')
    .argument('[folder]', 'the task', `${DATASETS_FOLDER}/ml-1m-ncf`)
    .option('--models <names>', 'only these, with commas between')
    .option('--most-items <n>', 'EASE over so many of the most liked films only')
    .option('--json', 'print the figures as one JSON line last')
    .action(async (folder: string, options: NcfOptions) => {
      const models = await evaluateNcf(readNcfTask(folder), {
        threads: availableParallelism(),
        ...(options.models ? { only: options.models.split(',') } : {}),
        ...(options.mostItems ? { mostItems: Number(options.mostItems) } : {}),
        say: (line) => console.log(line),
      })
      if (options.json) console.log(JSON.stringify({ models }))
    })

  evaluate
    .command('ranking')
    .description('all models side by side on hidden ratings, every film ranked')
    .option(
      '--data <folder>',
      'ratings of MovieLens or MovieTweetings',
      `${DATASETS_FOLDER}/ml-latest-small`,
    )
    .addOption(
      new Option('--split <name>', 'how ratings are hidden')
        .choices(SPLITS)
        .default('leave-one-out'),
    )
    .option('--seed <number>', 'of everything drawn by chance', '1')
    .option('--json', 'print the figures as one JSON line last')
    .action(async (options: { data: string; split: SplitName; seed: string; json?: boolean }) => {
      const data = readRankingData(options.data, readCatalogue(CATALOGUE_FOLDER).movies)
      console.log(
        `${data.interactions.indices.length} ratings, ${data.interactions.users} users, ${data.interactions.items} films, of which the catalogue lacks ${data.unknownFilms}`,
      )
      const report = await evaluateRanking(data, options.split, {
        seed: Number(options.seed),
        work: { invert: (matrix) => invertInWorkers(matrix), threads: availableParallelism() },
        say: (line) => console.log(`  ${line}`),
      })
      printRanking(report)
      if (options.json) console.log(JSON.stringify(report))
    })

  evaluate
    .command('ratings')
    .description('how near foretold ratings come to those given, by five folds')
    .option(
      '--data <folder>',
      'ratings of MovieLens or MovieTweetings',
      `${DATASETS_FOLDER}/ml-latest-small`,
    )
    .option('--seed <number>', 'of everything drawn by chance', '1')
    .option('--json', 'print the figures as one JSON line last')
    .action((options: { data: string; seed: string; json?: boolean }) => {
      const { interactions } = readRankingData(options.data, readCatalogue(CATALOGUE_FOLDER).movies)
      const models = evaluateRatings(interactions, {
        seed: Number(options.seed),
        say: (line) => console.log(`  ${line}`),
      })
      printTable(
        ['model', 'RMSE', 'MAE', 'right side of the mean'],
        Object.entries(models).map(([name, one]) => [
          name,
          one.rmse.toFixed(4),
          one.mae.toFixed(4),
          one.signAccuracy.toFixed(4),
        ]),
      )
      if (options.json) console.log(JSON.stringify({ models }))
    })
}

function printRanking({ models, best, p, comparisons }: RankingReport): void {
  console.log('model             nDCG@10  95 % interval    recall@20  precision@10  coverage')
  for (const [name, one] of Object.entries(models))
    console.log(
      `${name.padEnd(16)}  ${one.ndcg10.toFixed(4)}   ${one.low.toFixed(4)} to ${one.high.toFixed(4)}  ${one.recall20.toFixed(4)}     ${one.precision10.toFixed(4)}        ${one.coverage.toFixed(3)}`,
    )
  console.log(`best: ${best}; against all others p = ${p.toFixed(4)} (paired randomisation, Holm)`)
  for (const [name, { difference, p }] of Object.entries(comparisons))
    console.log(`  before ${name.padEnd(16)} by ${difference.toFixed(4)}, p = ${p.toFixed(4)}`)
}
