// Serves the built site as it would stand on the net, with all limits, on a copy of the store into which hostile texts got by import.
import { spawn } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import Sqlite from 'libsql'

const [from, to, film] = process.argv.slice(2)
const HOSTILE = '<script>window.pwned=1</script><img src=x onerror="window.pwned=2">'

for (const file of [to, `${to}-wal`, `${to}-shm`]) rmSync(file, { force: true })
copyFileSync(from, to)
const database = new Sqlite(to)
database
  .prepare('UPDATE Movie SET title = ?, keywords = ? WHERE id = ?')
  .run(HOSTILE, JSON.stringify([HOSTILE, '</script><script>window.pwned=3</script>']), Number(film))
database
  .prepare(
    `INSERT INTO Review (movieId, author, name, text, stars, isSpoiler, createdAt, updatedAt)
     VALUES (?, 'somebody-else', ?, ?, 9, 0, 0, 0)`,
  )
  .run(Number(film), HOSTILE, `A wonderful film. ${HOSTILE} [x](javascript:window.pwned=4)`)
database.close()

const child = spawn(process.execPath, ['scripts/serve.mjs'], {
  env: { ...process.env, DATABASE_URL: `file:${to}` },
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
