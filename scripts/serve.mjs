// Serves the built site (or, with --dev, the reloading one) with Next, behind the little that must stand before it.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import next from 'next'

const isDevelopment = process.argv.includes('--dev')
const port = Number(process.env.PORT || 3000)
/** Requests under way get this long to finish when the server is told to stop. */
const GRACE_MILLISECONDS = 5000

/** So soon do kept pages show what an import or a training changed. */
const REVALIDATE_MILLISECONDS = 3000

process.env.REVALIDATE_TOKEN ||= randomUUID()
const app = next({ dev: isDevelopment, port })
const handle = app.getRequestHandler()
await app.prepare()

const server = createServer((request, response) => {
  if (isWellFormed(request.url ?? '/')) handle(request, response)
  else refuse(response)
})
server.listen(port, () => {
  console.log(`Ready on ${server.address().port}`)
  if (!isDevelopment) setInterval(revalidate, REVALIDATE_MILLISECONDS).unref()
})

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)

/** Next answers 500 to an address whose percent encoding is broken; it is the request that is wrong. */
function isWellFormed(url) {
  try {
    decodeURIComponent(url)
    return !url.includes('%00')
  } catch {
    return false
  }
}

/** Next lets go of kept pages only from within a request, so the server sends itself one. */
async function revalidate() {
  try {
    await fetch(`http://127.0.0.1:${server.address().port}/api/revalidate`, {
      method: 'POST',
      headers: { 'x-revalidate-token': process.env.REVALIDATE_TOKEN },
    })
  } catch (error) {
    if (server.listening) console.error(`The kept pages could not be checked: ${error.message}`)
  }
}

function refuse(response) {
  const problem = {
    type: '/about#error-bad-request',
    title: 'The request cannot be understood',
    status: 400,
    code: 'bad-request',
    detail: 'Got an address with broken percent encoding or a NUL byte, expected valid UTF-8 text.',
  }
  response.writeHead(400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(problem))
}

function stop() {
  const force = setTimeout(() => process.exit(0), GRACE_MILLISECONDS)
  force.unref()
  server.close(async () => {
    await app.close()
    process.exit(0)
  })
  server.closeIdleConnections()
}
