// `npm run bench -- pages`: kept pages of random films beside a static page of the same build and run.
import { duel, printTurn, rounded } from './server/duel'
import { listFilmPaths } from './server/film-paths'
import { startSite } from './server/site'

const STATIC = ['/about']
const VISITED = 500

/** Visits a seeded sample of film pages, so that they are kept, then measures them. */
export async function runPagesBench(): Promise<Record<string, unknown>> {
  const site = await startSite()
  try {
    const films = (await listFilmPaths(site.address)).slice(0, VISITED)
    const bytes = await visit(site.address, films)
    const staticBytes = await visit(site.address, STATIC)
    const { ratio, ours, theirs } = await duel(site.address, films, STATIC)
    console.log('\npages, 16 connections, medians of five turns of 5 s')
    printTurn(`${VISITED} film pages of ${kilobytes(bytes)} KB`, ours)
    printTurn(`the static page ${STATIC[0]} of ${kilobytes(staticBytes)} KB`, theirs)
    console.log(`ratio ${ratio.toFixed(3)}; at least 0.7 is wanted`)
    return {
      ratio: rounded(ratio),
      requestsPerSecond: Math.round(ours.requestsPerSecond),
      staticRequestsPerSecond: Math.round(theirs.requestsPerSecond),
      p99Ms: rounded(ours.p99Ms),
      pageKb: kilobytes(bytes),
      staticPageKb: kilobytes(staticBytes),
    }
  } finally {
    await site.stop()
  }
}

/** Opens each page once; returns the mean of their sizes in bytes, uncompressed. */
async function visit(address: string, paths: readonly string[]): Promise<number> {
  let bytes = 0
  for (const path of paths) {
    const response = await fetch(address + path)
    if (!response.ok) throw new Error(`Got status ${response.status} for ${path}, expected 200.`)
    bytes += (await response.arrayBuffer()).byteLength
  }
  return bytes / paths.length
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10
}
