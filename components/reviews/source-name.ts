// Sources of reviews as they read.

const SOURCES: Record<string, string> = { own: 'This site', tmdb: 'TMDB', imdb: 'IMDb' }

/** Where a review comes from, as it reads. */
export function sourceName(source: string): string {
  return SOURCES[source] ?? source
}
