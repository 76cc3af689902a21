// Reads corpora of marked reviews: aclImdb as folder or archive, rt-polarity, and CSV.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { list, type ReadEntry } from 'tar'
import { AppError } from '@/lib/errors'

/** A review whose writer's feeling is known; reviews of one `film` belong together. */
export type MarkedReview = { text: string; isGlad: boolean; film: string }

export const CORPUS_FORMATS = ['aclimdb', 'rt-polarity', 'csv'] as const
export type CorpusFormat = (typeof CORPUS_FORMATS)[number]

/** A file of a corpus, wherever it lies. */
type CorpusFile = { path: string; text: string }

const EXPECTS: Record<CorpusFormat, string> = {
  aclimdb: 'a folder or .tar.gz with pos/ and neg/ of files such as 0_9.txt',
  'rt-polarity': 'a folder with rt-polarity.pos and rt-polarity.neg, or an archive of it',
  csv: 'a file with a head line, a column text (or review) and a column label (pos, neg, 1, 0) or stars (1 to 10)',
}

/**
 * Reads a corpus in the order of its files. Texts lose their line-break tags and nothing else. Throws
 * `not-found` where there is nothing, `unusable-data` where it is no such corpus.
 */
export async function readReviewCorpus(
  path: string,
  format: CorpusFormat,
): Promise<MarkedReview[]> {
  if (!existsSync(path))
    throw new AppError('not-found', `Got no ${path}, expected ${EXPECTS[format]}.`)
  const reviews =
    format === 'csv'
      ? readCsv(path)
      : format === 'aclimdb'
        ? await readAclImdb(path)
        : await readRt(path)
  const glad = reviews.filter(({ isGlad }) => isGlad).length
  if (glad === 0 || glad === reviews.length)
    throw new AppError(
      'unusable-data',
      `${path}: got ${glad} glad and ${reviews.length - glad} sad reviews, expected both: ${EXPECTS[format]}.`,
    )
  return reviews
}

/** Joins the films that share a text, so that the same review never stands on both sides of a split. */
export function groupByFilmAndText(reviews: readonly MarkedReview[]): string[] {
  const leader = new Map<string, string>()
  const find = (film: string): string => {
    const next = leader.get(film)
    return next === undefined || next === film ? film : find(next)
  }
  const filmOf = new Map<string, string>()
  for (const { text, film } of reviews) {
    const key = text.toLowerCase().replace(/\W+/g, ' ').trim()
    const other = filmOf.get(key)
    if (other === undefined) filmOf.set(key, film)
    else if (find(other) !== find(film)) leader.set(find(film), find(other))
  }
  return reviews.map(({ film }) => find(film))
}

async function readAclImdb(path: string): Promise<MarkedReview[]> {
  const pattern = /(?:^|\/)((?:[^/]+\/)?)(pos|neg)\/(\d+)_(\d+)\.txt$/
  const files = await readFiles(
    path,
    (name) => pattern.test(name) || /urls_(?:pos|neg)\.txt$/.test(name),
  )
  const films = new Map<string, string[]>()
  for (const { path: name, text } of files) {
    const [, half, side] = /(?:^|\/)((?:[^/]+\/)?)urls_(pos|neg)\.txt$/.exec(name) ?? []
    if (side !== undefined)
      films.set(
        `${half}${side}`,
        text.split('\n').map((line) => /tt\d+/.exec(line)?.[0] ?? ''),
      )
  }
  const reviews = files.flatMap(({ path: name, text }) => {
    const [, half, side, number] = pattern.exec(name) ?? []
    if (side === undefined) return []
    const film = films.get(`${half}${side}`)?.[Number(number)] || name
    return {
      order: Number(number),
      half: half ?? '',
      text: plain(text),
      isGlad: side === 'pos',
      film,
    }
  })
  const rank = (one: (typeof reviews)[number]) => (one.isGlad ? 0 : 1)
  reviews.sort((a, b) => a.half.localeCompare(b.half) || rank(a) - rank(b) || a.order - b.order)
  return reviews.map(({ text, isGlad, film }) => ({ text, isGlad, film }))
}

async function readRt(path: string): Promise<MarkedReview[]> {
  const files = await readFiles(path, (name) => /rt-polarity\.(?:pos|neg)$/.test(name), 'latin1')
  return files.flatMap(({ path: name, text }) =>
    text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line, i) => ({
        text: line,
        isGlad: name.endsWith('.pos'),
        film: `${basename(name)}:${i}`,
      })),
  )
}

function readCsv(path: string): MarkedReview[] {
  const rows = parse(readFileSync(path), { bom: true, relax_column_count: true }) as string[][]
  const head = (rows.shift() ?? []).map((name) => name.trim().toLowerCase())
  const column = (...names: string[]) => head.findIndex((name) => names.includes(name))
  const text = column('text', 'review', 'content', 'sentence')
  const label = column('label', 'sentiment', 'polarity', 'class')
  const stars = column('stars', 'rating', 'score')
  const film = column('film', 'movie', 'imdb', 'title')
  if (text < 0 || (label < 0 && stars < 0))
    throw new AppError(
      'unusable-data',
      `${path}: got columns ${head.join(', ')}, expected ${EXPECTS.csv}.`,
    )
  return rows.flatMap((row, i) => {
    const isGlad = label >= 0 ? readLabel(row[label]) : readSide(Number(row[stars]))
    if (isGlad === null) return []
    return { text: plain(row[text] ?? ''), isGlad, film: row[film] ?? `line ${i + 2}` }
  })
}

function readLabel(label = ''): boolean | null {
  if (/^(?:1|pos|positive|glad|fresh|true)$/i.test(label.trim())) return true
  return /^(?:0|-1|neg|negative|sad|rotten|false)$/i.test(label.trim()) ? false : null
}

/** As aclImdb marks them: seven stars and more are glad, four and fewer sad, the rest is left out. */
function readSide(stars: number): boolean | null {
  if (stars >= 7) return true
  return stars >= 1 && stars <= 4 ? false : null
}

function plain(text: string): string {
  return text.replace(/<br\s*\/?>/gi, '\n')
}

async function readFiles(
  path: string,
  isWanted: (name: string) => boolean,
  encoding: BufferEncoding = 'utf8',
): Promise<CorpusFile[]> {
  if (statSync(path).isDirectory())
    return readdirSync(path, { recursive: true })
      .map(String)
      .filter(isWanted)
      .map((name) => ({ path: name, text: readFileSync(join(path, name), encoding) }))
  const files: CorpusFile[] = []
  const onReadEntry = (entry: ReadEntry) => {
    if (!isWanted(entry.path)) return
    const chunks: Buffer[] = []
    entry.on('data', (chunk: Buffer) => chunks.push(chunk))
    entry.on('end', () => {
      files.push({ path: entry.path, text: Buffer.concat(chunks).toString(encoding) })
    })
  }
  try {
    await list({ file: path, strict: true, onReadEntry })
  } catch (error) {
    throw new AppError('unusable-data', `${path}: got no readable .tar or .tar.gz.`, error)
  }
  return files
}
