// Reads tables of text row by row, and tells of every row that is not as the head promises.
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { Problem } from '@/lib/catalogue/problem'
import { AppError } from '@/lib/errors'
import { encodingRemark, readText, sniffText } from './files'

/** A row by the names of its head, with the line where it starts. */
export type CsvRow = { kind: 'row'; row: Record<string, string>; line: number }
export type CsvEvent = CsvRow | { kind: 'problem'; problem: Problem }

export type CsvOptions = {
  delimiter?: string
  /** Names that the head must hold; of a file without a head and quotes, the names of its columns. */
  required: readonly string[]
  isBare?: boolean
  onBytes?: (bytes: number) => void
}

type Record_ = { record: string[]; info: { lines: number } }

/** A single record larger than this is a quote that was never closed. */
const LARGEST_RECORD = 1 << 20

/**
 * Streams the rows of a CSV file, whatever its line ends, byte order mark and encoding. Rows with
 * too many or too few cells, and what follows a cut, come as Problems. Throws `unusable-data` for
 * what is no such table at all.
 */
export async function* readCsv(path: string, options: CsvOptions): AsyncGenerator<CsvEvent> {
  const file = basename(path)
  const encoding = sniffText(path)
  if (encoding.isGuess) yield problem(file, 'encoding', 'mended', 1, encodingRemark(encoding))
  const parser = Readable.from(unixLines(readText(path, encoding.name, options.onBytes))).pipe(
    parse({
      bom: true,
      delimiter: options.delimiter ?? ',',
      quote: options.isBare ? false : '"',
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LARGEST_RECORD,
    }),
  )
  let head: string[] | null = options.isBare ? [...options.required] : null
  let lastLine = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<Record_>) {
      const line = lastLine + 1
      lastLine = info.lines
      if (head === null) {
        head = record.map((name) => name.replace(/^\ufeff/, '').trim())
        checkHead(file, head, options.required)
      } else if (record.length !== head.length) {
        const message = `Got ${record.length} cells, expected ${head.length} as the head has.`
        yield problem(file, 'ragged-row', 'dropped', line, message)
      } else yield { kind: 'row', row: nameCells(head, record), line }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const message = `The file breaks off or a quote is never closed after line ${lastLine} (${error.code}); what follows is lost.`
    yield problem(file, 'truncated', 'dropped', lastLine + 1, message)
  }
  if (head === null)
    throw new AppError(
      'unusable-data',
      `${file}: got no head, expected ${options.required.join(', ')}.`,
    )
}

/** Line ends of Windows become plain ones, so that lines are counted once. */
async function* unixLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  for await (const text of texts) {
    const whole = held + text
    held = whole.endsWith('\r') ? '\r' : ''
    yield whole.slice(0, whole.length - held.length).replaceAll('\r\n', '\n')
  }
  yield held
}

/** The names of a table's columns. Throws `unusable-data` where the file is no table. */
export async function readCsvHead(path: string, delimiter = ','): Promise<string[]> {
  const encoding = sniffText(path)
  for await (const text of readText(path, encoding.name)) {
    const line = text.replace(/^\ufeff/, '').split(/\r?\n/)[0] ?? ''
    return line.split(delimiter).map((name) => name.replace(/^"|"$/g, '').trim())
  }
  return []
}

function checkHead(file: string, head: readonly string[], required: readonly string[]): void {
  const missing = required.filter((name) => !head.includes(name))
  if (missing.length > 0)
    throw new AppError(
      'unusable-data',
      `${file}: got a head without ${missing.join(', ')} («${head.join(',').slice(0, 120)}»), expected ${required.join(', ')}. Is it the right file?`,
    )
}

function nameCells(head: readonly string[], record: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {}
  for (let i = 0; i < head.length; i++) row[head[i]!] = record[i]!
  return row
}

function problem(
  file: string,
  code: string,
  severity: Problem['severity'],
  line: number,
  message: string,
): CsvEvent {
  return { kind: 'problem', problem: { code, severity, file, line, field: null, message } }
}
