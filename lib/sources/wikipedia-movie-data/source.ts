// Reads wikipedia-movie-data: American films by decade, one JSON array a file.
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { MovieDraft } from '@/lib/catalogue/movie'
import { AppError } from '@/lib/errors'
import { findFiles, totalBytes } from '../files'
import { cleanName } from '../people-names'
import { dropped, mended, type Place } from '../problems'
import type { MovieSource, SourceEvent } from '../source'
import { type JsonArray, readJsonArray } from './json-array'
import { pageKind } from './kind'
import { mendRow } from './mend-row'
import { matchPage } from './page-match'
import { reshapeWikipedia, wikipediaRowSchema } from './reshape'

const EXPECTS = 'movies-*.json of wikipedia-movie-data, or the folder that holds them'

/** wikipedia-movie-data as a source of films. */
export const wikipediaMovieData: MovieSource = {
  name: 'wikipedia-movie-data',
  expects: EXPECTS,
  read,
}

/** Films told before, by title, year and address, and by page and year. */
type Seen = Set<string>

async function* read(path: string): AsyncGenerator<SourceEvent> {
  const files = findFiles(path, /^movies.*\.json$/, EXPECTS)
  const bytesTotal = totalBytes(files)
  const seen: Seen = new Set()
  let bytesRead = 0
  let rows = 0
  for (const path of files) {
    const file = basename(path)
    const { array, error } = tryArray(path)
    if (error && files.length === 1) throw error
    if (error) yield dropped({ file, line: null }, 'unusable-file', null, error.message)
    if (array?.remark) yield mended({ file, line: null }, 'encoding', null, array.remark)
    for (const { value, line } of array?.items ?? []) {
      yield* readRow(value, { file, line }, seen)
      if (++rows % 500 === 0) yield { kind: 'progress', read: rows, bytesRead, bytesTotal }
    }
    for (const line of array?.damaged ?? [])
      yield dropped({ file, line }, 'damaged-row', null, 'Got a film that is no JSON, left out.')
    if (array?.isCut) {
      const message = 'The file breaks off; what follows the last whole film is lost.'
      yield dropped({ file, line: null }, 'truncated', null, message)
    }
    bytesRead += statSync(path).size
  }
  yield { kind: 'progress', read: rows, bytesRead, bytesTotal }
}

/** One broken file of several costs its own films only. */
function tryArray(path: string): { array: JsonArray | null; error: AppError | null } {
  try {
    return { array: readJsonArray(path), error: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { array: null, error }
  }
}

function* readRow(value: unknown, place: Place, seen: Seen): Generator<SourceEvent> {
  const { value: mendedValue, mends } = mendRow(value)
  const parsed = wikipediaRowSchema.safeParse(mendedValue)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.join('.') ?? null
    yield dropped(place, 'row-form', field, `Got a row that is no film: ${issue?.message}.`)
    return
  }
  for (const { field, message } of mends) yield mended(place, 'field-form', field, message)
  const row = parsed.data
  const name = `«${row.title}» (${row.year})`
  const kind = pageKind(row.extract ?? '')
  if (kind === 'series') {
    yield dropped(place, 'not-a-film', 'extract', `${name} is a series by its own first sentence.`)
    return
  }
  const match = matchPage(row)
  const isAboutFilm = kind !== 'other' && match.kind !== 'another'
  const year = isAboutFilm && match.kind === 'earlier' ? match.year : row.year
  const draft = reshapeWikipedia({ ...row, year }, isAboutFilm)
  if (isKnown(draft, row.href ?? '', seen)) {
    yield dropped(place, 'duplicate-id', 'title', `Got ${name} again; the first is kept.`)
    return
  }
  if (!isAboutFilm) {
    const message = `The extract of ${name} is about something else; nothing is taken from it.`
    yield mended(place, 'extract-of-something-else', 'extract', message)
  }
  if (year !== row.year) {
    const message = `${name} came out in ${year} by its own page; the list tells when it opened in America.`
    yield mended(place, 'later-release', 'year', message)
  }
  const junk = row.cast.filter((one) => cleanName(one) === null)
  if (junk.length > 0) {
    const message = `Got «${junk.join('», «')}» in the cast of ${name}, left out.`
    yield mended(place, 'junk-cast', 'cast', message)
  }
  yield { kind: 'draft', draft, ...place }
}

/** True for a film told before: by the same title, year and address, or by its own page. */
function isKnown(draft: MovieDraft, href: string, seen: Seen): boolean {
  const keys = [`${draft.title}|${draft.year}|${href}`]
  if (draft.ids.wikipedia !== null) keys.push(`${draft.ids.wikipedia}|${draft.year}`)
  if (keys.some((key) => seen.has(key))) return true
  for (const key of keys) seen.add(key)
  return false
}
