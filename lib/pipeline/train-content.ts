// `marquee train content`: the films of the store become the rows of the content model.
import { createHash } from 'node:crypto'
import { type Database, openPrisma } from '@/lib/db/database'
import { findChampion, saveChampion } from '@/lib/db/models'
import { listMovies, type StoredMovie } from '@/lib/db/movies'
import { saveState } from '@/lib/db/state'
import { AppError } from '@/lib/errors'
import {
  CONTENT_MODEL,
  CONTENT_NEIGHBOURS,
  CONTENT_PARAMETERS,
  fitContent,
} from '@/lib/models/content'
import { encodeRows } from '@/lib/models/served-model'
import { announceChange } from '@/lib/shared/news'
import { nearestRowsInWorkers } from './nearest-in-workers'

/** Bumped when the code makes other rows of the same films and parameters. */
const CODE_FORM = 1

export type Trained = { isTrained: boolean; version: string; films: number; seconds: number }

/**
 * Trains the content model on the store's films and makes it the champion, unless the champion was
 * trained on the same films with the same parameters. Throws where the store has no films.
 */
export async function trainContent(
  database: Database,
  databaseAddress: string,
  { threads }: { threads: number },
): Promise<Trained> {
  const movies = listMovies(database)
  if (movies.length === 0)
    throw new AppError(
      'unusable-data',
      'Got a store without films, expected some. Run: npm run marquee -- fill',
    )
  const fingerprint = fingerprintFilms(movies)
  const champion = findChampion(database, CONTENT_MODEL)
  if (champion?.fingerprint === fingerprint)
    return { isTrained: false, version: champion.version, films: movies.length, seconds: 0 }
  const start = performance.now()
  const model = await fitContent(movies, (matrix, k) =>
    nearestRowsInWorkers(matrix, { k, threads }),
  )
  const seconds = (performance.now() - start) / 1000
  const rows = encodeRows(
    movies.map(({ id }) => id),
    model,
  )
  const vocabulary = Buffer.from(JSON.stringify(model.vocabulary))
  const hash = createHash('sha256').update(vocabulary)
  for (const { neighbours, features } of rows) hash.update(neighbours).update(features)
  const version = hash.digest('hex').slice(0, 12)
  const parameters = JSON.stringify(CONTENT_PARAMETERS)
  const prisma = openPrisma(databaseAddress)
  try {
    await saveChampion(
      prisma,
      { name: CONTENT_MODEL, version, fingerprint, parameters, vocabulary },
      rows,
    )
  } finally {
    await prisma.$disconnect()
  }
  saveState(database, 'content', `${fingerprint}:${version}`)
  announceChange()
  return { isTrained: true, version, films: movies.length, seconds }
}

/** Changes whenever what the content model knows of a film does, or how it learns. */
export function fingerprintFilms(movies: readonly StoredMovie[]): string {
  const hash = createHash('sha256').update(
    JSON.stringify({ CODE_FORM, CONTENT_NEIGHBOURS, CONTENT_PARAMETERS }),
  )
  for (const { id, title, year, genres, directors, cast, keywords, language, collection } of movies)
    hash.update(
      JSON.stringify([id, title, year, genres, directors, cast, keywords, language, collection]),
    )
  return hash.digest('hex')
}
