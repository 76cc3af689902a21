// Where may reviews come from on this site, and in which order?
import 'server-only'
import { loadConfig } from '@/lib/config'
import { sharedRedis } from '@/lib/shared/connection'
import { sharedPace } from '@/lib/shared/pace'
import { IMDB_PACE, imdbReviews } from '@/lib/sources/imdb/source'
import type { ReviewSource, ReviewsOutcome } from '@/lib/sources/review-source'
import { processWide } from './process-wide'
import { loadSnapshot } from './snapshot'
import { isTmdbOn, readTmdbFilm } from './tmdb'

/** Other sites, in the configured order; one that is switched off answers so. */
export function foreignSources(): ReviewSource[] {
  return processWide('review sources', () =>
    loadConfig()
      .reviewSources.filter((name) => name !== 'own')
      .map((name) => (name === 'tmdb' ? tmdbReviews() : imdbSource())),
  )
}

/** The names of all sources in the configured order, "own" among them. */
export function sourceNames(): string[] {
  return loadConfig().reviewSources
}

/** TMDB's reviews come with the film itself. */
function tmdbReviews(): ReviewSource {
  return {
    name: 'tmdb',
    isOn: isTmdbOn(),
    async fetchReviews({ id }): Promise<ReviewsOutcome> {
      const movie = loadSnapshot().movieById.get(id)
      if (!movie) return { kind: 'no-id' }
      const film = await readTmdbFilm(movie)
      if (!film.isShown) return film
      const { reviews, reviewsTotal: total, problems } = film.value
      return reviews.length > 0 ? { kind: 'found', reviews, total, problems } : { kind: 'none' }
    },
  }
}

function imdbSource(): ReviewSource {
  const { imdbUrl } = loadConfig()
  const pace = sharedPace(sharedRedis(), 'imdb', IMDB_PACE)
  if (imdbUrl !== null) return imdbReviews({ baseUrl: imdbUrl, pace })
  const detail = 'IMDb asks for consent; the operator has not switched it on.'
  return {
    name: 'imdb',
    isOn: false,
    fetchReviews: async () => ({ kind: 'off', detail, retryAfter: null }),
  }
}
