// Serves the built site with a TMDB key and IMDb switched on, both answered by the local vendors; on a
// store of its own, with a log that the tests read.
import { spawn } from 'node:child_process'
import { copyFileSync, openSync, rmSync } from 'node:fs'

const [from, to, log] = process.argv.slice(2)

for (const file of [to, `${to}-wal`, `${to}-shm`]) rmSync(file, { force: true })
copyFileSync(from, to)

const out = openSync(log, 'w')
const child = spawn(process.execPath, ['scripts/serve.mjs'], {
  env: { ...process.env, DATABASE_URL: `file:${to}` },
  stdio: ['ignore', out, out],
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
