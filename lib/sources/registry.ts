// Every source of films by its name.
import { AppError } from '@/lib/errors'
import { genericFile } from './generic/source'
import { imdb5000 } from './imdb-5000/source'
import { movielens } from './movielens/source'
import type { MovieSource } from './source'
import { theMoviesDataset } from './the-movies-dataset/source'
import { tmdb5000 } from './tmdb-5000/source'
import { wikipediaList } from './wikipedia-list/source'
import { wikipediaMovieData } from './wikipedia-movie-data/source'

/** The sources in the order in which help texts list them. */
export const MOVIE_SOURCES: readonly MovieSource[] = [
  imdb5000,
  theMoviesDataset,
  tmdb5000,
  movielens,
  wikipediaMovieData,
  wikipediaList,
  genericFile,
]

/** Returns the source of that name. Throws `bad-request` that lists those there are. */
export function getMovieSource(name: string): MovieSource {
  const source = MOVIE_SOURCES.find((one) => one.name === name)
  if (source) return source
  const names = MOVIE_SOURCES.map((one) => one.name).join(', ')
  throw new AppError('bad-request', `Got source «${name}», expected one of: ${names}.`)
}
