import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { postgresqlFiles } from './postgresql'

test('what stands for PostgreSQL is what the models and migrations say now (npm run postgresql makes it)', () => {
  const expected = postgresqlFiles()
  const there = readdirSync('prisma/postgresql', { recursive: true })
    .map((name) => join('prisma/postgresql', String(name)))
    .filter((path) => statSync(path).isFile())
  expect(there.sort()).toEqual(Object.keys(expected).sort())
  for (const [path, text] of Object.entries(expected))
    expect(readFileSync(path, 'utf8'), path).toBe(text)
})
