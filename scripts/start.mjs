// `npm start`: everything from a fresh clone to the served site; what is done already is not done again.
import { createServer } from 'node:net'
import * as setUp from './set-up.mjs'

const isDevelopment = process.argv.includes('--dev')
const port = Number(process.env.PORT || 3000)

setUp.checkNode()
try {
  await checkPort()
  await installPackages()
  await runTasks()
} catch (error) {
  console.error(`\nMarquee could not start: ${error.message}`)
  process.exit(1)
}
serve()

async function installPackages() {
  const start = Date.now()
  const tick = setInterval(() => {
    const seconds = Math.round((Date.now() - start) / 1000)
    process.stdout.write(
      `\rInstalling packages (about half a minute the first time) … ${seconds} s`,
    )
  }, 1000)
  try {
    if (await setUp.install())
      process.stdout.write('\rPackages installed.                                               \n')
  } finally {
    clearInterval(tick)
  }
}

async function runTasks() {
  const { Listr } = await import('listr2')
  const telling = (work) => (_, task) =>
    work((line) => {
      task.output = line
    })
  const tasks = [
    { title: 'Database client', task: () => setUp.generateClient() },
    { title: 'Store: tables, films, rows', task: telling(setUp.prepareStore) },
    ...(isDevelopment
      ? []
      : [{ title: 'Site (about half a minute the first time)', task: telling(setUp.buildSite) }]),
  ]
  await new Listr(tasks, {
    rendererOptions: {
      timer: { condition: (ms) => ms > 500, field: (ms) => `${(ms / 1000).toFixed(1)} s` },
    },
  }).run()
}

function serve() {
  const child = setUp.serve(port, { isDevelopment })
  child.stdout.on('data', (data) => {
    if (String(data).includes('Ready on'))
      console.log(`\n  Marquee is at http://localhost:${port}\n`)
    else if (isDevelopment) process.stdout.write(data)
  })
  child.on('close', (code) => process.exit(code ?? 0))
}

async function checkPort() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`Got PORT «${process.env.PORT}», expected a number from 1 to 65535.`)
  await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is taken. Stop what listens there, or choose another: PORT=3001 npm start`,
            )
          : error,
      ),
    )
    probe.listen(port, () => probe.close(resolve))
  })
}
