// `marquee catalogue stats`: what the catalogue knows, counted.
import type { Movie } from '@/lib/catalogue/movie'
import type { Catalogue } from './catalogue-files'

/** Counts of films that know a fact; `mergePrecision` is the share of title-based merges that IMDb's ids confirm. */
export function catalogueStats({ movies, people, manifest }: Catalogue) {
  const count = (has: (movie: Movie) => boolean) => movies.filter(has).length
  const from = (source: string) =>
    count(({ provenance }) => provenance.some((one) => one.source === source))
  const { compared, agreed } = manifest.titleMerges
  return {
    films: movies.length,
    people: people.length,
    withDirector: count(({ directors }) => directors.length > 0),
    withCast: count(({ cast }) => cast.length > 0),
    withGenre: count(({ genres }) => genres.length > 0),
    withKeywords: count(({ keywords }) => keywords.length > 0),
    withRuntime: count(({ runtime }) => runtime !== null),
    withRating: count(({ rating }) => rating !== null),
    withIds: count(({ ids }) => Object.values(ids).some((id) => id !== null)),
    withImdbId: count(({ ids }) => ids.imdb !== null),
    fromImdb5000: from('imdb-5000'),
    fromMovielens: from('movielens'),
    fromWikipedia: from('wikipedia-movie-data'),
    fromSupplement: from('supplement'),
    onlySupplement: count(({ provenance }) =>
      provenance.every((one) => one.source === 'supplement'),
    ),
    titleMergesCompared: compared,
    mergePrecision: compared === 0 ? null : agreed / compared,
  }
}
