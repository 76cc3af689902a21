// What do we know of this film?
import 'server-only'
import type { MovieAnswer } from '@/lib/api/schemas'
import { composeSummary } from '@/lib/catalogue/summary'
import { movieCard, personLink } from './cards'
import { loadSnapshot } from './snapshot'

/** Returns a film with all that is known of it, or null where there is none of that id. */
export async function findMovie(id: number): Promise<MovieAnswer | null> {
  const movie = loadSnapshot().movieById.get(id)
  if (!movie) return null
  return {
    ...movieCard(movie),
    originalTitle: movie.originalTitle,
    releaseDate: movie.releaseDate,
    people: {
      directors: movie.directorIds.map((person, i) => personLink(person, movie.directors[i]!)),
      cast: movie.castIds.map((person, i) => personLink(person, movie.cast[i]!)),
    },
    keywords: movie.keywords,
    language: movie.language,
    country: movie.country,
    collection: movie.collection,
    ids: movie.ids,
    summary: composeSummary(movie),
    sources: [...new Set(movie.provenance.map(({ source }) => source))],
  }
}
