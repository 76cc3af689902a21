// One copy in a process of its own: the stores' addresses are its arguments, its figures its last line.
import { copyStore } from '@/lib/db/copy/copy-store'
import { openDatabase } from '@/lib/db/database'
import { MIGRATIONS_FOLDER } from '@/lib/pipeline/paths'

export type CopyTurn = {
  rows: number
  copiedRows: number
  equal: boolean
  seconds: number
  peakMb: number
}

const [from = '', to = ''] = process.argv.slice(2)
const source = openDatabase(from)
const target = openDatabase(to)
const start = performance.now()
const tables = copyStore({ source, target }, { from, migrationsFolder: MIGRATIONS_FOLDER })
const seconds = (performance.now() - start) / 1000
source.close()
target.close()
const figures: CopyTurn = {
  rows: tables.reduce((sum, { sourceRows }) => sum + sourceRows, 0),
  copiedRows: tables.reduce((sum, { copied }) => sum + copied, 0),
  equal: tables.every(({ isEqual }) => isEqual),
  seconds: Number(seconds.toFixed(2)),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
}
console.log(JSON.stringify(figures))
