// What Vercel builds: the store of the committed catalogue in one file, then the site, with that file traced into its functions.
import { rmSync } from 'node:fs'
import Sqlite from 'libsql'
import * as setUp from './set-up.mjs'

/** The path that next.config.ts traces and lib/config.ts opens. */
const STORE = 'data/work/embedded.db'

const { DATABASE_URL: given = '' } = process.env
for (const ending of ['', '-wal', '-shm']) rmSync(`${STORE}${ending}`, { force: true })
// What a build reads is the store it makes, whatever the functions are to write to.
process.env.DATABASE_URL = `file:./${STORE}`
await setUp.generateClient()
process.env.READ_ONLY = 'off'
await setUp.prepareStore(console.log)
delete process.env.READ_ONLY
foldIntoOneFile()
// Where a database of the operator's takes what visitors leave, it gets its tables and films too, and pages do not say that nothing is kept.
if (given.startsWith('postgres')) {
  process.env.DATABASE_URL = given
  await setUp.prepareStore(console.log)
}
await setUp.run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  onLine: console.log,
})

/** A log beside the file could be neither made nor read where nothing is written. */
function foldIntoOneFile() {
  const store = new Sqlite(STORE)
  store.prepare('PRAGMA journal_mode = DELETE').get()
  store.exec('VACUUM')
  store.close()
}
