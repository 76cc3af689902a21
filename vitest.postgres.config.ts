import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import base from './vitest.config'

/** Every test that opens a store for itself. */
const USES_STORE = /\b(?:openTestStore|openSmallWorld)\(/
/** What is about a file and its locks; e2e/replicas.spec.ts has what browsers report kept by PostgreSQL. */
const OF_FILES = ['lib/db/backup.test.ts', 'lib/serve/watched-writer.test.ts']

const tests = readdirSync('lib', { recursive: true })
  .map((name) => join('lib', String(name)))
  .filter((path) => path.endsWith('.test.ts') && !OF_FILES.includes(path))
  .filter((path) => USES_STORE.test(readFileSync(path, 'utf8')))

/** The tests that use a store, run once more on PostgreSQL. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: tests, globalSetup: ['lib/db/postgres/server.setup.ts'] },
})
