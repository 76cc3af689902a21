// A file of ratings as MovieLens has them, of any length: users one after the other, films ascending, few films with most of it.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { seededRandom } from '@/lib/math/random'
import { readCatalogue } from '@/lib/pipeline/catalogue-files'
import { CATALOGUE_FOLDER } from '@/lib/pipeline/paths'

const SEED = 25
/** Most people rate few films, some thousands: 20 times a power of chance. */
const FEWEST = 20
const MOST = 3000
/** The higher, the more of all ratings fall on the best-known films. */
const STEEPNESS = 3
const FIRST_SECOND = 1_000_000_000

/** Writes the file, the same for the same number of rows; memory stays small. */
export async function writeRatingFile(path: string, rows: number): Promise<void> {
  const films = readCatalogue(CATALOGUE_FOLDER)
    .movies.flatMap(({ ids }) => ids.movielens ?? [])
    .sort((a, b) => a - b)
  const random = seededRandom(SEED)
  const out = createWriteStream(path)
  out.write('userId,movieId,rating,timestamp\n')
  let left = rows
  for (let user = 1; left > 0; user++) {
    const chosen = filmsOf(films.length, random).slice(0, left)
    left -= chosen.length
    const lines = chosen.map(
      (film, i) =>
        `${user},${films[film]},${0.5 + Math.floor(random() * 10) / 2},${FIRST_SECOND + user * 4000 + i}\n`,
    )
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await finished(out)
}

function filmsOf(films: number, random: () => number): number[] {
  const count = Math.min(MOST, Math.floor(FEWEST / random() ** 0.7))
  const chosen = new Set<number>()
  while (chosen.size < Math.min(count, films)) chosen.add(Math.floor(random() ** STEEPNESS * films))
  return [...chosen].sort((a, b) => a - b)
}
