// Lets one model after another serve, until it is killed: node --import tsx e2e/faults/promote-forever.ts STORE
import { openDatabase } from '@/lib/db/database'
import { listVersions, refOf } from '@/lib/db/registry'
import { promote } from '@/lib/operate/promote'

const database = openDatabase(process.argv[2]!)
const refs = listVersions(database).map(refOf)
const serving = listVersions(database).findIndex(({ isServing }) => isServing)
console.log('begun')
for (let i = 1; ; i++)
  promote(database, refs[(serving + i) % refs.length]!, { reason: 'the test of faults', now: i })
