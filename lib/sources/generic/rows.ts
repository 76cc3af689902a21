// The rows of a CSV or JSON Lines file as plain objects, whatever they hold.
import { basename } from 'node:path'
import { AppError } from '@/lib/errors'
import { readCsv, readCsvHead } from '../csv'
import { encodingRemark, readText, sniffText } from '../files'
import { dropped, mended } from '../problems'
import type { SourceEvent } from '../source'
import { LISTS, NUMBERS } from './schema'

/** A row with the line where it starts. Its values are yet to be checked. */
export type RawRow = { kind: 'row'; row: Record<string, unknown>; line: number }

type OnBytes = (bytes: number) => void

/** A longer line is no film. */
const LONGEST_LINE = 1 << 20
const DELIMITERS = [',', ';', '\t']

/** Reads .jsonl and .ndjson as JSON Lines, all else as CSV. Throws `unusable-data` for neither. */
export function readRows(path: string, onBytes: OnBytes): AsyncGenerator<RawRow | SourceEvent> {
  return /\.(?:jsonl|ndjson)$/i.test(path) ? readJsonLines(path, onBytes) : readTable(path, onBytes)
}

/** An empty cell says nothing; lists are parted by "|"; what looks like a number is one. */
async function* readTable(path: string, onBytes: OnBytes): AsyncGenerator<RawRow | SourceEvent> {
  for await (const event of readCsv(path, {
    required: ['title'],
    delimiter: await findDelimiter(path),
    onBytes,
  })) {
    if (event.kind === 'problem') {
      yield event
      continue
    }
    const row: Record<string, unknown> = {}
    for (const [name, cell] of Object.entries(event.row)) {
      const value = cell.trim()
      if (value !== '') row[name] = readCell(name, value)
    }
    yield { kind: 'row', row, line: event.line }
  }
}

async function findDelimiter(path: string): Promise<string> {
  for (const delimiter of DELIMITERS)
    if ((await readCsvHead(path, delimiter)).includes('title')) return delimiter
  return ','
}

function readCell(name: string, cell: string): unknown {
  if (LISTS.some((list) => list === name))
    return cell
      .split('|')
      .map((item) => item.trim())
      .filter(Boolean)
  const isNumber = NUMBERS.some((number) => number === name) && /^-?\d+(?:\.\d+)?$/.test(cell)
  return isNumber ? Number(cell) : cell
}

async function* readJsonLines(
  path: string,
  onBytes: OnBytes,
): AsyncGenerator<RawRow | SourceEvent> {
  const file = basename(path)
  const encoding = sniffText(path)
  if (encoding.isGuess) yield mended({ file, line: 1 }, 'encoding', null, encodingRemark(encoding))
  let line = 0
  for await (const { text, isLast } of readLines(readText(path, encoding.name, onBytes))) {
    line++
    const clean = text.replace(/^\ufeff/, '').trim()
    if (clean === '') continue
    if (line === 1 && clean.startsWith('['))
      throw new AppError(
        'unusable-data',
        `${file}: got a JSON array, expected JSON Lines: one object a line, no brackets around.`,
      )
    const row = parseObject(clean)
    if (row) yield { kind: 'row', row, line }
    else {
      const code = isLast ? 'truncated' : 'broken-line'
      yield dropped(
        { file, line },
        code,
        null,
        `Got «${clean.slice(0, 60)}», expected a JSON object.`,
      )
    }
  }
}

/** Lines without their ends; of one that is far too long, the beginning only. */
async function* readLines(
  texts: AsyncIterable<string>,
): AsyncGenerator<{ text: string; isLast: boolean }> {
  let rest = ''
  for await (const text of texts) {
    const lines = (rest + text).split('\n')
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE)
    for (const line of lines) yield { text: line, isLast: false }
  }
  yield { text: rest, isLast: true }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
