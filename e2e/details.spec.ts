// The film's page with TMDB, answered by a local server that speaks its shapes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { DETAILS_LOG, READ_TOKEN, VENDORS, WITH_DETAILS } from './support/places'
import { expect, test } from './support/test'
import { type Scenario, TMDB_CASES } from './vendors/scenarios'
import type { Asked } from './vendors/start'

test.use({ baseURL: WITH_DETAILS, locale: 'en-GB' })

type FindFilm = (title: string, year: number) => Promise<{ path: string; id: number }>

async function openCase(page: Page, findFilm: FindFilm, scenario: Scenario) {
  const { title, year } = TMDB_CASES.find((one) => one.scenario === scenario)!
  const film = await findFilm(title, year)
  await page.goto(film.path)
  return { ...film, title }
}

async function askedOf(path: RegExp): Promise<Asked[]> {
  const all = (await (await fetch(`${VENDORS}/asked`)).json()) as Asked[]
  return all.filter((one) => path.test(one.path))
}

test.describe('The page with details', () => {
  test('fills with overview, facts, cast, trailer and where to watch', async ({
    page,
    findFilm,
  }) => {
    const film = await findFilm('Inception', 2010)
    await page.goto(film.path)
    await expect(page.getByText('Every light hides something.')).toBeVisible()
    await expect(page.getByText(/keeper of a remote lighthouse/)).toBeVisible()
    await expect(page.getByText('7.6 of 10, 1,234 votes')).toBeVisible()
    await expect(page.getByText('Certificate, United Kingdom')).toBeVisible()
    await expect(page.getByText('12A', { exact: true })).toBeVisible()
    await expect(page.getByText('Harbour Plus GB')).toBeVisible()
    await expect(page.getByRole('link', { name: 'JustWatch' })).toBeVisible()
    await expect(page.getByText(/uses the TMDB API but is not endorsed or certified/)).toBeVisible()
    await expect(page.getByRole('img', { name: 'TMDB' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Who made it' }).getByRole('button')).toHaveCount(
      16,
    )
  })

  test('has facts and recommendations before TMDB says anything', async ({ page, findFilm }) => {
    await openCase(page, findFilm, 'slow')
    await expect(page.getByRole('region', { name: /^Films like/ })).toBeVisible()
    await expect(page.locator('.skeleton').first()).toBeVisible()
    await expect(page.getByText('Every light hides something.')).toHaveCount(0)
    await expect(page.getByText('Every light hides something.')).toBeVisible()
    await expect(page.locator('.skeleton')).toHaveCount(0)
  })

  test('shows posters of the right sizes, those of the cards in one batch', async ({
    page,
    findFilm,
  }) => {
    const film = await findFilm('The Matrix', 1999)
    const batches: string[] = []
    const images: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/api/posters')) batches.push(request.url())
      if (request.url().includes('/images/')) images.push(new URL(request.url()).pathname)
    })
    await page.goto(film.path)
    const cards = page.getByRole('region', { name: 'Films like The Matrix' }).locator('img.overlay')
    await expect.poll(() => cards.count()).toBeGreaterThan(6)
    await expect
      .poll(() =>
        page
          .locator('article img.overlay')
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBeGreaterThan(0)
    expect(batches).toHaveLength(1)
    expect(images.length).toBeGreaterThan(3)
    for (const path of images)
      expect(path).toMatch(/^\/images\/tmdb\/w(?:45|92|154|185|300|342|500|780|1280)\//)
    expect((await askedOf(/original/)).length).toBe(0)
  })

  test('opens a card of a person, by mouse and by keyboard', async ({ page, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    await page.goto(film.path)
    const people = page.getByRole('region', { name: 'Who made it' })
    await people.getByRole('button').first().click()
    const card = page.getByRole('dialog')
    await expect(card.getByText('3 February 1974')).toBeVisible()
    await expect(card.getByText('Whitby, North Yorkshire, England')).toBeVisible()
    await expect(card.getByText(/above a bakery near a harbour/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(card).toHaveCount(0)
    await expect(people.getByRole('button').first()).toBeFocused()
    await page.keyboard.press('Enter')
    await card.getByRole('button', { name: 'Close' }).click()
    await expect(card).toHaveCount(0)
  })

  test('remembers the country where somebody watches', async ({ page, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    await page.goto(film.path)
    await page.getByLabel('Where to watch in').selectOption('DE')
    await expect(page.getByText('Harbour Plus DE')).toBeVisible()
    await expect(page.getByText('Certificate, Germany')).toBeVisible()
    await page.reload()
    await expect(page.getByText('Harbour Plus DE')).toBeVisible()
  })

  test('asks TMDB once for a film that many look at', async ({ page, findFilm, request }) => {
    const film = await findFilm('Interstellar', 2014)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => request.get(`/api/movies/${film.id}/details?country=US`)),
    )
    for (const answer of answers) expect((await answer.json()).details.certificate).toBe('PG-13')
    await page.goto(film.path)
    await expect(page.getByText('Every light hides something.')).toBeVisible()
    expect(await askedOf(/\/movie\/157336$/)).toHaveLength(1)
  })

  test('finds a film by its IMDb id where it has no other', async ({ page, findFilm }) => {
    const film = await findFilm('Parasite', 2019)
    await page.goto(film.path)
    await expect(page.getByText('Every light hides something.')).toBeVisible()
    expect(await askedOf(/\/find\/tt6751668$/)).toHaveLength(1)
  })

  test('makes do with nulls and changed fields', async ({ page, findFilm }) => {
    await openCase(page, findFilm, 'nulls')
    await expect(page.getByText(/uses the TMDB API/)).toBeVisible()
    await expect(page.getByText('Nobody is known to show it anywhere just now.')).toBeVisible()
    await openCase(page, findFilm, 'changed')
    await expect(page.getByText('Every light hides something.')).toBeVisible()
  })
})

test.describe('The trailer', () => {
  test.use({ mayAsk: ['www.youtube-nocookie.com'] })

  test('asks the video host for nothing before play is pressed', async ({ page, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    const hosts = new Set<string>()
    page.on('request', (request) => hosts.add(new URL(request.url()).hostname))
    await page.route('https://www.youtube-nocookie.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>The trailer plays.</p>' }),
    )
    await page.goto(film.path)
    const play = page.getByRole('button', { name: 'Play the trailer of Inception' })
    await play.scrollIntoViewIfNeeded()
    await expect(play.locator('img')).toBeVisible()
    expect([...hosts]).toEqual(['localhost'])
    await play.click()
    const frame = page.frameLocator('iframe[title="Trailer of Inception"]')
    await expect(frame.getByText('The trailer plays.')).toBeVisible()
    expect([...hosts].sort()).toEqual(['localhost', 'www.youtube-nocookie.com'])
  })
})

test.describe('What goes wrong at TMDB', () => {
  test.describe.configure({ mode: 'serial' })

  const STATES: [Scenario, RegExp, boolean][] = [
    ['missing', /does not know it/, false],
    ['refused', /does not accept this site’s key/, true],
    ['truncated', /cannot be read/, true],
    ['html', /cannot be read/, true],
    ['empty-202', /refuses to answer this site/, true],
    ['forbidden', /refuses to answer this site/, true],
    ['redirect', /cannot be read/, true],
    ['hanging', /did not answer in time/, true],
    ['limited', /asked too often/, true],
    ['reset', /cannot be reached/, true],
    ['failing', /fault of its own/, true],
  ]

  for (const [scenario, sentence, mayRetry] of STATES)
    test(`is said plainly, and the rest of the page stands: ${scenario}`, async ({
      page,
      findFilm,
    }) => {
      const { title } = await openCase(page, findFilm, scenario)
      const note = page.getByRole('status').filter({ hasText: sentence })
      await expect(note).toBeVisible({ timeout: 15_000 })
      await expect(note.getByRole('button', { name: 'Ask again' })).toHaveCount(mayRetry ? 1 : 0)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      await expect(page.getByRole('region', { name: `Films like ${title}` })).toBeVisible()
      await expect(page.locator('.skeleton')).toHaveCount(0)
    })

  test('passes where the vendor recovers: a pause kept, a fault retried', async ({
    page,
    findFilm,
  }) => {
    for (const scenario of ['limited-once', 'failing-once'] as const) {
      await openCase(page, findFilm, scenario)
      await expect(page.getByText('Every light hides something.')).toBeVisible({ timeout: 10_000 })
    }
  })

  test('is asked again by the button', async ({ page, findFilm }) => {
    await openCase(page, findFilm, 'html')
    const again = page.getByRole('button', { name: 'Ask again' })
    await again.click()
    await expect(again).toBeEnabled()
    await expect(page.getByText(/cannot be read/)).toBeVisible()
  })
})

test.describe('Without a key', () => {
  test.use({ baseURL: WITH_DETAILS.replace(/\d+$/, (port) => String(Number(port) - 1)) })

  test('the page says what is missing and why, and asks nobody', async ({ page, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(film.path)
    await expect(page.getByText(/this site has no key for it/)).toBeVisible()
    await expect(page.getByRole('region', { name: /^Films like/ })).toBeVisible()
    expect(asked.filter((path) => /details|posters\?|images\/tmdb/.test(path))).toEqual([])
    const answer = await page.request.get(`/api/movies/${film.id}/details`)
    expect(await answer.json()).toMatchObject({ details: null, trouble: { kind: 'off' } })
    expect((await page.request.get('/images/tmdb/w342/p-27205.jpg')).status()).toBe(404)
  })
})

test.describe('The key', () => {
  test('stands in nothing that is sent, built for browsers, or logged', async ({
    request,
    findFilm,
  }) => {
    const film = await findFilm('Inception', 2010)
    const refused = await findFilm('Fight Club', 1999)
    const texts = await Promise.all(
      [film.path, refused.path]
        .flatMap((path) => [path, `/api${path.replace(/-.*$/, '')}/details`])
        .map(async (path) => (await request.get(path)).text()),
    )
    const built = readdirSync('.next/static', { recursive: true })
      .map((name) => join('.next/static', String(name)))
      .filter((path) => /\.(?:js|css|json|map|txt)$/.test(path))
    expect(built.length).toBeGreaterThan(10)
    texts.push(...built.map((path) => readFileSync(path, 'utf8')))
    const log = readFileSync(DETAILS_LOG, 'utf8')
    expect(log).toContain('TMDB did not answer')
    for (const text of [...texts, log]) expect(text.includes(READ_TOKEN)).toBe(false)
  })

  test('pictures come from TMDB’s sizes only, whatever is asked', async ({ request }) => {
    const get = (path: string) =>
      request.get(`/images/tmdb/${path}`).then((answer) => answer.status())
    expect(await get('w342/p-1.jpg')).toBe(200)
    for (const path of [
      'original/p-1.jpg',
      'w342/lost.jpg',
      'w342/x.svg',
      'w342/..%2f..%2f3%2fmovie',
      'w9/p.jpg',
    ])
      expect(await get(path), path).toBe(404)
  })
})
