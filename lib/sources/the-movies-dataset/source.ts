// Reads The Movies Dataset: movies_metadata, keywords, links and credits, whose lists are Python literals.
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type CsvRow, readCsv } from '../csv'
import { countInto, findFiles, totalBytes } from '../files'
import { dropped, mended } from '../problems'
import { type PythonValue, parsePythonLiteral } from '../python-literal'
import type { MovieSource, SourceEvent } from '../source'
import {
  brokenLists,
  type Beside,
  LIST_COLUMNS,
  type ListItem,
  NOTHING_BESIDE,
  nameOf,
  reshapeCredits,
  reshapeTmdbExport,
  tmdbId,
} from '../tmdb-export'

const EXPECTS =
  'the folder of The Movies Dataset with movies_metadata*.csv (keywords.csv, links.csv and credits.csv are read too), or that file'

/** The Movies Dataset as a source of films. */
export const theMoviesDataset: MovieSource = { name: 'the-movies-dataset', expects: EXPECTS, read }

type Reading = {
  beside: Map<number, Beside>
  /** MovieLens ids by TMDB id; of several the first. */
  movielens: Map<number, number>
  progress: { read: number; bytesRead: number; bytesTotal: number }
}

async function* read(path: string): AsyncGenerator<SourceEvent> {
  const metadata = findFiles(path, /^movies_metadata.*\.csv$/, EXPECTS)
  const folder = statSync(path).isDirectory() ? path : dirname(path)
  const files = {
    keywords: join(folder, 'keywords.csv'),
    links: join(folder, 'links.csv'),
    credits: join(folder, 'credits.csv'),
  }
  const there = [...metadata, ...Object.values(files)].filter((file) => existsSync(file))
  const reading: Reading = {
    beside: new Map(),
    movielens: new Map(),
    progress: { read: 0, bytesRead: 0, bytesTotal: totalBytes(there) },
  }
  yield* readBeside(files.keywords, ['id', 'keywords'], reading, ({ row }) => ({
    id: row.id ?? '',
    lists: ['keywords'],
    facts: { keywords: listOf(row.keywords).map(nameOf) },
  }))
  yield* readBeside(files.links, ['movieId', 'imdbId', 'tmdbId'], reading, ({ row }) => {
    const id = tmdbId(row.tmdbId?.replace(/\.0$/, ''))
    const movielens = tmdbId(row.movieId)
    if (id !== null && movielens !== null && !reading.movielens.has(id))
      reading.movielens.set(id, movielens)
    const imdb = /^\d{1,9}$/.test(row.imdbId ?? '') ? `tt${row.imdbId!.padStart(7, '0')}` : null
    // MovieLens knows films that TMDB does not: no id is nothing wrong there.
    return { id: row.tmdbId === '' ? null : String(id ?? row.tmdbId), lists: [], facts: { imdb } }
  })
  yield* readBeside(files.credits, ['cast', 'crew', 'id'], reading, ({ row }) => ({
    id: row.id ?? '',
    lists: ['cast', 'crew'],
    facts: reshapeCredits(listOf(row.cast), listOf(row.crew)),
  }))
  const seen = new Set<number>()
  for (const file of metadata) yield* readMetadata(file, reading, seen)
  yield { kind: 'progress', ...reading.progress }
}

async function* readMetadata(
  path: string,
  { beside, movielens, progress }: Reading,
  seen: Set<number>,
): AsyncGenerator<SourceEvent> {
  const file = basename(path)
  for await (const event of readCsv(path, {
    required: ['id', 'title'],
    onBytes: countInto(progress),
  })) {
    if (event.kind === 'problem') {
      yield event
      continue
    }
    progress.read++
    const { row, line } = event
    const place = { file, line }
    const id = tmdbId(row.id)
    if (id === null)
      yield dropped(
        place,
        'shifted-columns',
        'id',
        `Got «${(row.id ?? '').slice(0, 40)}» for an id, expected a whole number: the row's columns are shifted.`,
      )
    else if (seen.has(id))
      yield dropped(place, 'duplicate-id', 'id', `Got film ${id} again; the first row is kept.`)
    else if (!row.title?.trim())
      yield dropped(place, 'missing-title', 'title', `Film ${id} has no title.`)
    else {
      seen.add(id)
      yield* brokenLists(row, LIST_COLUMNS, place, { form: 'Python', readList: readPythonList })
      const draft = reshapeTmdbExport(
        'the-movies-dataset',
        id,
        row,
        readPythonList,
        beside.get(id) ?? NOTHING_BESIDE,
      )
      draft.ids.movielens = movielens.get(id) ?? null
      yield { kind: 'draft', draft, ...place }
    }
    if (progress.read % 500 === 0) yield { kind: 'progress', ...progress }
  }
}

/** Reads a file that says one thing more of each film; `lists` are the columns that hold lists. */
async function* readBeside(
  path: string,
  required: string[],
  { beside, progress }: Reading,
  take: (row: CsvRow) => { id: string | null; lists: string[]; facts: Partial<Beside> },
): AsyncGenerator<SourceEvent> {
  if (!existsSync(path)) return
  for await (const event of readCsv(path, { required, onBytes: countInto(progress) })) {
    if (event.kind === 'problem') {
      yield event
      continue
    }
    const place = { file: basename(path), line: event.line }
    const { id: cell, lists, facts } = take(event)
    const id = tmdbId(cell ?? '')
    if (id !== null) {
      yield* brokenLists(event.row, lists, place, { form: 'Python', readList: readPythonList })
      beside.set(id, { ...NOTHING_BESIDE, ...beside.get(id), ...facts })
    } else if (cell !== null)
      yield mended(
        place,
        'missing-id',
        'id',
        `Got «${cell.slice(0, 40)}», expected a whole number; what the row says is left out.`,
      )
  }
}

function listOf(cell: string | undefined): ListItem[] {
  return readPythonList(cell ?? '') ?? []
}

/** A collection cell is a single object; it counts as a list of one. An empty cell is an empty list. */
function readPythonList(cell: string): ListItem[] | null {
  if (cell.trim() === '') return []
  const literal = parsePythonLiteral(cell)
  if (!literal.isWhole) return null
  const items = Array.isArray(literal.value) ? literal.value : [literal.value]
  return items.filter(isListItem)
}

function isListItem(item: PythonValue): item is string | { [key: string]: PythonValue } {
  return (
    typeof item === 'string' || (typeof item === 'object' && item !== null && !Array.isArray(item))
  )
}
