// Reads a MovieLens folder, from ml-1m and ml-latest-small to ml-32m: films, ids, tags and the ratings' sums.
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { findGenre } from '@/lib/catalogue/genre'
import { emptyDraft, type MovieDraft } from '@/lib/catalogue/movie'
import { readCsv } from '../csv'
import { countInto, findFiles, totalBytes } from '../files'
import { dropped, mended } from '../problems'
import type { MovieSource, SourceEvent } from '../source'
import { countRatings, type RatingSum } from './ratings'
import { cleanTag } from './tags'
import { parseMovielensTitle } from './titles'

const EXPECTS =
  'the folder of a MovieLens set with movies.csv (links.csv, tags.csv and ratings.csv are read too), or movies.dat and ratings.dat of ml-1m'

/** MovieLens as a source of films. */
export const movielens: MovieSource = { name: 'movielens', expects: EXPECTS, read }

type Links = { imdb: string | null; tmdb: number | null }
type Beside = {
  links: Map<number, Links>
  tags: Map<number, string[]>
  ratings: Map<number, RatingSum>
}
type Progress = { read: number; bytesRead: number; bytesTotal: number }

async function* read(path: string): AsyncGenerator<SourceEvent> {
  const [movies = ''] = findFiles(path, /^movies\.(?:csv|dat)$/, EXPECTS)
  const folder = dirname(movies)
  const beside = {
    links: join(folder, 'links.csv'),
    tags: join(folder, 'tags.csv'),
    ratings: join(folder, isOld(movies) ? 'ratings.dat' : 'ratings.csv'),
  }
  const there = [movies, ...Object.values(beside)].filter((file) => existsSync(file))
  const progress: Progress = { read: 0, bytesRead: 0, bytesTotal: totalBytes(there) }
  const known: Beside = { links: new Map(), tags: new Map(), ratings: new Map() }
  if (existsSync(beside.links)) yield* readLinks(beside.links, known, progress)
  if (existsSync(beside.tags)) yield* readTags(beside.tags, known, progress)
  if (existsSync(beside.ratings)) yield* readRatings(beside.ratings, known, progress)
  yield* readMovies(movies, known, progress)
  yield { kind: 'progress', ...progress }
}

async function* readMovies(
  path: string,
  known: Beside,
  progress: Progress,
): AsyncGenerator<SourceEvent> {
  const file = basename(path)
  const seen = new Set<number>()
  for await (const event of readCsv(path, {
    required: ['movieId', 'title', 'genres'],
    ...(isOld(path) ? { delimiter: '::', isBare: true } : {}),
    onBytes: countInto(progress),
  })) {
    if (event.kind === 'problem') {
      yield event
      continue
    }
    progress.read++
    const { movieId = '', title = '', genres = '' } = event.row
    const place = { file, line: event.line }
    const id = toId(movieId)
    if (id === null)
      yield dropped(
        place,
        'missing-id',
        'movieId',
        `Got «${movieId.slice(0, 40)}», expected a positive whole number.`,
      )
    else if (seen.has(id))
      yield dropped(
        place,
        'duplicate-id',
        'movieId',
        `Got film ${id} again; the first row is kept.`,
      )
    else {
      seen.add(id)
      const parsed = parseMovielensTitle(title)
      if (parsed.span !== null)
        yield dropped(place, 'not-a-film', 'title', `Got ${parsed.span} for a year: a series.`)
      else {
        if (parsed.year === null)
          yield mended(
            place,
            'missing-year',
            'title',
            `Got «${title.slice(0, 60)}» without a year.`,
          )
        yield { kind: 'draft', draft: reshape(id, parsed, genres, known), ...place }
      }
    }
    if (progress.read % 1000 === 0) yield { kind: 'progress', ...progress }
  }
}

function reshape(
  id: number,
  { title, originalTitle, year }: ReturnType<typeof parseMovielensTitle>,
  genres: string,
  { links, tags, ratings }: Beside,
): MovieDraft {
  const { imdb = null, tmdb = null } = links.get(id) ?? {}
  const rated = ratings.get(id)
  return {
    ...emptyDraft(title, { source: 'movielens', key: String(id) }),
    originalTitle,
    year,
    genres: genres
      .split('|')
      .map(findGenre)
      .filter((genre) => genre !== null),
    keywords: tags.get(id) ?? [],
    ids: { imdb, tmdb, movielens: id, wikipedia: null },
    // From half stars of 5 to our scale of 10, two decimals.
    rating: rated
      ? { mean: Math.round((200 * rated.sum) / rated.count) / 100, count: rated.count }
      : null,
  }
}

async function* readLinks(
  path: string,
  { links }: Beside,
  progress: Progress,
): AsyncGenerator<SourceEvent> {
  const file = basename(path)
  for await (const event of readCsv(path, {
    required: ['movieId', 'imdbId', 'tmdbId'],
    onBytes: countInto(progress),
  })) {
    if (event.kind === 'problem') {
      yield event
      continue
    }
    const { movieId = '', imdbId = '', tmdbId = '' } = event.row
    const id = toId(movieId)
    if (id === null) {
      yield dropped(
        { file, line: event.line },
        'missing-id',
        'movieId',
        `Got «${movieId.slice(0, 40)}», expected a positive whole number.`,
      )
      continue
    }
    const imdb = /^\d{1,9}$/.test(imdbId) ? `tt${imdbId.padStart(7, '0')}` : null
    links.set(id, { imdb, tmdb: toId(tmdbId) })
  }
}

/** Tags by film, those that more people gave first. */
async function* readTags(
  path: string,
  { tags }: Beside,
  progress: Progress,
): AsyncGenerator<SourceEvent> {
  const counts = new Map<number, Map<string, number>>()
  for await (const event of readCsv(path, {
    required: ['movieId', 'tag'],
    onBytes: countInto(progress),
  })) {
    if (event.kind === 'problem') {
      yield event
      continue
    }
    const id = toId(event.row.movieId ?? '')
    const tag = cleanTag(event.row.tag ?? '')
    if (id === null || tag === null) continue
    const ofFilm = counts.get(id) ?? new Map<string, number>()
    ofFilm.set(tag, (ofFilm.get(tag) ?? 0) + 1)
    counts.set(id, ofFilm)
  }
  for (const [id, ofFilm] of counts) {
    const ranked = [...ofFilm].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    tags.set(
      id,
      ranked.map(([tag]) => tag),
    )
  }
}

async function* readRatings(
  path: string,
  known: Beside,
  progress: Progress,
): AsyncGenerator<SourceEvent> {
  const { films, broken, firstBroken } = await countRatings(
    path,
    isOld(path) ? '::' : ',',
    countInto(progress),
  )
  known.ratings = films
  if (broken > 0)
    yield dropped(
      { file: basename(path), line: firstBroken },
      'broken-rating',
      null,
      `Got ${broken} lines that are no rating, expected user,film,rating,time.`,
    )
}

/** The files of ml-1m: cells parted by "::", no head. */
function isOld(path: string): boolean {
  return path.endsWith('.dat')
}

function toId(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text.trim()) ? Number(text) : null
}
