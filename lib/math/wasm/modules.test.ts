import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const BUILD = new URL('../../../scripts/build-wasm.mjs', import.meta.url).href

test('each committed module is what its source compiles to', async () => {
  const { compileWasm, wasmModuleFile, wasmNames } = await import(/* @vite-ignore */ BUILD)
  const names: string[] = wasmNames()
  expect(names).toContain('neighbours')
  for (const name of names) {
    const committed = readFileSync(new URL(`./${name}-module.ts`, import.meta.url), 'utf8')
    expect(committed).toBe(wasmModuleFile(name, await compileWasm(name)))
  }
})
