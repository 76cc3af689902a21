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
        if (title !== '') this.#addTitle(title, film)
    }
  }

  #addTitle(title: string, film: Film): void {
    const films = this.#byTitle.get(title)
    if (films) films.push(film)
    else this.#byTitle.set(title, [film])
  }

  /**
   * The film's id, or null where none is surely meant: by id, by title and year, or by title where one film has it within a year.
   * A film with another id of the same kind is another film, whatever its title.
   */
  find(entry: HistoryEntry): number | null {
    const { imdbId, tmdbId, movieLensId, title, year } = entry
    const byId =
      (imdbId !== null ? this.#byImdb.get(imdbId) : undefined) ??
      (tmdbId !== null ? this.#byTmdb.get(tmdbId) : undefined) ??
      (movieLensId !== null ? this.#byMovieLens.get(movieLensId) : undefined)
    if (byId !== undefined) return byId
    if (title === null) return null
    const named = this.#byTitle.get(foldTitle(title)) ?? []
    const films = named.filter((film) => !isOther(film, entry))
    if (year === null) return named.length === 1 ? (films[0]?.id ?? null) : null
    const exact = films.filter((film) => film.year === year)
    const near = films.filter((film) => film.year !== null && Math.abs(film.year - year) <= 1)
    const [only, other] = exact.length > 0 ? exact : near
    return only && !other ? only.id : null
  }

  /** Matches and merges: of several ratings the latest stays, and a film that is rated was seen. */
  match(entries: readonly HistoryEntry[]): MatchedHistory {
    const films = new Map<number, MergedEntry>()
    const ratedAt = new Map<number, number>()
    const missed: HistoryEntry[] = []
    for (const entry of entries) {
      const id = this.find(entry)
      if (id === null) {
        missed.push(entry)
        continue
      }
      const before = films.get(id)
      const merged = merge(before, entry)
      // A later day without a rating says nothing of which rating is the latest.
      const at = entry.at ?? Number.NEGATIVE_INFINITY
      if (entry.halfStars !== null && at >= (ratedAt.get(id) ?? Number.NEGATIVE_INFINITY)) {
        ratedAt.set(id, at)
        merged.halfStars = entry.halfStars
      }
      films.set(id, merged)
    }
    return { films, missed }
  }
}

function isOther({ ids }: Film, { imdbId, tmdbId, movieLensId }: HistoryEntry): boolean {
  return differ(ids.imdb, imdbId) || differ(ids.tmdb, tmdbId) || differ(ids.movielens, movieLensId)
}

function differ<T>(a: T | null, b: T | null): boolean {
  return a !== null && b !== null && a !== b
}

/** All but the rating, which the caller decides. */
function merge(before: MergedEntry | undefined, entry: HistoryEntry): MergedEntry {
  const { halfStars, isLiked, isHidden, isSeen, isOnWatchlist, at } = entry
  return {
    halfStars: before?.halfStars ?? null,
    isLiked: before?.isLiked || isLiked,
    isHidden: before?.isHidden || isHidden,
    isSeen: before?.isSeen || isSeen || halfStars !== null,
    isOnWatchlist: before?.isOnWatchlist || isOnWatchlist,
    at: latestOf(before?.at ?? null, at),
  }
}

function latestOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}
