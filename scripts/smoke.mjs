// `node scripts/smoke.mjs ADDRESS`: does a Marquee that was just put somewhere answer, and keep what it is told?
import { pathToFileURL } from 'node:url'

/** A film that every catalogue of ours has. */
const FILM = 'alien'
const ATTEMPTS = 4

/**
 * Asks the site at an address what a visitor would; returns a line for each thing found so. Throws at the first that is not.
 * `saysSo`: whether pages that were made ahead say that nothing is kept.
 */
export async function smoke(address, { isReadOnly = false, saysSo = isReadOnly } = {}) {
  const base = address.replace(/\/+$/, '')
  const found = []
  const ask = async (path, { status = 200, ...init } = {}) => {
    const start = performance.now()
    const response = await patientFetch(`${base}${path}`, { status, ...init })
    const text = await response.text()
    expect(
      response.status === status,
      `${init.method ?? 'GET'} ${path}`,
      `${response.status} «${text.slice(0, 200)}»`,
      `${status}`,
    )
    return { text, response, ms: Math.round(performance.now() - start) }
  }
  const json = async (path, init) => {
    const answer = await ask(path, init)
    return { ...answer, value: JSON.parse(answer.text) }
  }
  const note = (name, { ms }, words = '') => found.push(`${name}: ${words}${words && ', '}${ms} ms`)

  note('health', await ask('/api/health'))
  const ready = await json('/api/ready')
  expect(ready.value.films > 0, '/api/ready', `${ready.value.films} films`, 'some')
  note('ready', ready, `${ready.value.films} films`)

  const home = await ask('/')
  expect(home.text.includes('Marquee'), '/', 'a page without the name', 'Marquee')
  const says = home.text.includes('keeps nothing')
  expect(says === saysSo, '/', says ? 'the note' : 'no note', 'it where nothing is kept')
  note('home', home, saysSo ? 'says that nothing is kept' : '')
  const style = /href="(\/_next\/static\/[^"]+\.css[^"]*)"/.exec(home.text)?.[1]
  expect(style, '/', 'no style sheet', 'one')
  note('style sheet', await ask(style))

  const search = await json(`/api/search?q=${FILM}`)
  const [film] = search.value.movies ?? search.value.results ?? []
  expect(film, '/api/search', 'nothing', FILM)
  note('search', search, film.title)

  const alike = await json(`/api/movies/${film.id}/recommendations`)
  const items = alike.value.items ?? alike.value.recommendations
  const [first] = items ?? []
  expect(first?.reasons?.length > 0, 'recommendations', 'no reasons', 'films with reasons')
  note('recommendations', alike, `${items.length} films, each with reasons`)

  const page = await ask(film.path)
  expect(page.text.includes(film.title), 'the film’s page', 'no title', film.title)
  note('film page', page)
  const poster = await ask(`/posters/${film.id}.svg`)
  expect(poster.text.includes('<svg'), 'poster', 'something else', 'an SVG')
  note('poster', poster)

  const body = JSON.stringify({ changes: [{ movieId: film.id, stars: 4.5 }] })
  const write = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  if (isReadOnly) {
    const refused = await json('/api/my', { ...write, status: 503 })
    const { code } = refused.value
    expect(code === 'keeps-nothing', 'a rating', code, 'keeps-nothing')
    note('rating', refused, 'refused with words')
    return found
  }
  const kept = await json('/api/my', write)
  const cookie = kept.response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const again = await json('/api/my', { headers: { cookie } })
  const stars = again.value.marks.find(({ movieId }) => movieId === film.id)?.stars
  expect(stars === 4.5, 'the rating asked for again', stars, 4.5)
  note('rating', again, 'kept')
  await ask('/api/my', { method: 'DELETE', headers: { cookie } })
  const gone = await json('/api/my', { headers: { cookie } })
  expect(gone.value.marks.length === 0, 'the rating deleted', 'still there', 'gone')
  note('deletion', gone, 'gone')
  return found
}

/** Resolves once the site says that it is ready; throws where it does not in time. */
export async function untilReady(address, seconds, isAlive = () => true) {
  const start = performance.now()
  while (performance.now() - start < seconds * 1000 && isAlive()) {
    const isReady = await fetch(`${address}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return (performance.now() - start) / 1000
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(
    isAlive()
      ? `Got no «ready» from ${address} in ${seconds} s; its log says why.`
      : `The server at ${address} ended before it was ready; its log says why.`,
  )
}

/** Asks again where the connection broke, or where the site is busy and says when to come back. */
async function patientFetch(url, { status, ...init }) {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(url, init)
      const isBusy = response.status !== status && response.headers.has('retry-after')
      if (!isBusy || attempt === ATTEMPTS) return response
    } catch (error) {
      if (attempt === ATTEMPTS)
        throw new Error(`${url} could not be reached: ${error.cause?.message ?? error.message}`)
    }
    await new Promise((resolve) => setTimeout(resolve, attempt * 500))
  }
}

function expect(isTrue, where, got, wanted) {
  if (!isTrue) throw new Error(`${where}: got ${got}, expected ${wanted}.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , address, ...options] = process.argv
  if (!address) {
    console.error(
      'Got no address. Usage: node scripts/smoke.mjs http://localhost:3000 [--read-only]',
    )
    process.exit(2)
  }
  try {
    const lines = await smoke(address, { isReadOnly: options.includes('--read-only') })
    console.log(lines.map((line) => `  ok  ${line}`).join('\n'))
  } catch (error) {
    console.error(`Not as it should be: ${error.message}`)
    process.exit(1)
  }
}
