// Films and people as pages and programs get them: with the addresses they lead to.
import type { MovieCard, PersonHit, PersonLink } from '@/lib/api/schemas'
import type { Movie } from '@/lib/catalogue/movie'
import { titleSlug } from '@/lib/format'
import type { PersonFilms } from './snapshot'

/** Bumped when posters are drawn differently, so that nobody sees a kept old one. */
const POSTER_FORM = 1

/** Address of a film's page. */
export function moviePath({ id, title }: Pick<Movie, 'id' | 'title'>): string {
  return `/movies/${id}-${titleSlug(title)}`
}

/** Address of a person's page. */
export function personPath({ id, name }: Pick<PersonLink, 'id' | 'name'>): string {
  return `/people/${id}-${titleSlug(name)}`
}

const cards = new WeakMap<Movie, MovieCard>()

/** A film as a card shows it, made once a film. */
export function movieCard(movie: Movie): MovieCard {
  const card = cards.get(movie) ?? makeCard(movie)
  cards.set(movie, card)
  return card
}

function makeCard(movie: Movie): MovieCard {
  const { id, title, year, genres, directors, runtime, rating } = movie
  return {
    id,
    path: moviePath(movie),
    title,
    year,
    genres,
    directors,
    runtime,
    rating,
    poster: `/posters/${id}.svg?v=${POSTER_FORM}`,
  }
}

/** A person as a link. */
export function personLink(id: number, name: string): PersonLink {
  return { id, name, path: personPath({ id, name }) }
}

/** A person as a search hit, with the best known films. */
export function personHit(person: PersonFilms): PersonHit {
  const films = new Map(
    [...person.directed, ...person.actedIn].map((movie) => [movie.id, movie.title]),
  )
  return {
    ...personLink(person.id, person.name),
    films: films.size,
    knownFor: [...films.values()].slice(0, 3),
  }
}
