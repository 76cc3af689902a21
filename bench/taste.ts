// `npm run bench -- taste`: POST /api/recommendations with fifty films beside an empty route handler of the same build and run.
import { seededRandom } from '@/lib/math/random'
import { duel, printTurn, rounded } from './server/duel'
import { idOf, listFilmPaths } from './server/film-paths'
import { hasWrk } from './server/load'
import { startSite } from './server/site'

const FILMS = 50
/** So many different tastes; no answer is kept, so how many there are only matters for what is warm. */
const TASTES = 2000
const SEED = 7
const SETTLE_MILLISECONDS = 15_000

/** Tastes of films drawn from all of the catalogue, with weights from -1 to 1; the empty handler is posted the same bodies. */
export async function runTasteBench(): Promise<Record<string, unknown>> {
  const site = await startSite()
  try {
    const ids = (await listFilmPaths(site.address)).map((path) => Number(idOf(path)))
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS))
    const bodies = tastesOf(ids)
    const post = (path: string) => bodies.map((body) => ({ path, body }))
    const { ratio, ours, theirs } = await duel(
      site.address,
      post('/api/recommendations'),
      post('/api/empty'),
    )
    const tool = (await hasWrk()) ? 'wrk' : 'autocannon'
    console.log(
      `\n${FILMS} films a taste, by ${tool}, 16 connections, medians of five turns of 5 s`,
    )
    printTurn(`any of ${TASTES} tastes`, ours)
    printTurn('  empty handler, in turn with it', theirs)
    console.log(`ratio ${ratio.toFixed(3)}; at least 0.5 is wanted`)
    return {
      ratio: rounded(ratio),
      p99Ms: rounded(ours.p99Ms),
      requestsPerSecond: Math.round(ours.requestsPerSecond),
      emptyRequestsPerSecond: Math.round(theirs.requestsPerSecond),
      films: FILMS,
      tool,
    }
  } finally {
    await site.stop()
  }
}

/** Tastes of fifty films each, as bodies to post. */
export function tastesOf(ids: readonly number[]): string[] {
  const random = seededRandom(SEED)
  return Array.from({ length: TASTES }, () =>
    JSON.stringify({
      films: Array.from({ length: FILMS }, () => ({
        id: ids[Math.floor(random() * ids.length)],
        weight: Math.round((random() * 2 - 1) * 100) / 100,
      })),
    }),
  )
}
