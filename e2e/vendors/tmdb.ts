// What TMDB's v3 API answers, in its shapes and our own words.
import {
  BIOGRAPHY,
  HOSTILE_REVIEW,
  inventedName,
  LONG_REVIEW,
  OVERVIEW,
  REVIEWS,
  TAGLINE,
} from './words'

export const READ_TOKEN = 'fake-read-token-0123456789abcdef'
export const V3_KEY = 'fa4efa4efa4efa4efa4efa4efa4efa4e'

/** A film as /movie/{id} answers it; of what can be appended, what was asked for. */
export function movieAnswer(id: number, appended: readonly string[]) {
  const all: Record<string, unknown> = {
    credits: credits(id),
    external_ids: { imdb_id: null, wikidata_id: null, facebook_id: null, instagram_id: null },
    videos: { results: videos() },
    images: {
      backdrops: [image(`/b-${id}.jpg`, 1.778, null)],
      logos: [],
      posters: [image(`/p-${id}.jpg`, 0.667, 'en'), image(`/p-${id}-x.jpg`, 0.667, null)],
    },
    release_dates: { results: ['US', 'GB', 'DE'].map(releases) },
    'watch/providers': { results: { GB: offers('GB'), US: offers('US'), DE: offers('DE') } },
    reviews: reviews(id),
  }
  return {
    adult: false,
    backdrop_path: `/b-${id}.jpg`,
    belongs_to_collection: null,
    budget: 1_000_000,
    genres: [{ id: 18, name: 'Drama' }],
    homepage: '',
    id,
    imdb_id: null,
    origin_country: ['GB'],
    original_language: 'en',
    original_title: `Lighthouse ${id}`,
    overview: OVERVIEW,
    popularity: 12.5,
    poster_path: `/p-${id}.jpg`,
    production_companies: [],
    production_countries: [{ iso_3166_1: 'GB', name: 'United Kingdom' }],
    release_date: '2010-07-16',
    revenue: 2_000_000,
    runtime: 121,
    spoken_languages: [{ english_name: 'English', iso_639_1: 'en', name: 'English' }],
    status: 'Released',
    tagline: TAGLINE,
    title: `Lighthouse ${id}`,
    video: false,
    vote_average: 7.6,
    vote_count: 1234,
    ...Object.fromEntries(appended.filter((name) => name in all).map((name) => [name, all[name]])),
  }
}

/** The same with nothing in it that may be missing. */
export function nullsAnswer(id: number) {
  const movie = movieAnswer(id, [])
  const nothing = Object.fromEntries(Object.keys(movie).map((field) => [field, null]))
  return {
    ...nothing,
    id,
    credits: { cast: null, crew: [null] },
    videos: { results: [] },
    images: null,
    release_dates: { results: [{ iso_3166_1: null, release_dates: null }] },
    'watch/providers': { results: { GB: null, US: {} } },
    reviews: { results: [{ id: null, author: null, content: null, author_details: null }] },
  }
}

/** The same with fields of other types than they ever had. */
export function changedAnswer(id: number) {
  return {
    ...movieAnswer(id, ['credits', 'videos', 'watch/providers', 'reviews', 'release_dates']),
    runtime: 'long',
    credits: { cast: 'many people', crew: [{ id: 'x', name: 7, job: 'Director' }] },
    videos: [1, 2, 3],
  }
}

/** /person/{id} */
export function personAnswer(id: number) {
  return {
    adult: false,
    also_known_as: [],
    biography: BIOGRAPHY,
    birthday: '1974-02-03',
    deathday: null,
    gender: 0,
    homepage: null,
    id,
    imdb_id: null,
    known_for_department: 'Acting',
    name: inventedName(id % 1000),
    place_of_birth: 'Whitby, North Yorkshire, England',
    popularity: 3.2,
    profile_path: `/f-${id}.jpg`,
  }
}

/** A page of /discover/movie, /search/movie or /movie/changes: twenty films of three pages. */
export function pageAnswer(page: number, isChanges: boolean) {
  const results = Array.from({ length: 20 }, (_, i) => {
    const id = 1000 * page + i + 1
    return isChanges
      ? { id, adult: false }
      : {
          id,
          title: `Lighthouse ${id}`,
          original_title: `Lighthouse ${id}`,
          release_date: '2010-07-16',
        }
  })
  return { page, results: page > 3 ? [] : results, total_pages: 3, total_results: 60 }
}

/** /find/{imdb id} */
export function findAnswer(imdb: string) {
  const id = 900_000 + (Number(imdb.replace(/\D/g, '')) % 1000)
  return {
    movie_results: [
      { id, title: `Lighthouse ${id}`, release_date: '2019-05-30', media_type: 'movie' },
    ],
    person_results: [],
    tv_results: [],
  }
}

export const REFUSED = {
  status_code: 7,
  status_message: 'Invalid API key: You must be granted a valid key.',
  success: false,
}
export const MISSING = {
  success: false,
  status_code: 34,
  status_message: 'The resource you requested could not be found.',
}

function credits(id: number) {
  const person = (n: number) => ({
    adult: false,
    gender: 0,
    id: 10 * id + n,
    known_for_department: 'Acting',
    name: inventedName(id + n),
    original_name: inventedName(id + n),
    popularity: 1,
    profile_path: n % 4 === 3 ? null : `/f-${10 * id + n}.jpg`,
    credit_id: `c${id}${n}`,
  })
  const cast = Array.from({ length: 12 }, (_, n) => ({
    ...person(n),
    cast_id: n,
    character: n === 0 ? 'The Keeper' : `Stranger ${n}`,
    order: n,
  }))
  const jobs = ['Director', 'Screenplay', 'Original Music Composer', 'Director of Photography']
  const crew = jobs.map((job, i) => ({
    ...person(20 + i),
    department: 'Directing',
    job,
  }))
  return { cast, crew }
}

function videos() {
  const video = { iso_639_1: 'en', iso_3166_1: 'US', site: 'YouTube', size: 1080, official: true }
  return [
    { ...video, id: 'v1', key: 'FAKEclip0001', name: 'A clip', type: 'Clip' },
    { ...video, id: 'v2', key: 'FAKEtrailer1', name: 'Official trailer', type: 'Trailer' },
  ]
}

function image(file_path: string, aspect_ratio: number, iso_639_1: string | null) {
  return {
    aspect_ratio,
    height: 1500,
    iso_639_1,
    file_path,
    vote_average: 5,
    vote_count: 3,
    width: 1000,
  }
}

const CERTIFICATES: Record<string, string> = { US: 'PG-13', GB: '12A', DE: '12' }

function releases(country: string) {
  const release = {
    descriptors: [],
    iso_639_1: '',
    note: '',
    release_date: '2010-07-16T00:00:00.000Z',
  }
  return {
    iso_3166_1: country,
    release_dates: [
      { ...release, certification: '', type: 1 },
      { ...release, certification: CERTIFICATES[country], type: 3 },
    ],
  }
}

function offers(country: string) {
  const service = (provider_id: number, provider_name: string) => ({
    logo_path: `/l-${provider_id}.jpg`,
    provider_id,
    provider_name,
    display_priority: provider_id,
  })
  return {
    link: `https://www.themoviedb.org/movie/1/watch?locale=${country}`,
    flatrate: [service(1, `Harbour Plus ${country}`)],
    rent: [service(2, 'Lamp Rentals'), service(3, 'Reel Shop')],
    buy: [service(3, 'Reel Shop')],
  }
}

function reviews(id: number) {
  const results = [...REVIEWS, HOSTILE_REVIEW, LONG_REVIEW].map(
    ({ author, text, stars, day }, i) => ({
      author,
      author_details: { name: '', username: author, avatar_path: null, rating: stars },
      content: text.replace('superb', '**superb**'),
      created_at: `${day}T12:00:00.000Z`,
      id: `review-${id}-${i}`,
      updated_at: `${day}T12:00:00.000Z`,
      url: `https://www.themoviedb.org/review/review-${id}-${i}`,
    }),
  )
  return { page: 1, results, total_pages: 1, total_results: results.length }
}
