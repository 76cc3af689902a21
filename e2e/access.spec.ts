import AxeBuilder from '@axe-core/playwright'
import type { APIRequestContext, Page } from '@playwright/test'
import { searchSchema } from '@/lib/api/schemas'
import { WITH_DETAILS } from './support/places'
import { expect, searchField, suggestions, test } from './support/test'

/** The narrowest window of WCAG 1.4.10, and a usual telephone. */
const NARROW = [320, 390]

/** Every kind of page, and how it is brought into its richest state. */
const PAGES: { name: string; path: string; prepare?: (page: Page) => Promise<void> }[] = [
  { name: 'the front page with suggestions', path: '/', prepare: openSuggestions },
  { name: 'a film with its reasons open', path: '/movies', prepare: openReasons },
  { name: 'a film with details, reviews and the form', path: '/movies', prepare: openReviews },
  { name: 'a card of a person', path: '/movies', prepare: openCard },
  { name: '«For you» of somebody new', path: '/for-you' },
  { name: '«For you», tuned, with a film explained', path: '/about', prepare: openForYou },
  { name: 'what one said', path: '/about', prepare: openMine },
  { name: 'the empty mix', path: '/mix' },
  { name: 'a mix for two', path: '/mix', prepare: openMix },
  { name: 'analysed reviews', path: '/reviews/analyse', prepare: analyseReviews },
  { name: 'a person', path: '/people' },
  { name: 'results', path: '/search?q=star' },
  { name: 'no results', path: '/search?q=Shawshnk+Redmptn' },
  { name: 'the empty search', path: '/search' },
  { name: 'browsing', path: '/browse?genre=Horror&page=2' },
  { name: 'browsing with bad filters', path: '/browse?genre=Nope&decade=1' },
  { name: 'browsing without a find', path: '/browse?genre=Western&decade=1890&rating=10' },
  { name: 'the page about the site', path: '/about' },
  { name: 'an unknown film', path: '/movies/999999999-the-shawshank-redemtion' },
  { name: 'an address that leads nowhere', path: '/nowhere' },
]

test.describe.configure({ mode: 'parallel' })

for (const { name, path, prepare } of PAGES)
  test(`axe finds nothing, and nothing is too wide, on ${name}`, async ({ page, request }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(await addressOf(path, request))
    await prepare?.(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`))
      await settle(page)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      expect(found, `violations in the ${colorScheme}`).toEqual([])
    }
    for (const width of NARROW) {
      await page.setViewportSize({ width, height: 700 })
      await settle(page)
      expect(await widthOf(page)).toBeLessThanOrEqual(width)
    }
  })

test('a long title fits a narrow window', async ({ page, findFilm }) => {
  const title = 'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb'
  const film = await findFilm(title, 1964)
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(film.path)
  expect(await widthOf(page)).toBeLessThanOrEqual(320)
})

test.describe('Who wants less motion', () => {
  for (const reducedMotion of ['no-preference', 'reduce'] as const)
    test(`gets ${reducedMotion === 'reduce' ? 'none' : 'some where it was not asked'}`, async ({
      page,
    }) => {
      await page.emulateMedia({ reducedMotion })
      await page.goto('/about')
      await page.goto('/')
      const poster = page.getByRole('main').locator('img').first()
      const seconds = await poster.evaluate((image) =>
        Number.parseFloat(getComputedStyle(image).transitionDuration),
      )
      expect(seconds > 0).toBe(reducedMotion !== 'reduce')
      // A transition may be over before anybody looks, so its beginning is counted.
      await page.evaluate(() => {
        document.documentElement.dataset.moved = '0'
        document.addEventListener('transitionrun', () => {
          document.documentElement.dataset.moved = '1'
        })
      })
      await poster.hover()
      await page.waitForTimeout(500)
      const root = page.locator('html')
      await expect(root).toHaveAttribute('data-moved', reducedMotion === 'reduce' ? '0' : '1')
    })
})

test('print shows the film without what can only be clicked', async ({ page, findFilm }) => {
  const film = await findFilm('Inception', 2010)
  await page.goto(film.path)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('search')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Switch between light and dark' })).toBeHidden()
})

/** The address of a page; those of a film and a person are asked for, as their ids are nobody's business. */
async function addressOf(path: string, request: APIRequestContext): Promise<string> {
  const query = { '/movies': 'inception 2010', '/people': 'hayao miyazaki' }[path]
  if (query === undefined) return path
  const response = await request.get('/api/search', { params: { q: query } })
  const { movies, people } = searchSchema.parse(await response.json())
  return (path === '/movies' ? movies : people)[0]?.path ?? 'nowhere'
}

async function openSuggestions(page: Page) {
  const field = await searchField(page)
  await field.pressSequentially('nolan')
  await expect(suggestions(page).getByRole('option').first()).toBeVisible()
  await field.press('ArrowDown')
}

async function openReasons(page: Page) {
  const summaries = page.getByRole('region', { name: 'Films like Inception' }).locator('summary')
  for (const index of [0, 1]) await summaries.nth(index).click()
}

/** The same page on the site with a key, with all that can be opened open. */
async function openReviews(page: Page) {
  await page.goto(WITH_DETAILS + new URL(page.url()).pathname)
  const reviews = page.getByRole('region', { name: 'Reviews' })
  await reviews.getByRole('button', { name: 'Read the reviews' }).click()
  await expect(reviews.getByText(/^Rests on/)).toBeVisible({ timeout: 15_000 })
  await expect(reviews.getByRole('button', { name: 'Look again' })).toBeEnabled({ timeout: 15_000 })
  await reviews.getByRole('button', { name: 'Write one yourself' }).click()
  await expect(page.getByRole('form', { name: 'Your review' })).toBeVisible()
}

async function openForYou(page: Page) {
  await sayThree(page)
  await page.goto('/for-you')
  await page.locator('summary', { hasText: 'Tune' }).click()
  const first = page.locator('[data-film]').first()
  await first.locator('summary').click()
  await first.getByRole('button', { name: 'All of it' }).click()
  await expect(first.getByRole('button', { name: /^Use .+ less$/ }).first()).toBeVisible()
}

async function openMine(page: Page) {
  await sayThree(page)
  await page.goto('/my')
  await expect(page.getByRole('article')).toHaveCount(3)
}

async function openMix(page: Page) {
  const [one, other] = await sayThree(page)
  await page.goto(`/mix?films=${one}%3B${other}&people=Ann%3BBob`)
  await expect(page.locator('[data-film]')).toHaveCount(12)
  await page.locator('[data-film] summary').first().click()
}

/** Three films rated by whoever looks at the page. */
async function sayThree(page: Page): Promise<number[]> {
  const ids: number[] = []
  for (const query of ['heat 1995', 'alien 1979', 'inception 2010']) {
    const response = await page.request.get('/api/search', { params: { q: query } })
    ids.push(searchSchema.parse(await response.json()).movies[0]!.id)
  }
  await page.request.post('/api/my/visitor')
  const changes = ids.map((movieId) => ({ movieId, stars: 4.5, isSeen: true }))
  expect((await page.request.post('/api/my', { data: { changes } })).status()).toBe(200)
  return ids
}

async function openCard(page: Page) {
  await page.goto(WITH_DETAILS + new URL(page.url()).pathname)
  const people = page.getByRole('region', { name: 'Who made it' })
  await people.getByRole('button').first().click()
  await expect(page.getByRole('dialog').getByText(/above a bakery/)).toBeVisible()
}

async function analyseReviews(page: Page) {
  const text = '9/10\nA wonderful film, superbly acted.\n---\nDull. The plot makes no sense.'
  await page.getByLabel(/^Text:/).fill(text)
  await page.getByRole('button', { name: 'Analyse' }).click()
  await expect(page.getByText(/^Rests on/)).toBeVisible()
}

/** Waits until fonts are there and nothing moves. */
async function settle(page: Page) {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForFunction(() => document.getAnimations().length === 0)
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth)
}
