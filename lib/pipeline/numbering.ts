// Our own ids for films and people: given once, kept over every recompile, never given again.
import { IdentityIndex } from '@/lib/catalogue/identity'
import type { Movie } from '@/lib/catalogue/movie'
import { type Person, personKey } from '@/lib/catalogue/person'
import type { Catalogue } from './catalogue-files'

/**
 * Gives every film the id of the standing film that it is, else the next free one; new films are
 * numbered the best known first. Returns them by rising id. Ids of films that are gone stay unused.
 */
export function numberMovies(
  movies: readonly Movie[],
  standing: Catalogue | null,
): { movies: Movie[]; nextMovieId: number } {
  const index = new IdentityIndex<Movie>()
  for (const movie of standing?.movies ?? []) index.add(movie)
  const taken = new Set<number>()
  const numbered: Movie[] = []
  const fresh: Movie[] = []
  for (const movie of movies) {
    const known = index.find(movie)?.film
    if (known && !taken.has(known.id)) {
      taken.add(known.id)
      numbered.push({ ...movie, id: known.id })
    } else fresh.push(movie)
  }
  let next = standing?.manifest.nextMovieId ?? 1
  for (const movie of fresh.sort(byFame)) numbered.push({ ...movie, id: next++ })
  return { movies: numbered.sort((a, b) => a.id - b.id), nextMovieId: next }
}

/** Gives every name of the films its standing id, else the next free one, in the order of the films. */
export function numberPeople(
  movies: readonly Movie[],
  standing: Catalogue | null,
): { people: Person[]; nextPersonId: number } {
  const known = new Map((standing?.people ?? []).map(({ id, name }) => [personKey(name), id]))
  const people = new Map<string, Person>()
  let next = standing?.manifest.nextPersonId ?? 1
  for (const { directors, cast } of movies)
    for (const name of [...directors, ...cast]) {
      const key = personKey(name)
      if (people.has(key)) continue
      people.set(key, { id: known.get(key) ?? next++, name })
    }
  return { people: [...people.values()].sort((a, b) => a.id - b.id), nextPersonId: next }
}

function byFame(a: Movie, b: Movie): number {
  const byPopularity = (b.popularity ?? 0) - (a.popularity ?? 0)
  const byYear = (b.year ?? 0) - (a.year ?? 0)
  return byPopularity || byYear || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)
}
