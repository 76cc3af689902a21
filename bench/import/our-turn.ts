// One import in a process of its own: store and file are its arguments, its figures its last line.
import { openDatabase } from '@/lib/db/database'
import { migrate } from '@/lib/db/migrate'
import { fillStore } from '@/lib/pipeline/fill-store'
import { importRatings } from '@/lib/pipeline/import-ratings'
import { CATALOGUE_FOLDER, MIGRATIONS_FOLDER } from '@/lib/pipeline/paths'

export type ImportTurn = { stored: number; users: number; seconds: number; peakMb: number }

const [store = '', file = ''] = process.argv.slice(2)
const database = openDatabase(store)
migrate(database, MIGRATIONS_FOLDER)
fillStore(database, CATALOGUE_FOLDER)
const { stored, users, seconds } = await importRatings(database, 'movielens', file, {
  now: Date.now,
})
database.close()
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ stored, users, seconds, peakMb } satisfies ImportTurn))
