// One turn of `bench ease` in a process of its own: FOLDER ITEMS THREADS. Leaves the Gram matrix and our weights for the peer.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Interactions, interactionsFrom } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { valuesOf } from '@/lib/math/symmetric-inverse'
import { easeParameters, fitEase } from '@/lib/models/ease'
import { itemGram } from '@/lib/models/ridge'
import { invertInWorkers } from '@/lib/pipeline/invert-in-workers'

/** Seconds are of the wall, from the Gram matrix to rows. */
export type EaseTurn = {
  seconds: number
  inverseSeconds: number
  gramSeconds: number
  peakMb: number
  interactions: number
}

const [folder = '', itemsText = '', threadsText = ''] = process.argv.slice(2)
const items = Number(itemsText)
const threads = Number(threadsText)
const data = generate(items)
const parameters = easeParameters(data.indices.length)

const start = performance.now()
let inverseStart = 0
let inverseEnd = 0
const { rows } = await fitEase(data, parameters, {
  threads,
  invert: async (matrix) => {
    inverseStart = performance.now()
    await invertInWorkers(matrix)
    inverseEnd = performance.now()
  },
})
const end = performance.now()
const peakMb = process.resourceUsage().maxRSS / 1024

writeGram()
// Some weights for the peer to compare: of every 37th film its strongest.
const sample: number[][] = []
for (let r = 0; r < rows.rows; r += 37) {
  const e = rows.offsets[r]!
  if (e < rows.offsets[r + 1]!) sample.push([r, rows.indices[e]!, rows.values[e]!])
}
writeFileSync(join(folder, 'weights.json'), JSON.stringify(sample))
const turn: EaseTurn = {
  seconds: (end - inverseStart) / 1000,
  inverseSeconds: (inverseEnd - inverseStart) / 1000,
  gramSeconds: (inverseStart - start) / 1000,
  peakMb,
  interactions: data.indices.length,
}
console.log(JSON.stringify(turn))

/** Every film with interactions is a row, by rising number. */
function writeGram(): void {
  const all = Int32Array.from({ length: items }, (_, i) => i)
  const matrix = itemGram(data, all, parameters.regularisation)
  const values = valuesOf(matrix)
  const square = new Float32Array(items * items)
  for (let i = 0; i < items; i++)
    for (let j = 0; j <= i; j++) {
      square[i * items + j] = values[i * matrix.stride + j]!
      square[j * items + i] = values[i * matrix.stride + j]!
    }
  writeFileSync(join(folder, 'gram.f32'), square)
}

/** More users than films, each of some tastes, with films liked after a power law: of the size and shape of MovieLens 1M. */
function generate(items: number): Interactions {
  const random = seededRandom(1)
  const users = Math.max(6040, Math.round(items * 1.6))
  const given = []
  for (let user = 0; user < users; user++) {
    const taste = Math.floor(random() * 20)
    const length = Math.floor(20 + 500 * random() ** 3)
    for (let n = 0; n < length; n++) {
      const drawn = Math.floor(items * random() ** 2.5)
      const item = random() < 0.5 ? drawn : drawn - (drawn % 20) + taste
      if (item < items) given.push({ user, item, rating: 1, time: n })
    }
  }
  // Nobody may be without a film, nor a film without anybody.
  for (let item = 0; item < items; item++)
    given.push({ user: item % users, item, rating: 1, time: 0 })
  return interactionsFrom(given, { users, items })
}
