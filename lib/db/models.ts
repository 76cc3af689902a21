// Trained models in the store: one row a model, one compact binary row a film.
import type { Database } from './database'
import type { PrismaClient } from './generated/sqlite/client'

/** What a model was made from and with. */
export type ModelHead = {
  id: number
  name: string
  /** Short hash of the rows themselves: equal versions serve equal lists. */
  version: string
  /** Hash of data, parameters and code form; an unchanged one need not be trained again. */
  fingerprint: string
  parameters: string
  vocabulary: Uint8Array
}

/** A film's row as bytes; `lib/models` knows what they mean. */
export type ModelRowBytes = { movieId: number; neighbours: Uint8Array; features: Uint8Array }

/** Rows a statement: SQLite takes at most 32,766 parameters. */
const ROWS_A_STATEMENT = 2000

/** Saves a model with all its rows and makes it the champion of its name, in one transaction. */
export async function saveChampion(
  prisma: PrismaClient,
  head: Omit<ModelHead, 'id'>,
  rows: readonly ModelRowBytes[],
): Promise<number> {
  return prisma.$transaction(
    async (transaction) => {
      const { name, version, fingerprint, parameters } = head
      await transaction.model.deleteMany({ where: { name } })
      const { id } = await transaction.model.create({
        data: {
          name,
          version,
          fingerprint,
          parameters,
          vocabulary: copy(head.vocabulary),
          isChampion: true,
        },
      })
      for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
        const data = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => ({
          modelId: id,
          movieId: row.movieId,
          neighbours: copy(row.neighbours),
          features: copy(row.features),
        }))
        await transaction.modelRow.createMany({ data })
      }
      return id
    },
    { timeout: 120_000 },
  )
}

/** Returns the champion of that name without its rows, or null where none was trained. */
export function findChampion(
  database: Database,
  name: string,
): (ModelHead & { createdAt: string }) | null {
  const row = database
    .prepare(
      `SELECT id, name, version, fingerprint, parameters, vocabulary, createdAt FROM Model
       WHERE name = ? AND isChampion = true ORDER BY id DESC LIMIT 1`,
    )
    .get(name)
  if (!row) return null
  const head = row as ModelHead & { createdAt: string }
  return { ...head, vocabulary: new Uint8Array(head.vocabulary) }
}

/** Every row of a model by rising film id. */
export function listModelRows(database: Database, modelId: number): ModelRowBytes[] {
  const rows = database
    .prepare(
      'SELECT movieId, neighbours, features FROM ModelRow WHERE modelId = ? ORDER BY movieId',
    )
    .all(modelId) as ModelRowBytes[]
  // The driver hands blobs over as bare buffers.
  return rows.map(({ movieId, neighbours, features }) => ({
    movieId,
    neighbours: new Uint8Array(neighbours),
    features: new Uint8Array(features),
  }))
}

/** Prisma takes bytes that own their buffer. */
function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
