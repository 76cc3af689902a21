// Which films of ours does a history mean? By ids, else by title and year; never by guessing.
import type { Movie } from '@/lib/catalogue/movie'
import { foldTitle } from '@/lib/text/fold'
import type { HistoryEntry } from './entry'

type Film = Pick<Movie, 'id' | 'title' | 'originalTitle' | 'year' | 'ids'>

/** What is said of one film after all its entries. */
export type MergedEntry = Pick<
  HistoryEntry,
  'halfStars' | 'isLiked' | 'isHidden' | 'isSeen' | 'isOnWatchlist' | 'at'
>

export type MatchedHistory = { films: Map<number, MergedEntry>; missed: HistoryEntry[] }

/** Finds films for entries. Make one for a catalogue. */
export class HistoryMatcher {
  readonly #byImdb = new Map<string, number>()
  readonly #byTmdb = new Map<number, number>()
  readonly #byMovieLens = new Map<number, number>()
  readonly #byTitle = new Map<string, Film[]>()

  constructor(films: Iterable<Film>) {
    for (const film of films) {
      const { imdb, tmdb, movielens } = film.ids
      if (imdb !== null) this.#byImdb.set(imdb, film.id)
      if (tmdb !== null) this.#byTmdb.set(tmdb, film.id)
      if (movielens !== null) this.#byMovieLens.set(movielens, film.id)
      for (const title of new Set([film.title, film.originalTitle ?? film.title].map(foldTitle)))
        this.#byTitle.set(title, [...(this.#byTitle.get(title) ?? []), film])
    }
  }

  /** The film's id, or null where none is surely meant: by id, by title and year, or by title where one film has it within a year. */
  find({ imdbId, tmdbId, movieLensId, title, year }: HistoryEntry): number | null {
    const byId =
      (imdbId !== null ? this.#byImdb.get(imdbId) : undefined) ??
      (tmdbId !== null ? this.#byTmdb.get(tmdbId) : undefined) ??
      (movieLensId !== null ? this.#byMovieLens.get(movieLensId) : undefined)
    if (byId !== undefined) return byId
    if (title === null) return null
    const films = this.#byTitle.get(foldTitle(title)) ?? []
    if (year === null) return films.length === 1 ? films[0]!.id : null
    const exact = films.filter((film) => film.year === year)
    const near = films.filter((film) => film.year !== null && Math.abs(film.year - year) <= 1)
    const [only, other] = exact.length > 0 ? exact : near
    return only && !other ? only.id : null
  }

  /** Matches and merges: of several ratings the latest stays, and a film that is rated was seen. */
  match(entries: readonly HistoryEntry[]): MatchedHistory {
    const films = new Map<number, MergedEntry>()
    const missed: HistoryEntry[] = []
    for (const entry of entries) {
      const id = this.find(entry)
      if (id === null) missed.push(entry)
      else films.set(id, merge(films.get(id), entry))
    }
    return { films, missed }
  }
}

function merge(before: MergedEntry | undefined, entry: HistoryEntry): MergedEntry {
  const { halfStars, isLiked, isHidden, isSeen, isOnWatchlist, at } = entry
  const own = {
    halfStars,
    isLiked,
    isHidden,
    isSeen: isSeen || halfStars !== null,
    isOnWatchlist,
    at,
  }
  if (!before) return own
  const isLater = (at ?? 0) >= (before.at ?? 0)
  const latest = isLater ? (halfStars ?? before.halfStars) : (before.halfStars ?? halfStars)
  return {
    halfStars: latest,
    isLiked: before.isLiked || isLiked,
    isHidden: before.isHidden || isHidden,
    isSeen: before.isSeen || own.isSeen,
    isOnWatchlist: before.isOnWatchlist || isOnWatchlist,
    at: before.at === null || at === null ? (before.at ?? at) : Math.max(before.at, at),
  }
}
