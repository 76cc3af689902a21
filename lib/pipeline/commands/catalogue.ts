// The commands about the committed catalogue: compile, and what is in it.
import type { Command } from 'commander'
import { catalogueStats } from '../catalogue-stats'
import { readCatalogue, writeCatalogue } from '../catalogue-files'
import { compileCatalogue } from '../compile'
import { CATALOGUE_FOLDER, DATASETS_FOLDER } from '../paths'
import { printFigures } from '../print'

/** Adds `compile` and `catalogue stats`. */
export function addCatalogueCommands(program: Command): void {
  program
    .command('compile')
    .description('compile the committed catalogue from the data sets and the supplement')
    .option('--datasets <folder>', 'where the data sets lie', DATASETS_FOLDER)
    .option('--catalogue <folder>', 'where the catalogue lies', CATALOGUE_FOLDER)
    .action(async ({ datasets, catalogue: folder }: { datasets: string; catalogue: string }) => {
      const thisYear = new Date().getUTCFullYear()
      const catalogue = await compileCatalogue(datasets, folder, thisYear, (line) =>
        console.log(line),
      )
      writeCatalogue(folder, catalogue)
      console.log(
        `${catalogue.movies.length} films and ${catalogue.people.length} people written to ${folder}`,
      )
    })

  program
    .command('catalogue')
    .description('the committed catalogue')
    .command('stats')
    .description('count what the catalogue knows')
    .option('--catalogue <folder>', 'where the catalogue lies', CATALOGUE_FOLDER)
    .option('--json', 'print the figures as one JSON line last')
    .action(({ catalogue: folder, json }: { catalogue: string; json?: boolean }) => {
      printFigures(catalogueStats(readCatalogue(folder)), json)
    })
}
