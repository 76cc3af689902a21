// The commands that copy the store and bring a copy back, while the site serves.
import type { Command } from 'commander'
import { backUp, restore } from '@/lib/db/backup'
import { MIGRATIONS_FOLDER } from '../paths'
import { withStore } from './with-store'

/** Adds `backup` and `restore`. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('copy the store to a new file while the site serves')
    .argument('<file>', 'a file that does not exist yet')
    .action((file: string) =>
      withStore((database) => {
        const { bytes, rows } = backUp(database, file)
        console.log(`${file}: ${(bytes / 1e6).toFixed(1)} MB, ${total(rows)} rows, whole`)
      }),
    )
  program
    .command('restore')
    .description(
      'put what a backup holds in place of what the store holds; a site that serves goes over to it',
    )
    .argument('<file>', 'a file that marquee backup wrote')
    .action((file: string) =>
      withStore((database) => {
        const rows = restore(database, file, MIGRATIONS_FOLDER)
        console.log(`restored ${total(rows)} rows of ${Object.keys(rows).length} tables`)
      }),
    )
}

function total(rows: Record<string, number>): string {
  return Object.values(rows)
    .reduce((sum, count) => sum + count, 0)
    .toLocaleString('en-GB')
}
