// Serves the built site with an ADMIN_TOKEN, on a copy of the store with runs and versions of models.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedExperiment } from './seed-experiment'
import { seedRuns } from './seed-runs'

const [from = '', to = ''] = process.argv.slice(2)

for (const file of [to, `${to}-wal`, `${to}-shm`]) rmSync(file, { force: true })
copyFileSync(from, to)
const folder = mkdtempSync(join(tmpdir(), 'marquee-seed-'))
await seedRuns(to, folder)
seedExperiment(to)
rmSync(folder, { recursive: true })

const child = spawn(process.execPath, ['scripts/serve.mjs'], {
  env: { ...process.env, DATABASE_URL: `file:${to}` },
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
