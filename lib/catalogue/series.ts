// Which films belong to one series, told from their titles and people.
import { foldTitle } from '@/lib/text/fold'
import type { MovieFacts } from './movie'
import { personKey } from './person'

type SeriesFacts = Pick<MovieFacts, 'title' | 'collection' | 'directors' | 'cast'>

/**
 * Returns per film the name of its series or null: the collection where a source names it, else the
 * part of the title that goes before a number or a subtitle ("Toy Story 2", "Alien: Covenant"),
 * where another film of that name shares a person. O(films x films of one name).
 */
export function findSeries(movies: readonly SeriesFacts[]): (string | null)[] {
  const named = new Map<string, number[]>()
  movies.forEach(({ title }, index) => {
    const key = foldTitle(seriesName(title))
    if (key.length > 1) named.set(key, [...(named.get(key) ?? []), index])
  })
  const series = movies.map(({ collection }) => collection)
  for (const members of named.values()) {
    const kin = members.filter((index) =>
      members.some((other) => other !== index && shareSomebody(movies[index]!, movies[other]!)),
    )
    if (kin.length < 2) continue
    const titles = kin.map((index) => seriesName(movies[index]!.title))
    const name = titles.reduce((best, title) => (title.length < best.length ? title : best))
    for (const index of kin) series[index] ??= name
  }
  return series
}

/** The title without its number and subtitle: "Alien³" and "Alien: Covenant" are named "Alien". */
export function seriesName(title: string): string {
  const first = title.split(/\s*(?::|\s[-–—]\s)/)[0] ?? title
  const name = first
    .replace(/\s+(?:part|chapter|episode|vol\.?|volume)\s+\S+.*$/i, '')
    .replace(/\s*(?:[²³]|\b(?:[2-9]|1\d|I{2,3}|IV|VI{0,3}|IX|X))$/, '')
    .replace(/\s+and the\s.+$/i, '')
    .trim()
  return name === '' ? title : name
}

function shareSomebody(a: SeriesFacts, b: SeriesFacts): boolean {
  const names = new Set([...a.directors, ...a.cast].map(personKey))
  return [...b.directors, ...b.cast].some((name) => names.has(personKey(name)))
}
