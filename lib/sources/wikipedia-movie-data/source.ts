// Reads wikipedia-movie-data: American films by decade, one JSON array a file.
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '@/lib/errors'
import { findFiles, sniffText, totalBytes } from '../files'
import { cleanName } from '../people-names'
import { dropped, mended, type Place } from '../problems'
import type { MovieSource, SourceEvent } from '../source'
import { pageKind } from './kind'
import { reshapeWikipedia, wikipediaRowSchema } from './reshape'

const EXPECTS = 'movies-*.json of wikipedia-movie-data, or the folder that holds them'

/** wikipedia-movie-data as a source of films. */
export const wikipediaMovieData: MovieSource = {
  name: 'wikipedia-movie-data',
  expects: EXPECTS,
  read,
}

async function* read(path: string): AsyncGenerator<SourceEvent> {
  const files = findFiles(path, /^movies.*\.json$/, EXPECTS)
  const bytesTotal = totalBytes(files)
  const seen = new Set<string>()
  let bytesRead = 0
  let rows = 0
  for (const path of files) {
    const places = lineFinder(path)
    for (const [index, value] of readArray(path).entries()) {
      yield* readRow(value, { file: basename(path), line: places(index) }, seen)
      if (++rows % 500 === 0) yield { kind: 'progress', read: rows, bytesRead, bytesTotal }
    }
    bytesRead += statSync(path).size
  }
  yield { kind: 'progress', read: rows, bytesRead, bytesTotal }
}

function* readRow(value: unknown, place: Place, seen: Set<string>): Generator<SourceEvent> {
  const parsed = wikipediaRowSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    yield dropped(
      place,
      'row-form',
      issue?.path.join('.') ?? null,
      `Got a row that is no film: ${issue?.message}.`,
    )
    return
  }
  const row = parsed.data
  const kind = pageKind(row.extract ?? '')
  const name = `«${row.title}» (${row.year})`
  const key = `${row.title}|${row.year}|${row.href ?? ''}`
  if (kind === 'series') {
    yield dropped(place, 'not-a-film', 'extract', `${name} is a series by its own first sentence.`)
    return
  }
  if (seen.has(key)) {
    yield dropped(place, 'duplicate-id', 'title', `Got ${name} again; the first is kept.`)
    return
  }
  seen.add(key)
  if (kind === 'other')
    yield mended(
      place,
      'extract-of-something-else',
      'extract',
      `The extract of ${name} is not about a film; nothing is taken from it.`,
    )
  const junk = row.cast.filter((one) => cleanName(one) === null)
  if (junk.length > 0)
    yield mended(
      place,
      'junk-cast',
      'cast',
      `Got «${junk.join('», «')}» in the cast of ${name}, left out.`,
    )
  yield { kind: 'draft', draft: reshapeWikipedia(row, kind !== 'other'), ...place }
}

/** The rows of a file. A file that breaks off loses its last row only. */
function readArray(path: string): unknown[] {
  sniffText(path)
  const text = readFileSync(path, 'utf8')
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value
  } catch (error) {
    const whole = text.slice(0, text.lastIndexOf('\n  },') + 4)
    try {
      return [...(JSON.parse(`${whole}]`) as unknown[]), { truncated: true }]
    } catch {
      throw new AppError(
        'unusable-data',
        `${basename(path)}: got text that is no JSON (${(error as Error).message}), expected an array of films.`,
        error,
      )
    }
  }
  throw new AppError(
    'unusable-data',
    `${basename(path)}: got JSON that is no array, expected an array of films.`,
  )
}

/** Lines where the rows begin, for files written one key a line; null for others. */
function lineFinder(path: string): (index: number) => number | null {
  const starts: number[] = []
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (/^ {2}\{/.test(line)) starts.push(index + 1)
    })
  return (index) => starts[index] ?? null
}
