// Reads a leave-one-out task in the form of He et al. 2017 (Neural Collaborative Filtering).
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'

/** One user's held-out item, and the items it is ranked among. */
export type NcfTest = { user: number; item: number; negatives: number[] }

export type NcfTask = {
  users: number
  items: number
  /** User and item, pair after pair, in the order of the file. */
  train: Int32Array
  tests: NcfTest[]
}

const EXPECTED =
  'NAME.train.pairs.tsv (or NAME.train.rating), NAME.test.rating and NAME.test.negative'

/**
 * Reads NAME.train.pairs.tsv or NAME.train.rating (user, item, …), NAME.test.rating and NAME.test.negative, whose lines begin
 * with "(user,item)". Throws `not-found` where a file is missing, `unusable-data` naming file and line.
 */
export function readNcfTask(folder: string): NcfTask {
  const train = readTable(folder, /\.train\.(?:pairs\.tsv|rating)$/, 2)
  const held = readTable(folder, /\.test\.rating$/, 2)
  const negatives = readNegatives(folder)
  if (held.length !== negatives.length)
    throw new AppError(
      'unusable-data',
      `${folder}: got ${held.length} held-out items and ${negatives.length} lists of negatives, expected as many.`,
    )
  const tests = held.map(([user, item], i) => ({
    user: user!,
    item: item!,
    negatives: negatives[i]!,
  }))
  const most = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b), -1) + 1
  return {
    users: most([...train.map(([user]) => user!), ...tests.map(({ user }) => user)]),
    items: most([
      ...train.map(([, item]) => item!),
      ...tests.flatMap(({ item, negatives }) => [item, ...negatives]),
    ]),
    train: Int32Array.from(train.flat()),
    tests,
  }
}

function readTable(folder: string, name: RegExp, columns: number): number[][] {
  const path = findFile(folder, name)
  return lines(path).map((line, i) => {
    const row = line.split('\t').slice(0, columns).map(Number)
    if (row.length === columns && row.every((value) => Number.isInteger(value) && value >= 0))
      return row
    throw broken(path, i, line, 'user and item as whole numbers, tab-separated')
  })
}

function readNegatives(folder: string): number[][] {
  const path = findFile(folder, /\.test\.negative$/)
  return lines(path).map((line, i) => {
    const negatives = line.split('\t').slice(1).map(Number)
    if (negatives.length > 0 && negatives.every(Number.isInteger)) return negatives
    throw broken(path, i, line, '(user,item) and the items it is ranked among, tab-separated')
  })
}

function findFile(folder: string, name: RegExp): string {
  const file = existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .find((file) => name.test(file))
    : null
  if (file) return join(folder, file)
  throw new AppError('not-found', `Got no such files in ${folder}, expected ${EXPECTED}.`)
}

function lines(path: string): string[] {
  return readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean)
}

function broken(path: string, index: number, line: string, expected: string): AppError {
  return new AppError(
    'unusable-data',
    `${path}, line ${index + 1}: got «${line.slice(0, 60)}», expected ${expected}.`,
  )
}
