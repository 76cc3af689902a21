// What can be shown of this film beyond our facts?
import 'server-only'
import type { DetailsAnswer, PersonCard, PostersAnswer, Trouble } from '@/lib/api/details-schemas'
import { personKey } from '@/lib/catalogue/person'
import type { VendorFailure } from '@/lib/sources/vendor-failure'
import { personPath } from './cards'
import { getMovie, loadSnapshot } from './snapshot'
import { isTmdbOn, readTmdbFilm, readTmdbPerson } from './tmdb'

/** Posters that are not there by then are left out; they will be there the next time. */
const POSTERS_PATIENCE_MS = 4000

/** Returns what TMDB says of a film for one country (ISO 3166-1). Throws `not-found` for an unknown film. */
export async function readDetails(movieId: number, country: string): Promise<DetailsAnswer> {
  const film = await readTmdbFilm(getMovie(movieId))
  if (!film.isShown) return { country, details: null, fetchedAt: null, trouble: troubleOf(film) }
  const { title: _, certificates, watch, ...rest } = film.value.details
  return {
    country,
    details: {
      ...rest,
      certificate: certificates[country] ?? null,
      watch: watch[country] ?? null,
      countries: Object.keys(watch).sort(),
    },
    fetchedAt: new Date(film.fetchedAt).toISOString(),
    trouble: film.trouble && troubleOf(film.trouble),
  }
}

/** Returns a person's card by TMDB's own number. */
export async function readPersonCard(tmdbId: number): Promise<PersonCard> {
  const person = await readTmdbPerson(tmdbId)
  if (!person.isShown) return { person: null, path: null, trouble: troubleOf(person) }
  return {
    person: person.value,
    path: pathOfPerson(person.value.name),
    trouble: person.trouble && troubleOf(person.trouble),
  }
}

/** Returns the posters of films in one bounded batch: what is not known within some seconds is left out. */
export async function readPosters(movieIds: readonly number[]): Promise<PostersAnswer> {
  const posters: PostersAnswer['posters'] = {}
  if (!isTmdbOn()) return { posters }
  const { movieById } = loadSnapshot()
  const asked = [...new Set(movieIds)].map(async (id) => {
    const movie = movieById.get(id)
    const film = movie && (await readTmdbFilm(movie))
    if (film?.isShown && film.value.details.poster) posters[id] = film.value.details.poster
  })
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, POSTERS_PATIENCE_MS)
  })
  await Promise.race([Promise.all(asked), patience])
  clearTimeout(timer)
  return { posters: { ...posters } }
}

function troubleOf({ kind, retryAfter }: VendorFailure): Trouble {
  return { kind, retryAfter }
}

let pathsOf: { content: string; byName: Map<string, string> } | null = null

/** Our page of somebody of that very name; null where there is none. */
function pathOfPerson(name: string): string | null {
  const { people, content } = loadSnapshot()
  if (pathsOf?.content !== content) {
    const byName = new Map<string, string>()
    for (const person of people.values()) byName.set(personKey(person.name), personPath(person))
    pathsOf = { content, byName }
  }
  return pathsOf.byName.get(personKey(name)) ?? null
}
