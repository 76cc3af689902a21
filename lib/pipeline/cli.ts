// `npm run marquee -- COMMAND`: the offline walk from the command line.
import { Command } from 'commander'
import { AppError } from '@/lib/errors'
import { closeShared } from '@/lib/shared/connection'
import { allAnnounced } from '@/lib/shared/news'
import { addCatalogueCommands } from './commands/catalogue'
import { addEvaluateCommands } from './commands/evaluate'
import { addModels } from './commands/models'
import { addPipeline } from './commands/pipeline'
import { addRuns } from './commands/runs'
import { addStoreCommands } from './commands/store'

/** 1: the data could not be used or a step failed; 2: the command was not understood. */
const EXIT = { failed: 1, usage: 2 }

// Whoever reads our output may stop reading, as `head` does; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const program = new Command('marquee')
  .description(
    'Compiles the catalogue, fills the store, imports films, trains and measures models.',
  )
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })

addCatalogueCommands(program)
addStoreCommands(program)
addEvaluateCommands(program)
addPipeline(program)
addRuns(program)
addModels(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}
// An open connection would keep the process.
await allAnnounced()
closeShared()

function report(error: unknown): number {
  if (error instanceof AppError) {
    console.error(`marquee: ${error.message}`)
    return error.code === 'bad-request' ? EXIT.usage : EXIT.failed
  }
  const code = (error as { code?: string }).code ?? ''
  if (code === 'commander.helpDisplayed' || code === 'commander.help') return 0
  if (code.startsWith('commander.')) return EXIT.usage
  console.error(error)
  return EXIT.failed
}
