// Reads films from a CSV or JSON Lines file of one's own; README.md beside this file describes the format.
import { basename } from 'node:path'
import { findFiles, totalBytes } from '../files'
import { dropped, mended, type Place } from '../problems'
import type { MovieSource, SourceEvent } from '../source'
import { checkRow, reshapeGeneric } from './reshape'
import { readRows } from './rows'
import { FIELDS } from './schema'

const EXPECTS = 'a .csv or .jsonl file whose columns are our field names, or a folder of such files'

/** A file with more unknown names than this is told of no others. */
const MOST_TOLD = 50

/** Files in a plain format of our own as a source of films. */
export const genericFile: MovieSource = { name: 'generic', expects: EXPECTS, read }

async function* read(path: string): AsyncGenerator<SourceEvent> {
  const files = findFiles(path, /\.(?:csv|tsv|jsonl|ndjson)$/i, EXPECTS)
  const progress = { read: 0, bytesRead: 0, bytesTotal: totalBytes(files) }
  const onBytes = (bytes: number) => {
    progress.bytesRead += bytes
  }
  const seen = new Set<string>()
  for (const path of files) {
    const file = basename(path)
    const unknown = new Set<string>()
    for await (const event of readRows(path, onBytes)) {
      if (event.kind !== 'row') {
        yield event
        continue
      }
      const place = { file, line: event.line }
      yield* tellUnknown(event.row, place, unknown)
      yield* readRow(event.row, place, seen)
      if (++progress.read % 500 === 0) yield { kind: 'progress', ...progress }
    }
  }
  yield { kind: 'progress', ...progress }
}

function* readRow(
  raw: Record<string, unknown>,
  place: Place,
  seen: Set<string>,
): Generator<SourceEvent> {
  const { row, flaws } = checkRow(raw)
  if (row === null) {
    const got = JSON.stringify(raw).slice(0, 80)
    yield dropped(
      place,
      'missing-title',
      'title',
      `Got ${got}, expected a title of 1 to 200 letters.`,
    )
    return
  }
  const { draft, flaws: more } = reshapeGeneric(row)
  const { key } = draft.provenance
  if (seen.has(key)) {
    yield dropped(place, 'duplicate-id', 'id', `Got «${key}» again; the first is kept.`)
    return
  }
  seen.add(key)
  for (const { code, field, message } of [...flaws, ...more])
    yield mended(place, code, field, message)
  yield { kind: 'draft', draft, ...place }
}

/** Names that are none of ours are told once a file. */
function* tellUnknown(
  raw: Record<string, unknown>,
  place: Place,
  told: Set<string>,
): Generator<SourceEvent> {
  for (const name of Object.keys(raw)) {
    if (told.size >= MOST_TOLD || told.has(name) || FIELDS.some((field) => field === name)) continue
    told.add(name)
    const near = FIELDS.find((field) => fold(field) === fold(name))
    const hint = near ? `Did you mean «${near}»?` : `Known are: ${FIELDS.join(', ')}.`
    const message = `Got a column «${name.slice(0, 40)}», which is none of ours and is left out. ${hint}`
    yield mended({ ...place, line: 1 }, 'unknown-column', name.slice(0, 40), message)
  }
}

/** "Original_Titles" and "originalTitle" are near. */
function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:names?|ids?|s)$/, '')
}
