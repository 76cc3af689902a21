// What is asked for: addresses of films, as the sitemap lists them, and what people type.
import { seededRandom } from '@/lib/math/random'

const SEED = 1

/** What somebody types who looks for a film, letter by letter. */
export const TYPED = [
  'inception',
  'the godfather',
  'spirited away',
  'heat',
  'amelie',
  'tom hanks',
  'alien',
]

/** Returns the paths of all films, «/movies/27-inception», in a seeded random order. */
export async function listFilmPaths(address: string): Promise<string[]> {
  const root = await read(`${address}/sitemap.xml`)
  const lists = root.includes('<sitemapindex')
    ? await Promise.all(addressesIn(root).map(read))
    : [root]
  const films = lists
    .flatMap(addressesIn)
    .map((url) => new URL(url).pathname)
    .filter((path) => path.startsWith('/movies/'))
  if (films.length === 0) throw new Error('Got a sitemap without films, expected all of them.')
  return shuffled(films)
}

/** Reads the id in «/movies/27-inception». */
export function idOf(path: string): string {
  return /^\/movies\/(\d+)/.exec(path)?.[1] ?? ''
}

async function read(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`Got status ${response.status} for ${url}, expected 200.`)
  return response.text()
}

function addressesIn(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url!)
}

function shuffled(paths: readonly string[]): string[] {
  const random = seededRandom(SEED)
  return paths
    .map((path) => ({ path, lot: random() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ path }) => path)
}
