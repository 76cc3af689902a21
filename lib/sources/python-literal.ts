// Reads values as Python prints them: [{'id': 16, 'name': "Children's"}, None]. Nothing is evaluated.

/** A printed value: dicts become objects, tuples and sets arrays, None and nan null. */
export type PythonValue =
  | null
  | boolean
  | number
  | string
  | PythonValue[]
  | { [key: string]: PythonValue }

export type PythonLiteral =
  | { isWhole: true; value: PythonValue }
  /** A sentence with what was got, what was expected and where. */
  | { isWhole: false; message: string }

type Reader = { text: string; at: number; depth: number }

class LiteralError extends Error {}

const DEEPEST = 50
const BLANKS = /\s*/y
const NUMBER = /[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy
const WORD = /[A-Za-z_]+/y
const QUOTE = /[uUbB]?(['"])/y
const PLAIN = /[^'"\\\n]+/y
const SIMPLE_ESCAPES: Record<string, string> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  '\n': '',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}
const CODE_ESCAPE = /x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})/y
const OCTAL_ESCAPE = /[0-7]{1,3}/y
const CONSTANTS: Record<string, PythonValue> = { None: null, True: true, False: false, nan: null }

/** Parses one whole literal; a text that is none, or is cut, comes back with what is wrong with it. */
export function parsePythonLiteral(text: string): PythonLiteral {
  const reader: Reader = { text, at: 0, depth: 0 }
  try {
    const value = readValue(reader)
    skipBlanks(reader)
    if (reader.at < text.length) throw unexpected(reader, 'nothing more')
    return { isWhole: true, value }
  } catch (error) {
    if (!(error instanceof LiteralError)) throw error
    return { isWhole: false, message: error.message }
  }
}

function readValue(reader: Reader): PythonValue {
  skipBlanks(reader)
  const quote = match(reader, QUOTE)?.[1]
  if (quote) return readString(reader, quote)
  const first = reader.text[reader.at]
  if (first === '[') return readItems(reader, ']').items
  if (first === '(') return readTuple(reader)
  if (first === '{') return readDict(reader)
  const number = match(reader, NUMBER)?.[0]
  if (number) return Number(number.replaceAll('_', ''))
  const start = reader.at
  const word = match(reader, WORD)?.[0] ?? ''
  if (Object.hasOwn(CONSTANTS, word)) return CONSTANTS[word] ?? null
  reader.at = start
  throw unexpected(reader, 'a value')
}

/** A pair of brackets around one value without a comma is only that value. */
function readTuple(reader: Reader): PythonValue {
  const { items, hasComma } = readItems(reader, ')')
  return items.length === 1 && !hasComma ? (items[0] ?? null) : items
}

function readItems(reader: Reader, close: string): { items: PythonValue[]; hasComma: boolean } {
  const items: PythonValue[] = []
  enter(reader)
  let hasComma = false
  while (!take(reader, close)) {
    if (items.length > 0 && !hasComma) throw unexpected(reader, `a comma or ${close}`)
    items.push(readValue(reader))
    hasComma = take(reader, ',')
  }
  reader.depth--
  return { items, hasComma }
}

function readDict(reader: Reader): PythonValue {
  const entries: [string, PythonValue][] = []
  enter(reader)
  let hasComma = true
  let isSet = false
  while (!take(reader, '}')) {
    if (!hasComma) throw unexpected(reader, 'a comma or }')
    const key = readValue(reader)
    const hasValue = take(reader, ':')
    if (entries.length > 0 && hasValue === isSet) throw unexpected(reader, 'a dict or a set')
    isSet = !hasValue
    entries.push(hasValue ? [String(key), readValue(reader)] : ['', key])
    hasComma = take(reader, ',')
  }
  reader.depth--
  return isSet ? entries.map(([, value]) => value) : Object.fromEntries(entries)
}

function readString(reader: Reader, quote: string): string {
  let value = ''
  for (;;) {
    value += match(reader, PLAIN)?.[0] ?? ''
    const next = reader.text[reader.at]
    if (next === undefined || next === '\n') throw unexpected(reader, `a closing ${quote}`)
    reader.at++
    if (next === quote) return value
    value += next === '\\' ? readEscape(reader) : next
  }
}

function readEscape(reader: Reader): string {
  const code = match(reader, CODE_ESCAPE)
  if (code) return codePoint(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16))
  const octal = match(reader, OCTAL_ESCAPE)
  if (octal) return codePoint(Number.parseInt(octal[0], 8))
  const letter = reader.text[reader.at]
  if (letter === undefined) throw unexpected(reader, 'a letter behind the backslash')
  reader.at++
  return SIMPLE_ESCAPES[letter] ?? `\\${letter}`
}

function codePoint(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
}

function enter(reader: Reader): void {
  reader.at++
  reader.depth++
  if (reader.depth > DEEPEST) throw unexpected(reader, `at most ${DEEPEST} brackets in brackets`)
}

function take(reader: Reader, letter: string): boolean {
  skipBlanks(reader)
  const isThere = reader.text[reader.at] === letter
  if (isThere) reader.at++
  return isThere
}

function skipBlanks(reader: Reader): void {
  match(reader, BLANKS)
}

/** Matches a sticky pattern where the reader stands, and moves behind it. */
function match(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)
  if (found) reader.at += found[0].length
  return found
}

function unexpected(reader: Reader, expected: string): LiteralError {
  const rest = reader.text.slice(reader.at, reader.at + 20)
  const got = rest === '' ? 'the end' : `«${rest}»`
  return new LiteralError(`Got ${got} at letter ${reader.at + 1}, expected ${expected}.`)
}
