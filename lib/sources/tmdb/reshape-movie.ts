// A film's answer of TMDB in our shape.
import type {
  DetailsPerson,
  FilmDetails,
  PersonDetails,
  WatchOffers,
  WatchService,
} from '@/lib/catalogue/film-details'
import { readDay } from '@/lib/catalogue/review'
import type { TmdbMovie, TmdbPerson } from './shapes'

/** Shown at most, in billing order. */
const MOST_CAST = 20
/** Jobs that a programme names, in its order. */
const JOBS = [
  'Director',
  'Screenplay',
  'Writer',
  'Original Music Composer',
  'Director of Photography',
]
const MOST_CREW = 8
/** Kinds of release whose certificate tells most: in cinemas, limited, digital, on disc, on television, first night. */
const RELEASE_ORDER = [3, 2, 4, 5, 6, 1]
const IMAGE_PATH = /^\/[\w-]{1,80}\.(?:jpg|jpeg|png)$/i
const VIDEO_KEY = /^[\w-]{5,20}$/
const COUNTRY = /^[A-Z]{2}$/

/** Reshapes a film; what is missing, broken or unusable is null or empty. */
export function reshapeMovie(tmdbId: number, movie: TmdbMovie): FilmDetails {
  const { images, credits } = movie
  return {
    tmdbId,
    title: word(movie.title),
    tagline: word(movie.tagline),
    overview: word(movie.overview),
    status: word(movie.status),
    runtime: movie.runtime && movie.runtime > 0 ? Math.round(movie.runtime) : null,
    releaseDate: readDay(movie.release_date),
    poster: imagePath(movie.poster_path) ?? firstPath(images?.posters),
    backdrop: imagePath(movie.backdrop_path) ?? firstPath(images?.backdrops),
    rating: ratingOf(movie),
    certificates: certificatesOf(movie),
    cast: sorted(credits?.cast ?? [], (one) => one.order ?? Number.MAX_SAFE_INTEGER)
      .map((one) => personOf(one, one.character))
      .filter(isKnown)
      .slice(0, MOST_CAST),
    crew: crewOf(movie),
    trailer: trailerOf(movie),
    watch: watchOf(movie),
  }
}

/** Reshapes a person; null where not even the name is known. */
export function reshapePerson(id: number, person: TmdbPerson): PersonDetails | null {
  const name = word(person.name)
  if (name === null) return null
  return {
    id,
    name,
    knownFor: word(person.known_for_department),
    birthday: readDay(person.birthday),
    deathday: readDay(person.deathday),
    birthplace: word(person.place_of_birth),
    biography: word(person.biography),
    photo: imagePath(person.profile_path),
  }
}

function ratingOf({ vote_average: mean, vote_count: count }: TmdbMovie): FilmDetails['rating'] {
  if (typeof mean !== 'number' || typeof count !== 'number') return null
  return mean > 0 && mean <= 10 && count > 0 ? { mean, count: Math.round(count) } : null
}

function certificatesOf({ release_dates }: TmdbMovie): Record<string, string> {
  const certificates: Record<string, string> = {}
  for (const entry of release_dates?.results ?? []) {
    const country = entry?.iso_3166_1 ?? ''
    if (!COUNTRY.test(country)) continue
    const releases = sorted(entry?.release_dates ?? [], ({ type }) => {
      const place = RELEASE_ORDER.indexOf(type ?? 0)
      return place < 0 ? RELEASE_ORDER.length : place
    })
    const certificate = releases.map((one) => word(one.certification)).find(isKnown)
    if (certificate !== undefined && certificate.length <= 20) certificates[country] = certificate
  }
  return certificates
}

function crewOf({ credits }: TmdbMovie): DetailsPerson[] {
  const crew = (credits?.crew ?? []).filter(isKnown)
  const people = new Map<number, DetailsPerson>()
  for (const job of JOBS)
    for (const one of crew.filter((member) => member.job === job)) {
      const person = personOf(one, job)
      if (person === null) continue
      const known = people.get(person.id)
      people.set(person.id, known ? { ...known, role: `${known.role}, ${job}` } : person)
    }
  return [...people.values()].slice(0, MOST_CREW)
}

function personOf(
  one: { id?: number | null; name?: string | null; profile_path?: string | null },
  role: string | null | undefined,
): DetailsPerson | null {
  const name = word(one.name)
  if (name === null || !Number.isSafeInteger(one.id) || one.id! <= 0) return null
  return { id: one.id!, name, role: word(role), photo: imagePath(one.profile_path) }
}

/** An official trailer in the film's language or English before any other; only those of YouTube. */
function trailerOf({ videos, original_language }: TmdbMovie): FilmDetails['trailer'] {
  const rank = (video: {
    type?: string | null
    official?: boolean | null
    iso_639_1?: string | null
  }) =>
    (video.type === 'Trailer' ? 0 : 4) +
    (video.official ? 0 : 2) +
    (video.iso_639_1 === 'en' || video.iso_639_1 === original_language ? 0 : 1)
  const usable = (videos?.results ?? [])
    .filter(isKnown)
    .filter(
      ({ key, site, type }) =>
        site === 'YouTube' &&
        VIDEO_KEY.test(key ?? '') &&
        (type === 'Trailer' || type === 'Teaser'),
    )
  const [best] = sorted(usable, rank)
  return best ? { key: best.key!, name: word(best.name) ?? 'Trailer' } : null
}

function watchOf(movie: TmdbMovie): Record<string, WatchOffers> {
  const watch: Record<string, WatchOffers> = {}
  for (const [country, offers] of Object.entries(movie['watch/providers']?.results ?? {})) {
    if (!COUNTRY.test(country) || !offers) continue
    const here: WatchOffers = {
      link: tmdbAddress(offers.link),
      stream: servicesOf(offers.flatrate),
      free: servicesOf([...(offers.free ?? []), ...(offers.ads ?? [])]),
      rent: servicesOf(offers.rent),
      buy: servicesOf(offers.buy),
    }
    if (here.stream.length + here.free.length + here.rent.length + here.buy.length > 0)
      watch[country] = here
  }
  return watch
}

type Service = {
  provider_name?: string | null
  logo_path?: string | null
  display_priority?: number | null
}

function servicesOf(services: readonly (Service | null | undefined)[] | null | undefined) {
  const named = new Map<string, WatchService>()
  for (const one of sorted(services ?? [], ({ display_priority }) => display_priority ?? 1000)) {
    const name = word(one.provider_name)
    if (name !== null && !named.has(name)) named.set(name, { name, logo: imagePath(one.logo_path) })
  }
  return [...named.values()]
}

/** Links lead to TMDB's own pages and nowhere else. */
function tmdbAddress(link: string | null | undefined): string | null {
  if (!link || !URL.canParse(link)) return null
  const { protocol, hostname } = new URL(link)
  return protocol === 'https:' && hostname === 'www.themoviedb.org' ? link : null
}

function firstPath(
  images: readonly ({ file_path?: string | null } | null | undefined)[] | null | undefined,
) {
  return (images ?? []).map((one) => imagePath(one?.file_path)).find(isKnown) ?? null
}

function imagePath(path: string | null | undefined): string | null {
  return path && IMAGE_PATH.test(path) ? path : null
}

function word(value: string | null | undefined): string | null {
  return value?.trim() || null
}

function isKnown<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}

/** By rising rank, the order kept among equals; nothings are left out. */
function sorted<T>(items: readonly (T | null | undefined)[], rank: (item: T) => number): T[] {
  return items.filter(isKnown).sort((a, b) => rank(a) - rank(b))
}
