// Which kind of address is this? So few that figures can be kept for each.

const KINDS: readonly [RegExp, string][] = [
  [/^\/_next\/image/, '/_next/image'],
  [/^\/_next\//, '/_next'],
  [/^\/api\/movies\/[^/]+\/(recommendations|details)$/, '/api/movies/:id/$1'],
  [/^\/api\/movies\/[^/]+$/, '/api/movies/:id'],
  [/^\/api\/tmdb\//, '/api/tmdb'],
  [
    /^\/(api\/(?:search|events|recommendations|for-you|mix|my|picker|posters|health|ready|metrics))(?:\/|$)/,
    '/$1',
  ],
  [/^\/api\//, '/api'],
  [/^\/movies\//, '/movies/:slug'],
  [/^\/people\//, '/people/:slug'],
  [
    /^\/(about|browse|dashboard|for-you|images|mix|my|posters|reviews|search|sitemaps)(?:\/|$)/,
    '/$1',
  ],
  [/^\/$/, '/'],
]

/** The kind of an address, as figures name it. */
export function routeOf(url: string): string {
  const [path = ''] = url.split('?')
  for (const [pattern, kind] of KINDS) {
    const match = pattern.exec(path)
    if (match) return kind.replace('$1', match[1] ?? '')
  }
  return 'other'
}
