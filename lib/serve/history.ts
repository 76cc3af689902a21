// A visitor's history, brought from elsewhere and taken away.
import 'server-only'
import type { ImportedAnswer, MarkChange } from '@/lib/api/taste-schemas'
import { listWatched } from '@/lib/db/visitors'
import { HistoryMatcher } from '@/lib/sources/history/match'
import { LARGEST_HISTORY, readHistory } from '@/lib/sources/history/read-history'
import {
  type Noted,
  type OwnedFilm,
  writeJson,
  writeLetterboxdCsv,
} from '@/lib/sources/history/write-history'
import { storeConnection } from './connection'
import { changeMarks, listMarks } from './marks'
import { loadSnapshot } from './snapshot'
import type { Visitor } from './visitor'

export { LARGEST_HISTORY }

let known: { content: string; matcher: HistoryMatcher } | null = null

/** Takes a history in, in one transaction; what is not found is told. Throws `unusable-data`, `too-large`. */
export function importHistory(visitor: Visitor, name: string, bytes: Uint8Array): ImportedAnswer {
  const { kind, entries, problems } = readHistory(name, bytes)
  const { films, missed } = matcherOf().match(entries)
  const changes = [...films].map(
    ([movieId, { halfStars, at, ...said }]): MarkChange & { at: number } => ({
      movieId,
      ...(halfStars === null ? {} : { stars: halfStars / 2 }),
      ...Object.fromEntries(Object.entries(said).filter(([, isOn]) => isOn)),
      at: at === null ? visitor.now : Math.min(at * 1000, visitor.now),
    }),
  )
  if (changes.length > 0) changeMarks(visitor, changes)
  return {
    kind,
    films: changes.length,
    missed: missed.map(({ line, title, year }) => ({ line, title, year })),
    problems,
  }
}

/** All that a visitor said, as JSON or as CSV that Letterboxd takes. */
export function exportHistory(visitor: Visitor, format: 'json' | 'letterboxd'): string {
  const { movieById } = loadSnapshot()
  const films = listMarks(visitor).flatMap(({ movieId, at, ...mark }): OwnedFilm[] => {
    const movie = movieById.get(movieId)
    if (!movie) return []
    const { title, year, ids } = movie
    const { imdb: imdbId, tmdb: tmdbId, movielens: movieLensId } = ids
    return [{ title, year, imdbId, tmdbId, movieLensId, ...mark, at: Math.floor(at / 1000) }]
  })
  return format === 'json'
    ? writeJson(films, notedOf(visitor), new Date(visitor.now).toISOString())
    : writeLetterboxdCsv(films)
}

function notedOf({ key }: Visitor): Noted {
  const { movieById } = loadSnapshot()
  const { views, searches, shown } = listWatched(storeConnection(), key)
  const titleOf = (movieId: number) => movieById.get(movieId)?.title ?? String(movieId)
  const time = (at: number) => new Date(at).toISOString()
  return {
    views: views.map(({ movieId, at }) => ({ title: titleOf(movieId), at: time(at) })),
    searches: searches.map(({ query, at }) => ({ query, at: time(at) })),
    shown: shown.map(({ movieId, surface, position, shownAt, clickedAt }) => ({
      title: titleOf(movieId),
      list: surface,
      position,
      at: time(shownAt),
      clickedAt: clickedAt === null ? null : time(clickedAt),
    })),
  }
}

function matcherOf(): HistoryMatcher {
  const { content, movies } = loadSnapshot()
  if (known?.content !== content) known = { content, matcher: new HistoryMatcher(movies) }
  return known.matcher
}
