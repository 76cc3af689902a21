// Reads «List of American films of YYYY» and pages like it: every table that has a title and more.
import { type CheerioAPI, load } from 'cheerio'
import { AppError } from '@/lib/errors'
import { findFiles } from '../files'
import { dropped, mended } from '../problems'
import type { MovieSource, SourceEvent } from '../source'
import { findHead, type Head } from './columns'
import { fetchPage, isAddress, type Page, readPage } from './page'
import { reshapeRow, titleOf } from './reshape'
import { type Row, readTable, visibleText } from './tables'

const EXPECTS =
  'a saved page of Wikipedia with tables of films (.html), a folder of them, or the address of one (https://…)'

/** The list pages of Wikipedia as a source of films. */
export const wikipediaList: MovieSource = { name: 'wikipedia-list', expects: EXPECTS, read }

type Reading = { seen: Set<string>; rows: number; bytesRead: number; bytesTotal: number }

/** A table written by pandas cuts texts of fifty letters and more, and long tables in the middle. */
const SHORTEST_CUT = 45

async function* read(path: string): AsyncGenerator<SourceEvent> {
  const reading: Reading = { seen: new Set(), rows: 0, bytesRead: 0, bytesTotal: 0 }
  if (isAddress(path)) yield* readTables(await fetchPage(path), reading)
  else
    for (const file of findFiles(path, /\.x?html?$/i, EXPECTS))
      yield* readTables(readPage(file), reading)
}

function* readTables(page: Page, reading: Reading): Generator<SourceEvent> {
  const $ = load(page.html, { sourceCodeLocationInfo: true })
  const year = findListYear($, page.name)
  reading.bytesTotal += page.bytes
  const tables = $('table').toArray()
  let found = 0
  for (const table of tables) {
    const rows = readTable($, table)
    const head = findHead(rows)
    if (head === null) continue
    found++
    for (const row of rows.slice(head.row + 1)) yield* readRow(row, head, year, page.name, reading)
    yield progressOf(reading)
  }
  if (found === 0)
    throw new AppError(
      'unusable-data',
      `${page.name}: got a page with ${tables.length} tables and none of films, expected one with the columns Title and Cast, Director, Opening or Year.`,
    )
  reading.bytesRead += page.bytes
  yield progressOf(reading)
}

function* readRow(
  row: Row,
  head: Head,
  year: number | null,
  file: string,
  reading: Reading,
): Generator<SourceEvent> {
  const place = { file, line: row.line }
  if (new Set(row.cells).size < 2 || findHead([row])) return
  reading.rows++
  const title = titleOf(row, head)
  if (title === '...') {
    yield dropped(
      place,
      'cut-table',
      null,
      'Got «...» for a row: the table was cut when it was saved.',
    )
    return
  }
  if (title === '') {
    const got = `Got a row of ${row.cells.length} cells without a title`
    yield dropped(place, 'missing-title', 'title', `${got}, expected ${head.width} cells.`)
    return
  }
  if (title.endsWith('...') && title.length >= SHORTEST_CUT) {
    yield dropped(place, 'truncated-cell', 'title', `Got «${title}», expected a whole title.`)
    return
  }
  const { draft, flaws } = reshapeRow(row, head, year)
  const key = draft.provenance.key.toLowerCase()
  if (reading.seen.has(key)) {
    yield dropped(place, 'duplicate-id', 'title', `Got «${title}» again; the first is kept.`)
    return
  }
  reading.seen.add(key)
  for (const { code, field, message } of flaws) yield mended(place, code, field, message)
  yield { kind: 'draft', draft, ...place }
}

/** The year that a page's heading, title or file name says its list is about, or null. */
function findListYear($: CheerioAPI, name: string): number | null {
  const heading = $('h1').first().toArray()
  const texts = [...heading, ...$('title').first().toArray()].map((one) => visibleText($, one))
  for (const text of [...texts, name]) {
    const years = new Set(text.match(/(?<!\d)(?:18[89]|19\d|20\d)\d(?!\d)/g))
    if (years.size === 1) return Number([...years][0])
  }
  return null
}

function progressOf({ rows, bytesRead, bytesTotal }: Reading): SourceEvent {
  return { kind: 'progress', read: rows, bytesRead, bytesTotal }
}
