import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { MODELS_FOLDER, SENTIMENT } from '../pipeline/paths'
import { decodeWeights } from '../sentiment/weights-codec'
import { readArtefact, writeArtefact } from './artefacts'

const folder = mkdtempSync(join(tmpdir(), 'marquee-'))
afterAll(() => rmSync(folder, { recursive: true }))

const FACTS = { name: 'thing', command: 'make it', data: {}, parameters: {}, figures: {} }

describe('artefacts', () => {
  it('come back as they were written, and the same bytes have the same version', () => {
    const first = writeArtefact(folder, new Uint8Array([1, 2, 3]), FACTS)
    const { manifest, bytes } = readArtefact(folder, 'thing')
    expect([...bytes]).toEqual([1, 2, 3])
    expect(manifest).toEqual(first)
    expect(writeArtefact(folder, new Uint8Array([1, 2, 3]), FACTS).version).toBe(first.version)
  })

  it('are refused where bytes were changed since, with the command that makes them', () => {
    writeArtefact(folder, new Uint8Array([1, 2, 3]), FACTS)
    writeFileSync(join(folder, 'thing.bin'), new Uint8Array([1, 2, 4]))
    expect(() => readArtefact(folder, 'thing')).toThrow(/checksum[\s\S]*make it/)
    expect(() => readArtefact(folder, 'none')).toThrow('expected a trained model')
  })
})

describe('the committed sentiment model', () => {
  it('is whole, within 6 MB, and says what made it', () => {
    const { manifest, bytes } = readArtefact(MODELS_FOLDER, SENTIMENT)
    expect(bytes.length).toBeLessThanOrEqual(6_000_000)
    expect(manifest.command).toContain('train sentiment')
    expect(decodeWeights(bytes).hashes.length).toBe(manifest.figures.features)
    expect(readFileSync(join(MODELS_FOLDER, `${SENTIMENT}.json`), 'utf8')).toContain('Maas')
  })
})
