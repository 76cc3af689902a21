// Trained figures on disk: bytes beside a manifest that says what they are and proves they are whole.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors'

const manifestSchema = z.object({
  name: z.string(),
  /** The first twelve digits of the checksum: equal versions are equal bytes. */
  version: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  /** The command that made it. */
  command: z.string(),
  /** What it was learned from: facts about the data, never the data. */
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  parameters: z.record(z.string(), z.number()),
  figures: z.record(z.string(), z.number()),
})

export type Manifest = z.infer<typeof manifestSchema>

/** Writes NAME.bin and NAME.json. The same bytes and facts give the same files. */
export function writeArtefact(
  folder: string,
  bytes: Uint8Array,
  facts: Omit<Manifest, 'version' | 'sha256' | 'bytes'>,
): Manifest {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { name, ...rest } = facts
  const manifest = { name, version: sha256.slice(0, 12), sha256, bytes: bytes.length, ...rest }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.bin`), bytes)
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

/** Reads both files. Throws `not-found` where one is missing, `unusable-data` where the bytes are not those of the manifest. */
export function readArtefact(
  folder: string,
  name: string,
): { manifest: Manifest; bytes: Uint8Array } {
  const manifest = manifestSchema.safeParse(JSON.parse(read(folder, `${name}.json`).toString()))
  if (!manifest.success)
    throw new AppError('unusable-data', `${name}.json: got another form of manifest.`)
  const bytes = read(folder, `${name}.bin`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== manifest.data.sha256)
    throw new AppError(
      'unusable-data',
      `${name}.bin: got checksum ${sha256}, expected ${manifest.data.sha256}. Restore the file, or train again: ${manifest.data.command}`,
    )
  return { manifest: manifest.data, bytes }
}

function read(folder: string, file: string): Buffer {
  try {
    return readFileSync(join(folder, file))
  } catch (error) {
    throw new AppError(
      'not-found',
      `Got no ${join(folder, file)}, expected a trained model.`,
      error,
    )
  }
}
