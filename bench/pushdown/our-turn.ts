// One way of counting in a process of its own: the way, the store's address; its figures are its last line.
import { createHash } from 'node:crypto'
import { openDatabase } from '@/lib/db/database'
import { readRatings } from '@/lib/db/ratings'
import { filterInteractions } from '@/lib/features/interactions'
import { countTogether, type Together } from '@/lib/models/co-occurrence'
import { LIKE_STARS } from '@/lib/models/training'
import { countInDatabase } from '@/lib/pipeline/count-in-database'
import { isKeptApart, numberRatings } from '@/lib/pipeline/training-data'

export type CountingTurn = {
  seconds: number
  /** Until there was something to count in process, or until all was counted by the database. */
  readSeconds: number
  peakMb: number
  likes: number
  squares: number
  /** Unordered pairs of different films that anybody likes both of. */
  pairs: number
  /** Of every count of every film. */
  sha256: string
}

const [way = '', address = ''] = process.argv.slice(2)
const began = performance.now()
const database = openDatabase(address)
const movieIds = Int32Array.from(
  database.prepare('SELECT id FROM Movie ORDER BY id').raw().all() as [number][],
  ([id]) => id,
)
const together = way === 'pushed-down' ? countInDatabase(database, movieIds) : countHere()
const readSeconds = (performance.now() - began) / 1000
const { pairs, sha256 } = digest(together)
database.close()
const turn: CountingTurn = {
  seconds: (performance.now() - began) / 1000,
  readSeconds,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  likes: together.total,
  squares: together.squares,
  pairs,
  sha256,
}
console.log(JSON.stringify(turn))

function countHere(): Together {
  const ratings = readRatings(database)
  const isApart = ratings.raters.map(({ source, key }) => isKeptApart(source, key))
  const all = numberRatings(ratings, movieIds)
  return countTogether(
    filterInteractions(all, (e, user) => !isApart[user] && all.ratings[e]! >= LIKE_STARS),
  )
}

/** Walks over every row: in process this is where counting takes place. */
function digest({ sizes, total, squares, fillRow }: Together): { pairs: number; sha256: string } {
  const hash = createHash('sha256').update(sizes).update(`${total} ${squares}`)
  const counts = new Float32Array(sizes.length)
  let entries = 0
  for (let film = 0; film < sizes.length; film++) {
    const others = fillRow(film, counts)
    hash.update(others).update(Float32Array.from(others, (other) => counts[other]!))
    entries += others.length - (sizes[film]! > 0 ? 1 : 0)
    for (const other of others) counts[other] = 0
  }
  return { pairs: entries / 2, sha256: hash.digest('hex') }
}
