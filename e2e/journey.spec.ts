import type { Locator, Page } from '@playwright/test'
import { type MovieCard, recommendationsSchema } from '@/lib/api/schemas'
import { expect, searchField, suggestions, test } from './support/test'

/** Shares of a score are shown to a tenth of a per cent. */
const SHOWN_ROUNDING = 0.0005

/** More presses than any page has places to stop at before what is looked for. */
const MOST_TABS = 90

test.describe('From a few letters to film after film', () => {
  test('typing, choosing with the arrow and Enter leads to the film and twelve like it', async ({
    page,
    request,
    findFilm,
  }) => {
    const film = await findFilm('Inception', 2010)
    await page.goto('/')
    const field = await searchField(page)
    await field.pressSequentially('incep')
    await expect(suggestions(page).getByRole('option').first()).toContainText('Inception')
    await expect(suggestions(page).getByRole('option').first()).toContainText('2010')
    await expect(suggestions(page).getByRole('option').first()).toContainText('Christopher Nolan')
    await expect(suggestions(page).getByRole('option', { selected: true })).toHaveCount(0)
    await field.press('ArrowDown')
    await expect(suggestions(page).getByRole('option', { selected: true })).toHaveCount(1)
    await field.press('Enter')

    await page.waitForURL(`**${film.path}`)
    expect(film.path).toMatch(/^\/movies\/\d+-inception$/)
    await expectFilm(page, film)
    await expect(page.getByRole('img', { name: 'Poster of Inception' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Joseph Gordon-Levitt' }).first()).toBeVisible()

    const answer = await request.get(`/api/movies/${film.id}/recommendations`)
    const { items } = recommendationsSchema.parse(await answer.json())
    const wall = recommendationsOf(page, film.title)
    await expect(wall.getByRole('heading', { level: 3 })).toHaveText(
      items.map(({ movie }) => movie.title),
    )
    expect(items).toHaveLength(12)
    for (const { headline } of items) {
      expect(headline).not.toBe('')
      await expect(wall.getByText(headline, { exact: true }).first()).toBeVisible()
    }
  })

  test('the shown contributions sum to the shown score, which is that of the API', async ({
    page,
    request,
    findFilm,
  }) => {
    const film = await findFilm('Inception', 2010)
    const answer = await request.get(`/api/movies/${film.id}/recommendations`)
    const { items } = recommendationsSchema.parse(await answer.json())
    await page.goto(film.path)
    for (const { movie, score, reasons } of items.slice(0, 4)) {
      const why = await openWhy(page, film.title, movie.title)
      expect(why.total).toBe(score.toFixed(3))
      expect(why.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6)
      const strongest = Math.max(...reasons.map(({ contribution }) => contribution))
      const first = why.shares[0]!
      expect(Math.abs(first.share - strongest / score)).toBeLessThanOrEqual(2 * SHOWN_ROUNDING)
    }
  })

  test('every card leads on, to a page that leads on', async ({ page, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    await page.goto(film.path)
    let title = film.title
    for (let step = 0; step < 3; step++) {
      const card = recommendationsOf(page, title).getByRole('link').nth(step)
      const path = await card.getAttribute('href')
      title = await card.getByRole('heading').innerText()
      await card.click()
      await page.waitForURL(`**${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      await expect(recommendationsOf(page, title)).toBeVisible()
    }
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title)
  })

  test('the keyboard alone goes the whole way', async ({ page, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    await page.goto('/')
    await tabTo(page, await searchField(page))
    await page.keyboard.type('incep')
    await expect(suggestions(page).getByRole('option').first()).toContainText('Inception')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${film.path}`)
    await expectFilm(page, film)

    const wall = recommendationsOf(page, film.title)
    const why = wall.getByRole('group').first().locator('summary')
    await tabTo(page, why)
    await page.keyboard.press('Enter')
    await expect(wall.getByText(/make the score of/).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(wall.getByText(/make the score of/).first()).toBeHidden()
    const card = wall.getByRole('link').nth(1)
    const path = await card.getAttribute('href')
    await tabTo(page, card)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${path}`)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(film.title)
    const field = await searchField(page)
    await page.keyboard.press('/')
    await expect(field).toBeFocused()
  })

  test('the first stop of the tab key skips to the content', async ({ page }) => {
    await page.goto('/about')
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to content' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
  })
})

function recommendationsOf(page: Page, title: string): Locator {
  return page.getByRole('region', { name: `Films like ${title}` })
}

async function expectFilm(page: Page, { title, year, directors }: MovieCard) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page).toHaveTitle(new RegExp(`${title} \\(${year}\\)`))
  await expect(page.getByRole('link', { name: String(year), exact: true })).toBeVisible()
  for (const name of directors)
    await expect(page.getByRole('link', { name, exact: true }).first()).toBeVisible()
}

/** Opens the reasons of a recommended film and reads what is shown. */
async function openWhy(page: Page, title: string, recommended: string) {
  const card = recommendationsOf(page, title)
    .locator('ul > li')
    .filter({ has: page.getByRole('heading', { name: recommended, exact: true }) })
  await card.locator('summary').click()
  const lines = await card.getByRole('group').getByRole('listitem').allInnerTexts()
  const total = /make the score of (\d\.\d{3})/.exec(lines.at(-1) ?? '')?.[1]
  const shares = lines.slice(0, -1).map((line) => {
    const [, percent, label] = /^(\d+\.\d) % (.+)$/s.exec(line) ?? []
    if (!label) throw new Error(`Got «${line}», expected a share and a name.`)
    return { share: Number(percent) / 100, label }
  })
  return { total, shares }
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
