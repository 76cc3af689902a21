// Reads TMDB 5000: tmdb_5000_movies.csv and, where it lies beside, tmdb_5000_credits.csv; lists are JSON.
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readCsv } from '../csv'
import { countInto, findFiles, totalBytes } from '../files'
import { dropped, mended } from '../problems'
import type { MovieSource, SourceEvent } from '../source'
import {
  brokenLists,
  type Beside,
  LIST_COLUMNS,
  type ListItem,
  NOTHING_BESIDE,
  reshapeCredits,
  reshapeTmdbExport,
  tmdbId,
} from '../tmdb-export'

const EXPECTS =
  'tmdb_5000_movies.csv, or the folder that holds it (tmdb_5000_credits.csv is read too)'

/** TMDB 5000 as a source of films. */
export const tmdb5000: MovieSource = { name: 'tmdb-5000', expects: EXPECTS, read }

type Progress = { read: number; bytesRead: number; bytesTotal: number }

async function* read(path: string): AsyncGenerator<SourceEvent> {
  const [movies = ''] = findFiles(path, /^tmdb_5000_movies.*\.csv$/, EXPECTS)
  const credits = join(dirname(movies), 'tmdb_5000_credits.csv')
  const there = [movies, credits].filter((file) => existsSync(file))
  const progress: Progress = { read: 0, bytesRead: 0, bytesTotal: totalBytes(there) }
  const beside = new Map<number, Beside>()
  if (existsSync(credits)) yield* readCredits(credits, beside, progress)
  yield* readMovies(movies, beside, progress)
  yield { kind: 'progress', ...progress }
}

async function* readMovies(
  path: string,
  beside: Map<number, Beside>,
  progress: Progress,
): AsyncGenerator<SourceEvent> {
  const seen = new Set<number>()
  for await (const event of readCsv(path, {
    required: ['id', 'title', 'genres'],
    onBytes: countInto(progress),
  })) {
    if (event.kind === 'problem') {
      yield event
      continue
    }
    progress.read++
    const { row, line } = event
    const place = { file: basename(path), line }
    const id = tmdbId(row.id)
    if (id === null)
      yield dropped(
        place,
        'missing-id',
        'id',
        `Got «${(row.id ?? '').slice(0, 40)}», expected a whole number.`,
      )
    else if (seen.has(id))
      yield dropped(place, 'duplicate-id', 'id', `Got film ${id} again; the first row is kept.`)
    else if (!row.title?.trim())
      yield dropped(place, 'missing-title', 'title', `Film ${id} has no title.`)
    else {
      seen.add(id)
      yield* brokenLists(row, LIST_COLUMNS, place, { form: 'JSON', readList: readJsonList })
      const draft = reshapeTmdbExport(
        'tmdb-5000',
        id,
        row,
        readJsonList,
        beside.get(id) ?? NOTHING_BESIDE,
      )
      yield { kind: 'draft', draft, ...place }
    }
    if (progress.read % 500 === 0) yield { kind: 'progress', ...progress }
  }
}

async function* readCredits(
  path: string,
  beside: Map<number, Beside>,
  progress: Progress,
): AsyncGenerator<SourceEvent> {
  for await (const event of readCsv(path, {
    required: ['movie_id', 'cast', 'crew'],
    onBytes: countInto(progress),
  })) {
    if (event.kind === 'problem') {
      yield event
      continue
    }
    const { movie_id = '', cast = '', crew = '' } = event.row
    const place = { file: basename(path), line: event.line }
    const id = tmdbId(movie_id)
    if (id === null) {
      const got = `Got «${movie_id.slice(0, 40)}», expected a whole number`
      yield mended(place, 'missing-id', 'movie_id', `${got}; what the row says is left out.`)
      continue
    }
    yield* brokenLists(event.row, ['cast', 'crew'], place, { form: 'JSON', readList: readJsonList })
    const facts = reshapeCredits(readJsonList(cast) ?? [], readJsonList(crew) ?? [])
    beside.set(id, { ...NOTHING_BESIDE, ...facts })
  }
}

/** The strings and objects of a list; null where the cell is none. An empty cell is an empty list. */
function readJsonList(cell: string): ListItem[] | null {
  if (cell.trim() === '') return []
  try {
    const value: unknown = JSON.parse(cell)
    return Array.isArray(value) ? value.filter(isListItem) : null
  } catch {
    return null
  }
}

function isListItem(item: unknown): item is ListItem {
  return typeof item === 'string' || (typeof item === 'object' && item !== null)
}
