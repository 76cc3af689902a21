// `npm run bench -- serve`: recommendations of random films beside an empty route handler of the same build and run.
import { duel, printTurn, rounded } from './server/duel'
import { idOf, listFilmPaths } from './server/film-paths'
import { hasWrk } from './server/load'
import { startSite } from './server/site'

const EMPTY = ['/api/empty']

/** So few that their answers are all kept ready after the warm-up. */
const KEPT_FILMS = 1000

/** After its start the server ranks the list of every film, which takes some seconds of one core. */
const SETTLE_MILLISECONDS = 15_000

/** Measures over all films, whose answers are mostly not kept, and over a thousand whose answers are. */
export async function runServeBench(): Promise<Record<string, unknown>> {
  const site = await startSite()
  try {
    const films = await listFilmPaths(site.address)
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS))
    const paths = films.map((path) => `/api/movies/${idOf(path)}/recommendations`)
    const all = await duel(site.address, paths, EMPTY)
    const kept = await duel(site.address, paths.slice(0, KEPT_FILMS), EMPTY)
    const tool = (await hasWrk()) ? 'wrk' : 'autocannon'
    console.log(`\nrecommendations by ${tool}, 16 connections, medians of five turns of 5 s`)
    printTurn(`any of ${films.length} films`, all.ours)
    printTurn('  empty handler, in turn with it', all.theirs)
    printTurn(`any of ${KEPT_FILMS} films, answers kept`, kept.ours)
    printTurn('  empty handler, in turn with it', kept.theirs)
    console.log(
      `ratio ${all.ratio.toFixed(3)}, kept ${kept.ratio.toFixed(3)}; at least 0.7 is wanted`,
    )
    return {
      ratio: rounded(all.ratio),
      p99Ms: rounded(all.ours.p99Ms),
      requestsPerSecond: Math.round(all.ours.requestsPerSecond),
      emptyRequestsPerSecond: Math.round(all.theirs.requestsPerSecond),
      keptRatio: rounded(kept.ratio),
      keptP99Ms: rounded(kept.ours.p99Ms),
      films: films.length,
      tool,
    }
  } finally {
    await site.stop()
  }
}
