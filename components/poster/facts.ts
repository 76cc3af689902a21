// The facts a poster is drawn from.
import type { MovieCard } from '@/lib/api/schemas'

export type Genre = MovieCard['genres'][number]

export type PosterFacts = {
  id: number
  title: string
  year: number | null
  genres: readonly Genre[]
  directors: readonly string[]
}

/** The most telling first: that a film is a western says more of it than that it is a drama. */
const TELLING: readonly Genre[] = [
  'Film Noir',
  'Western',
  'Animation',
  'Horror',
  'Science Fiction',
  'Musical',
  'Documentary',
  'War',
  'Sport',
  'Fantasy',
  'Music',
  'Mystery',
  'Romance',
  'Crime',
  'Biography',
  'History',
  'Comedy',
  'Thriller',
  'Adventure',
  'Action',
  'Family',
  'Drama',
]

/** Orders genres by how much they tell of a film. */
export function tellingGenres(genres: readonly Genre[]): Genre[] {
  return TELLING.filter((genre) => genres.includes(genre))
}
