// TMDB's terms: its content must not feed a model. Shown by what is imported, and by what comes out.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { saveForeignReviews } from '@/lib/db/foreign-reviews'
import { findChampion } from '@/lib/db/models'
import { openTestStore } from '@/lib/db/store.fixture'
import { saveTmdbAnswer } from '@/lib/db/tmdb-cache'
import { writeCatalogue } from './catalogue-files'
import { compileCatalogue } from './compile'
import { fillStore } from './fill-store'
import { writeSample } from './sample.fixture'
import { trainContent } from './train-content'

/** Rooms that learn or prepare what is learned from. */
const LEARNING = [
  'pipeline',
  'features',
  'models',
  'similarity',
  'sentiment',
  'recommend',
  'evaluate',
]
/** What reads what TMDB answered. */
const READS = /tmdb-answers|foreign-reviews|serve\/tmdb|\b(?:TmdbAnswer|ForeignReview)\b/

function filesOf(room: string): string[] {
  return readdirSync(join('lib', room), { recursive: true })
    .map((name) => join('lib', room, String(name)))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
}

test('no room that learns reads what TMDB answered', () => {
  const files = LEARNING.flatMap(filesOf)
  expect(files.length).toBeGreaterThan(40)
  expect(files.filter((path) => READS.test(readFileSync(path, 'utf8')))).toEqual([])
})

test('the rows are the same whether TMDB answered anything or not', async () => {
  const sample = writeSample()
  const catalogue = await compileCatalogue(sample, join(sample, 'catalogue'), 2026, () => {})
  writeCatalogue(join(sample, 'catalogue'), catalogue)
  const versions = []
  for (const hasAnswers of [false, true]) {
    const { database, address, drop } = openTestStore()
    fillStore(database, join(sample, 'catalogue'), () => {})
    if (hasAnswers)
      for (const { id, ids } of catalogue.movies) {
        const body = JSON.stringify({ details: { overview: 'heist vault lighthouse' } })
        saveTmdbAnswer(database, { kind: 'film', key: String(ids.tmdb ?? id), body }, 1)
        saveForeignReviews(database, { source: 'tmdb', movieId: id }, [], {
          outcome: 'none',
          detail: null,
          total: 0,
          fetchedAt: 1,
          expiresAt: 2,
        })
      }
    await trainContent(database, address, { threads: 1 })
    versions.push(findChampion(database, 'content')!.version)
    drop()
  }
  rmSync(sample, { recursive: true })
  expect(versions[1]).toBe(versions[0])
})
