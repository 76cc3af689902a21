// The commands that measure what «For you» is made of: what is asked of newcomers, and how a taste is ranked.
import { availableParallelism } from 'node:os'
import { type Command, Option } from 'commander'
import { countByItem } from '@/lib/features/interactions'
import { readCatalogue } from '../catalogue-files'
import { evaluatePicker, type PickerReport } from '../evaluate-picker'
import { evaluateTastes, type TastesReport } from '../evaluate-tastes'
import { invertInWorkers } from '../invert-in-workers'
import { CATALOGUE_FOLDER, DATASETS_FOLDER } from '../paths'
import { printTable } from '../print'
import { readCatalogueRatings } from '../ranking-data'
import { HALVES, type Half, type TasteWorld, tasteWorld } from '../taste-world'

const FILMS = ['rated', 'catalogue'] as const

type Options = {
  data: string
  films: (typeof FILMS)[number]
  seed: string
  half: Half
  shares: string
  json?: boolean
}

/** The people are in so many shares; each is asked by models that learned from the others. */
const FOLDS = 5

/** Adds `evaluate picker` and `evaluate tastes`. */
export function addEvaluateTastes(evaluate: Command): void {
  withOptions(
    evaluate
      .command('picker')
      .description('what newcomers are asked about, by the lists that their answers make'),
    { shares: '5', films: 'catalogue' },
  ).action(async (options: Options) => {
    const report = await evaluatePicker(readWorld(options), settingsOf(options))
    printPicker(report)
    if (options.json) console.log(JSON.stringify(report))
  })
  withOptions(
    evaluate
      .command('tastes')
      .description('ways of ranking films for a taste, on people whom no model learned from'),
    { shares: '1', films: 'rated' },
  ).action(async (options: Options) => {
    const report = await evaluateTastes(readWorld(options), settingsOf(options))
    printTastes(report)
    if (options.json) console.log(JSON.stringify(report))
  })
}

function withOptions(
  command: Command,
  { shares, films }: Pick<Options, 'shares' | 'films'>,
): Command {
  return command
    .option(
      '--data <folder>',
      'ratings of MovieLens or MovieTweetings',
      `${DATASETS_FOLDER}/ml-latest-small`,
    )
    .addOption(
      new Option('--films <which>', 'ranked: those that anybody rated, or the whole catalogue')
        .choices(FILMS)
        .default(films),
    )
    .addOption(
      new Option('--half <name>', 'of the people: settings were chosen on one, the other reports')
        .choices(HALVES)
        .default('all'),
    )
    .addOption(
      new Option('--shares <n>', `how many of ${FOLDS} shares of the people are asked`)
        .choices(Array.from({ length: FOLDS }, (_, i) => String(i + 1)))
        .default(shares),
    )
    .option('--seed <number>', 'of everything drawn by chance', '1')
    .option('--json', 'print the figures as one JSON line last')
}

function readWorld({ data, films }: Options): TasteWorld {
  const catalogue = readCatalogue(CATALOGUE_FOLDER).movies
  const all = readCatalogueRatings(data, catalogue)
  const counts = countByItem(all.interactions)
  const movies = films === 'rated' ? catalogue.filter((_, i) => counts[i]! > 0) : catalogue
  const { interactions } = films === 'rated' ? readCatalogueRatings(data, movies) : all
  console.log(
    `${interactions.indices.length} ratings, ${interactions.users} users, ${movies.length} films; the catalogue lacks ${all.unknownFilms} of those rated`,
  )
  return tasteWorld(movies, interactions)
}

function settingsOf({ seed, half, shares }: Options) {
  return {
    folds: FOLDS,
    shares: Number(shares),
    seed: Number(seed),
    half,
    work: { invert: invertInWorkers, threads: availableParallelism() },
    say: (line: string) => console.log(`  ${line}`),
  }
}

function printPicker({ people, unasked, pickers, comparisons }: PickerReport): void {
  console.log(`${people} people; nDCG@10 before anything is asked ${unasked.toFixed(4)}`)
  printTable(
    ['picker', 'page', 'nDCG@10', '95 % interval', 'recall@10', 'answers', 'liked', 'served p'],
    Object.entries(pickers).flatMap(([name, pages]) =>
      pages.map((one, page) => [
        name,
        String(page + 1),
        one.ndcg10.toFixed(4),
        `${one.low.toFixed(4)} to ${one.high.toFixed(4)}`,
        one.recall10.toFixed(4),
        one.answers.toFixed(2),
        one.likes.toFixed(2),
        comparisons[name]?.[page]?.p.toFixed(4) ?? '',
      ]),
    ),
  )
}

function printTastes({ people, ways, comparisons }: TastesReport): void {
  console.log(`${people} people; nDCG@10 by how many ratings are known`)
  printTable(
    ['way', 'known', 'nDCG@10', '95 % interval', 'fused p'],
    Object.entries(ways).flatMap(([name, byHistory]) =>
      Object.entries(byHistory).map(([history, { ndcg10, low, high }]) => [
        name,
        history,
        ndcg10.toFixed(4),
        `${low.toFixed(4)} to ${high.toFixed(4)}`,
        comparisons[name]?.[history]?.p.toFixed(4) ?? '',
      ]),
    ),
  )
}
