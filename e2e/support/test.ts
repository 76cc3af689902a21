// The test of Playwright with two watchers on every page: nothing is asked of another host, nothing goes wrong in the console.
import {
  type APIRequestContext,
  test as base,
  type BrowserContext,
  expect,
  type Page,
} from '@playwright/test'
import { type MovieCard, movieCardSchema, searchSchema } from '@/lib/api/schemas'

export { expect }

type Fixtures = {
  /** Other hosts that the pages of a test may ask; the test answers for them. */
  mayAsk: string[]
  /** Finds a film by title and year through the API. */
  findFilm: (title: string, year: number) => Promise<MovieCard>
}

export const test = base.extend<Fixtures>({
  mayAsk: [[], { option: true }],
  context: async ({ context, mayAsk }, use) => {
    const complaints = watch(context, mayAsk)
    await use(context)
    expect(complaints, 'what the pages of this test did wrong').toEqual([])
  },
  findFilm: async ({ request }, use) => {
    await use((title, year) => findFilm(request, title, year))
  },
})

async function findFilm(request: APIRequestContext, title: string, year: number) {
  const response = await request.get('/api/search', { params: { q: `${title} ${year}` } })
  const { movies } = searchSchema.parse(await response.json())
  const film = movies.find((movie) => movie.title === title && movie.year === year)
  if (!film) throw new Error(`Got no film ${title} (${year}), expected it in the catalogue.`)
  return movieCardSchema.parse(film)
}

/** Collects requests that leave the machine, console errors and uncaught errors. */
function watch(context: BrowserContext, mayAsk: readonly string[]): string[] {
  const complaints: string[] = []
  context.on('request', (request) => {
    const isAllowed = mayAsk.some((host) => request.url().startsWith(`https://${host}/`))
    if (!isHere(request.url()) && !isAllowed)
      complaints.push(`asked another host: ${request.url()}`)
  })
  context.on('weberror', (error) => complaints.push(`threw: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() !== 'error' || isRefusedPage(message.text(), message.location().url)) return
    complaints.push(`said: ${message.text()} (${message.location().url})`)
  })
  return complaints

  /** Chromium reports the 404 of a page itself as an error; the test that opened the page expects it. */
  function isRefusedPage(text: string, url: string): boolean {
    return /status of 404/.test(text) && context.pages().some((page) => page.url() === url)
  }
}

function isHere(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return ['data:', 'blob:'].includes(protocol) || ['localhost', '127.0.0.1'].includes(hostname)
}

/** The search field of a page, once the page has come to life. */
export async function searchField(page: Page) {
  const field = page.getByRole('combobox', { name: 'Search films and people' })
  await expect(async () => {
    const isAlive = await field.evaluate((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactProps')),
    )
    expect(isAlive).toBe(true)
  }).toPass({ intervals: [20, 50, 100] })
  return field
}

/** The list of suggestions. */
export function suggestions(page: Page) {
  return page.getByRole('listbox', { name: 'Films and people' })
}
