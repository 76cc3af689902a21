// Reads and writes the committed catalogue: films as lines of JSON, people as a table, a manifest.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Movie, MovieDraft } from '@/lib/catalogue/movie'
import type { Person } from '@/lib/catalogue/person'
import { decodeHandWritten, decodeMovie, encodeMovie } from '@/lib/catalogue/record'
import { AppError } from '@/lib/errors'

/** What the compile leaves beside the films. */
export type CatalogueManifest = {
  films: number
  people: number
  /** Ids below these were given once and are never given again. */
  nextMovieId: number
  nextPersonId: number
  /** Of title-based merges where both sides carry an IMDb id. */
  titleMerges: { compared: number; agreed: number }
  sources: Record<string, { read: number; merged: number; added: number; left: number }>
}

export type Catalogue = { movies: Movie[]; people: Person[]; manifest: CatalogueManifest }

/** Films a file, so that a recompile shows as a small difference. */
const FILMS_A_FILE = 2000

/** Reads the whole catalogue. Throws naming file and line where a record is broken. */
export function readCatalogue(folder: string): Catalogue {
  const manifestPath = join(folder, 'manifest.json')
  if (!existsSync(manifestPath))
    throw new AppError(
      'not-found',
      `Got no ${manifestPath}, expected the compiled catalogue. Run: npm run marquee -- compile`,
    )
  const movies = readLines(join(folder, 'films'), '.jsonl', decodeMovie)
  const people = readLines(folder, 'people.tsv', (line) => {
    const [id, name] = line.split('\t')
    return { id: Number(id), name: name ?? '' }
  })
  return {
    movies,
    people,
    manifest: JSON.parse(readFileSync(manifestPath, 'utf8')) as CatalogueManifest,
  }
}

/** Reads the hand-written supplement. Throws naming file and line where a record is broken. */
export function readSupplement(folder: string): MovieDraft[] {
  return readLines(join(folder, 'supplement'), '.jsonl', decodeHandWritten)
}

/** Writes the catalogue anew. Films and people must come by rising id. */
export function writeCatalogue(folder: string, { movies, people, manifest }: Catalogue): void {
  const films = join(folder, 'films')
  rmSync(films, { recursive: true, force: true })
  mkdirSync(films, { recursive: true })
  const files = new Map<string, string[]>()
  for (const movie of movies) {
    const first = Math.floor((movie.id - 1) / FILMS_A_FILE) * FILMS_A_FILE + 1
    const name = `${String(first).padStart(6, '0')}.jsonl`
    files.set(name, [...(files.get(name) ?? []), `${encodeMovie(movie)}\n`])
  }
  for (const [name, lines] of files) writeFileSync(join(films, name), lines.join(''))
  writeFileSync(
    join(folder, 'people.tsv'),
    people.map(({ id, name }) => `${id}\t${name}\n`).join(''),
  )
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** SHA-256 over every file that the store is filled from. */
export function fingerprintCatalogue(folder: string): string {
  const hash = createHash('sha256')
  for (const path of [...listFiles(join(folder, 'films'), '.jsonl'), join(folder, 'people.tsv')])
    hash.update(readFileSync(path))
  return hash.digest('hex')
}

function readLines<T>(folder: string, ending: string, decode: (line: string) => T): T[] {
  return listFiles(folder, ending).flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        if (line.trim() === '') return []
        try {
          return [decode(line)]
        } catch (error) {
          throw new AppError(
            'unusable-data',
            `${path}, line ${index + 1}: ${(error as Error).message}`,
            error,
          )
        }
      }),
  )
}

function listFiles(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))
}
