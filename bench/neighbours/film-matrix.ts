// The matrix of the neighbours bench: one tf-idf row per film of the Wikipedia data set.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sparse } from '@/lib/math/sparse'
import { STOP_WORDS } from './stop-words'

const TOKEN = /[\p{L}\p{N}_]{2,}/gu

/** Terms in more than this share of the films are dropped. */
const MAX_SHARE = 0.1

type Film = { title: string; cast: string[]; genres: string[]; extract?: string }

/** Reads title, cast, genres and extract of every film, one text each; null where there is no data set. */
export function readFilmTexts(folder: string): string[] | null {
  let files: string[]
  try {
    files = readdirSync(folder).filter((name) => /^movies-.*\.json$/.test(name))
  } catch {
    return null
  }
  const films = files
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Film[])
  return films.length === 0 ? null : films.map(textOf)
}

/** Weighs the words of each text: tf-idf with smooth idf, rows of length 1, columns ascending. */
export function tfIdfMatrix(texts: readonly string[]): Sparse {
  const columnOf = new Map<string, number>()
  const counts = texts.map((text) => countWords(text, columnOf))
  const films = new Int32Array(columnOf.size)
  for (const row of counts) for (const column of row.keys()) films[column]!++

  const kept = new Int32Array(columnOf.size).fill(-1)
  let columns = 0
  films.forEach((n, column) => {
    if (n <= MAX_SHARE * texts.length) kept[column] = columns++
  })
  const rows = counts.map((row) => {
    const weighted = [...row]
      .filter(([column]) => kept[column]! >= 0)
      .map(([column, n]): [number, number] => [
        kept[column]!,
        n * (Math.log((1 + texts.length) / (1 + films[column]!)) + 1),
      ])
    const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0))
    return weighted
      .map(([column, weight]): [number, number] => [column, weight / length])
      .sort((a, b) => a[0] - b[0])
  })
  return flatten(rows, columns)
}

function textOf({ title, cast, genres, extract }: Film): string {
  return [title, ...cast, ...genres, extract ?? ''].join(' ').toLowerCase()
}

function countWords(text: string, columnOf: Map<string, number>): Map<number, number> {
  const counts = new Map<number, number>()
  for (const [word] of text.matchAll(TOKEN)) {
    if (STOP_WORDS.has(word)) continue
    const column = columnOf.get(word) ?? columnOf.size
    columnOf.set(word, column)
    counts.set(column, (counts.get(column) ?? 0) + 1)
  }
  return counts
}

function flatten(rows: Array<Array<[number, number]>>, columns: number): Sparse {
  const offsets = new Int32Array(rows.length + 1)
  rows.forEach((row, r) => {
    offsets[r + 1] = offsets[r]! + row.length
  })
  const indices = new Int32Array(offsets[rows.length]!)
  const values = new Float32Array(indices.length)
  rows.forEach((row, r) => {
    row.forEach(([column, weight], e) => {
      indices[offsets[r]! + e] = column
      values[offsets[r]! + e] = weight
    })
  })
  return { rows: rows.length, columns, offsets, indices, values }
}
