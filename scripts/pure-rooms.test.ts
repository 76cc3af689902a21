import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const rule = forbidden.find(({ name }: { name: string }) => name === 'pure-rooms-do-no-io')
const isPure = new RegExp(rule.from.path)
const IMPURE =
  /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bprocess\.|\bfetch\(|\bconsole\./

const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .map((path) => join('lib', path))
  .filter(
    (path) => isPure.test(path) && /\.tsx?$/.test(path) && !/\.(?:test|fixture)\.ts$/.test(path),
  )

test('pure rooms have neither clock nor chance nor world: these come as arguments', () => {
  const impure = files.filter((path) => IMPURE.test(readFileSync(path, 'utf8')))
  expect(files.length).toBeGreaterThan(30)
  expect(impure).toEqual([])
})
