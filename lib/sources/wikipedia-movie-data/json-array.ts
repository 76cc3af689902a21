// Reads a JSON array of films, also one that breaks off or is damaged within.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '@/lib/errors'
import { encodingRemark, sniffText } from '../files'

/** The values of the array, each with the line where it starts. */
export type JsonArray = {
  items: { value: unknown; line: number | null }[]
  /** The lines where items begin that are no JSON; their neighbours are kept. */
  damaged: number[]
  /** The file breaks off; what follows the last whole item is lost. */
  isCut: boolean
  /** What to say of an encoding that had to be guessed. */
  remark: string | null
}

/** Reads the file. Throws `unusable-data` where it holds no array. */
export function readJsonArray(path: string): JsonArray {
  const encoding = sniffText(path)
  const text = new TextDecoder(encoding.name).decode(readFileSync(path))
  const remark = encoding.isGuess ? encodingRemark(encoding) : null
  return { ...parse(text, basename(path)), remark }
}

function parse(text: string, file: string): Omit<JsonArray, 'remark'> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const pieces = parsePieces(text)
    if (pieces.items.length > 0) return pieces
    const message = `${file}: got text that is no JSON (${(error as Error).message}), expected an array of films.`
    throw new AppError('unusable-data', message, error)
  }
  if (!Array.isArray(value))
    throw new AppError(
      'unusable-data',
      `${file}: got JSON that is no array, expected an array of films.`,
    )
  const lines = itemLines(text)
  const isOneALine = lines.length >= value.length
  const items = value.map((item, i) => ({
    value: item,
    line: isOneALine ? (lines[i] ?? null) : null,
  }))
  return { items, damaged: [], isCut: false }
}

/** Parses object by object, so that a damaged one costs itself only. */
function parsePieces(text: string): Omit<JsonArray, 'remark'> {
  const pieces = splitObjects(text)
  const isCut = !/\}\s*\]\s*$/.test(text.slice(-1000))
  const items: JsonArray['items'] = []
  const damaged: number[] = []
  for (const { piece, line } of pieces) {
    try {
      items.push({ value: JSON.parse(piece), line })
    } catch {
      damaged.push(line)
    }
  }
  // The last one of a file that breaks off is told as such.
  if (isCut && damaged.at(-1) === pieces.at(-1)?.line) damaged.pop()
  return { items, damaged, isCut }
}

/** Between two objects of an array; within a string the quote would stand behind a backslash. */
const BETWEEN = /(?<=\}\s*),\s*(?=\{\s*(?:"|$))/g

/** The texts of the objects of an array, each with its line; none where it is no array of objects. */
function splitObjects(text: string): { piece: string; line: number }[] {
  const start = text.indexOf('{')
  if (start < 0 || text.slice(0, start).trim() !== '[') return []
  const pieces: { piece: string; line: number }[] = []
  let line = countLines(text.slice(0, start)) + 1
  let from = start
  for (const { 0: between, index } of text.matchAll(BETWEEN)) {
    pieces.push({ piece: text.slice(from, index), line })
    line += countLines(text.slice(from, index + between.length))
    from = index + between.length
  }
  return [...pieces, { piece: text.slice(from).replace(/[\],]\s*$/, ''), line }]
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}

/** Lines where items begin in a file that is indented by two, as the published ones are. */
function itemLines(text: string): number[] {
  const lines: number[] = []
  text.split('\n').forEach((line, index) => {
    if (/^ {2}\{/.test(line)) lines.push(index + 1)
  })
  return lines
}
