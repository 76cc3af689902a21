// Reads a JSON array of films, also one that breaks off.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '@/lib/errors'
import { encodingRemark, sniffText } from '../files'

/** The values of the array, each with the line where it starts, where the file gives each its own. */
export type JsonArray = {
  items: { value: unknown; line: number | null }[]
  /** The file breaks off; what follows the last whole item is lost. */
  isCut: boolean
  /** What to say of an encoding that had to be guessed. */
  remark: string | null
}

/** So many places are tried for the end of the last whole item. */
const MOST_TRIES = 20

/** Reads the file. Throws `unusable-data` where it holds no array. */
export function readJsonArray(path: string): JsonArray {
  const encoding = sniffText(path)
  const text = new TextDecoder(encoding.name).decode(readFileSync(path))
  const { value, isCut } = parse(text, basename(path))
  if (!Array.isArray(value))
    throw new AppError(
      'unusable-data',
      `${basename(path)}: got JSON that is no array, expected an array of films.`,
    )
  const lines = itemLines(text)
  const isOneALine = lines.length >= value.length
  return {
    items: value.map((item, i) => ({ value: item, line: isOneALine ? (lines[i] ?? null) : null })),
    isCut,
    remark: encoding.isGuess ? encodingRemark(encoding) : null,
  }
}

function parse(text: string, file: string): { value: unknown; isCut: boolean } {
  try {
    return { value: JSON.parse(text), isCut: false }
  } catch (error) {
    const whole = wholeItems(text)
    if (whole) return { value: whole, isCut: true }
    const message = `${file}: got text that is no JSON (${(error as Error).message}), expected an array of films.`
    throw new AppError('unusable-data', message, error)
  }
}

/** The items up to the last "}" behind which the array can be closed. */
function wholeItems(text: string): unknown {
  let end = text.length
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    end = text.lastIndexOf('}', end - 1)
    if (end < 0) return null
    try {
      return JSON.parse(`${text.slice(0, end + 1)}]`)
    } catch {}
  }
  return null
}

/** Lines where items begin in a file that is indented by two, as the published ones are. */
function itemLines(text: string): number[] {
  const lines: number[] = []
  text.split('\n').forEach((line, index) => {
    if (/^ {2}\{/.test(line)) lines.push(index + 1)
  })
  return lines
}
