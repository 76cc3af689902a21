// What the image starts: brings the store on the volume up to date, as `npm start` does, then serves.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const child = spawn(process.execPath, ['marquee.mjs', 'prepare'], { stdio: 'inherit' })
const stop = (signal) => child.kill(signal)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
const [code, signal] = await once(child, 'close')
for (const name of ['SIGINT', 'SIGTERM']) process.off(name, stop)
if (code !== 0) {
  const got = signal ? `was stopped by ${signal}` : `ended with ${code}`
  console.error(
    `Marquee could not start: preparing the store ${got}. Look above for why; is the volume at ${process.env.DATABASE_URL ?? './data/work'} writable, with 200 MB free?`,
  )
  process.exit(code ?? 1)
}
await import('./serve-standalone.mjs')
