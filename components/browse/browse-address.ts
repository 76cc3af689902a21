import type { BrowseQuery } from '@/lib/api/schemas'
import { formatRuntime, languageName } from '@/lib/format'

/** The address of a choice of films; what is at its default is left out. */
export function browseAddress({ sort, page, ...filters }: BrowseQuery): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(filters))
    if (value !== undefined) params.set(name, String(value))
  if (sort !== 'popular') params.set('sort', sort)
  if (page > 1) params.set('page', String(page))
  const text = params.toString()
  return text === '' ? '/browse' : `/browse?${text}`
}

/** Says a choice of films in words: «Horror films of the 1980s in French, rated 7 or more». */
export function describeFilters({ genre, decade, language, rating, runtime }: BrowseQuery): string {
  return [
    genre ? `${genre} films` : 'All films',
    decade === undefined ? '' : ` of the ${decade}s`,
    language === undefined ? '' : ` in ${languageName(language)}`,
    runtime === undefined ? '' : ` up to ${formatRuntime(runtime)}`,
    rating === undefined ? '' : ` rated ${rating} or more`,
  ].join('')
}
