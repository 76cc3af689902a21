// Compiles lib/math/wasm/assembly/*.ts (AssemblyScript) and embeds the modules as base64.
// `node scripts/build-wasm.mjs` writes lib/math/wasm/NAME-module.ts; nothing is compiled at start.
import { readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOM = fileURLToPath(new URL('../lib/math/wasm/', import.meta.url))

/** The limits must be in the module; the memory itself comes from outside, shared by threads. */
const FLAGS =
  '-O3 --noAssert --converge --runtime stub --enable simd --enable threads --importMemory --sharedMemory ' +
  '--noExportMemory --initialMemory 1 --maximumMemory 65536'

/** Returns the bytes of one compiled module. */
export async function compileWasm(name) {
  const { default: asc } = await import('assemblyscript/asc')
  let bytes = null
  const { error, stderr } = await asc.main(
    [`${name}.ts`, '--baseDir', `${ROOM}assembly`, ...FLAGS.split(' '), '--outFile', 'out.wasm'],
    {
      writeFile: (file, contents) => {
        if (file === 'out.wasm') bytes = contents
      },
    },
  )
  if (error || !bytes) throw new Error(`Compiling ${name}.ts failed: ${stderr.toString()}`)
  return bytes
}

/** The names of the AssemblyScript sources, without their ending. */
export function wasmNames() {
  return readdirSync(`${ROOM}assembly`)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
}

/** The generated file that holds a compiled module. */
export function wasmModuleFile(name, bytes) {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,92}/g)
    .map((line) => `  '${line}'`)
  return [
    `// Compiled from assembly/${name}.ts by scripts/build-wasm.mjs; do not edit.`,
    '',
    '/** The WebAssembly module, base64. */',
    `export const ${name.replaceAll('-', '_').toUpperCase()}_MODULE =`,
    `${lines.join(' +\n')}`,
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of wasmNames())
    writeFileSync(`${ROOM}${name}-module.ts`, wasmModuleFile(name, await compileWasm(name)))
