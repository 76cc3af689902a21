// What may a visitor like who has said nothing yet?
import 'server-only'
import type { HomeRow } from '@/lib/api/schemas'
import type { Genre } from '@/lib/catalogue/genre'
import type { StoredMovie } from '@/lib/db/movies'
import { movieCard } from './cards'
import { loadSnapshot, type Snapshot } from './snapshot'

/** Films a row. */
const ROW = 12
const GENRE_ROWS: Genre[] = [
  'Science Fiction',
  'Comedy',
  'Crime',
  'Animation',
  'Horror',
  'Romance',
  'Documentary',
]
/** Films known less than this are not put before somebody who asked for nothing. */
const WELL_KNOWN = 0.6

/** Returns the rows of the home page: well loved, recent, then by genre; no film stands twice. */
export async function listHomeRows(): Promise<HomeRow[]> {
  const snapshot = loadSnapshot()
  const shown = new Set<number>()
  const take = (films: readonly StoredMovie[]) => {
    const row = films.filter(({ id }) => !shown.has(id)).slice(0, ROW)
    for (const { id } of row) shown.add(id)
    return row.map(movieCard)
  }
  const loved = byWorth(snapshot)
  const rows: HomeRow[] = [
    { title: 'Well loved', path: '/browse?sort=rating', movies: take(loved) },
    { title: 'Recent', path: '/browse?sort=newest', movies: take(recent(snapshot)) },
  ]
  for (const genre of GENRE_ROWS) {
    const films = loved.filter(({ genres }) => genres[0] === genre || genres[1] === genre)
    rows.push({
      title: genre,
      path: `/browse?genre=${encodeURIComponent(genre)}`,
      movies: take(films),
    })
  }
  return rows.filter(({ movies }) => movies.length > 0)
}

function byWorth({ movies, standingById }: Snapshot): StoredMovie[] {
  const worth = ({ id }: StoredMovie) => {
    const { quality, popularity } = standingById.get(id)!
    return 2 * quality + popularity
  }
  return movies
    .filter(({ id, rating }) => rating !== null && standingById.get(id)!.popularity >= WELL_KNOWN)
    .sort((a, b) => worth(b) - worth(a) || a.id - b.id)
}

function recent({ movies, standingById }: Snapshot): StoredMovie[] {
  const known = movies.filter(({ id }) => standingById.get(id)!.popularity >= WELL_KNOWN - 0.1)
  return known.sort(
    (a, b) =>
      (b.year ?? 0) - (a.year ?? 0) ||
      standingById.get(b.id)!.popularity - standingById.get(a.id)!.popularity ||
      a.id - b.id,
  )
}
