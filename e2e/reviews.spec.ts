// Reviews from several sources on the film's page, one's own, and pasted ones.
import type { Page } from '@playwright/test'
import { VENDORS, WITH_DETAILS } from './support/places'
import { expect, test } from './support/test'
import { IMDB_CASES, type ImdbScenario } from './vendors/scenarios'
import type { Asked } from './vendors/start'

test.use({ baseURL: WITH_DETAILS, locale: 'en-GB' })

type FindFilm = (title: string, year: number) => Promise<{ path: string; id: number }>

function section(page: Page) {
  return page.getByRole('region', { name: 'Reviews' })
}

async function readReviews(page: Page) {
  await section(page).getByRole('button', { name: 'Read the reviews' }).click()
  await expect(section(page).getByRole('button', { name: 'Look again' })).toBeVisible({
    timeout: 25_000,
  })
}

async function openCase(page: Page, findFilm: FindFilm, scenario: ImdbScenario) {
  const { title, year } = IMDB_CASES.find((one) => one.scenario === scenario)!
  const film = await findFilm(title, year)
  await page.goto(film.path)
}

test.describe('Reviews', () => {
  test('come on a click, each marked, with a summary above them', async ({ page, findFilm }) => {
    const film = await findFilm('The Godfather', 1972)
    await page.goto(film.path)
    await readReviews(page)
    const reviews = section(page)
    await expect(reviews.getByText('Rests on 16 reviews')).toBeVisible()
    await expect(reviews.getByText('TMDB: 8 reviews')).toBeVisible()
    await expect(reviews.getByText('IMDb: 8 reviews of 48')).toBeVisible()
    const dull = reviews.getByRole('article').filter({ hasText: 'terrible waste of time' }).first()
    await expect(dull.getByText(/Sad, (?:over )?\d+ % sure/)).toBeVisible()
    const fine = reviews.getByRole('article').filter({ hasText: 'What a wonderful film' }).first()
    await expect(fine.getByText(/Glad, (?:over )?\d+ % sure/)).toBeVisible()
    await expect(fine.getByRole('img', { name: '10 of 10 stars' })).toBeVisible()
    await expect(reviews.getByRole('heading', { name: 'What they praise' })).toBeVisible()
    await expect(reviews.getByRole('heading', { name: 'What they complain about' })).toBeVisible()
    await expect(reviews.getByRole('img', { name: /^Of ten stars:/ })).toBeVisible()
  })

  test('fold what gives the film away, and quote none of it', async ({ page, findFilm }) => {
    const film = await findFilm('The Godfather', 1972)
    await page.goto(film.path)
    await readReviews(page)
    const spoiler = section(page).getByRole('article').filter({ hasText: 'Gives the film away' })
    await expect(spoiler.first().getByText(/map turns out to be blank/)).toBeHidden()
    await spoiler.first().getByText('Show it anyway').click()
    await expect(spoiler.first().getByText(/map turns out to be blank/)).toBeVisible()
  })

  test('are read in an order of one’s choice', async ({ page, findFilm }) => {
    const film = await findFilm('The Godfather', 1972)
    await page.goto(film.path)
    await readReviews(page)
    const first = section(page).getByRole('article').first()
    const order = section(page).getByLabel('Order')
    await order.selectOption('Saddest first')
    await expect(first).toContainText('Sad,')
    await order.selectOption('Gladdest first')
    await expect(first).toContainText('Glad,')
    await order.selectOption('Fewest stars first')
    await expect(first.getByRole('img', { name: '1 of 10 stars' })).toBeVisible()
    await order.selectOption('Oldest first')
    await expect(first).toContainText('2017')
  })

  test('of an attacker are text on the page and nothing else', async ({ page, findFilm }) => {
    const film = await findFilm('The Godfather', 1972)
    await page.goto(film.path)
    await readReviews(page)
    await section(page)
      .getByRole('button', { name: /^Show \d+ more/ })
      .click()
    await expect(
      section(page)
        .getByText(/lovely and charming film/)
        .first(),
    ).toBeVisible()
    expect(
      await section(page)
        .locator('article script, article img[src=x], article b:not(.verdict b)')
        .count(),
    ).toBe(0)
    expect(await page.evaluate('window.wasHacked')).toBeUndefined()
  })

  test('are not fetched twice by two presses, nor by two people', async ({ page, findFilm }) => {
    const film = await findFilm('Interstellar', 2014)
    await page.goto(film.path)
    await readReviews(page)
    await section(page).getByRole('button', { name: 'Look again' }).click()
    await expect(section(page).getByRole('button', { name: 'Look again' })).toBeVisible()
    await page.reload()
    await readReviews(page)
    const all = (await (await fetch(`${VENDORS}/asked`)).json()) as Asked[]
    expect(all.filter(({ path }) => path === '/imdb/title/tt0816692/reviews')).toHaveLength(1)
  })
})

test.describe('Where reviews come from', () => {
  const LAYOUTS: ImdbScenario[] = ['rendered', 'old-layout']
  for (const layout of LAYOUTS)
    test(`is read in the layout: ${layout}`, async ({ page, findFilm }) => {
      await openCase(page, findFilm, layout)
      await readReviews(page)
      await expect(section(page).getByText(/IMDb: 8 reviews/)).toBeVisible()
    })

  const STATES: [ImdbScenario, string][] = [
    ['none', 'nobody wrote there yet'],
    ['changed', 'its page has another form than this program knows'],
    ['empty-202', 'refuses to answer programs'],
    ['forbidden', 'refuses to answer programs'],
    ['challenge', 'refuses to answer programs'],
    ['missing', 'does not know this film'],
    ['hanging', 'did not answer in time'],
  ]
  for (const [scenario, sentence] of STATES)
    test(`is said where nothing came: ${scenario}`, async ({ page, findFilm }) => {
      await openCase(page, findFilm, scenario)
      await readReviews(page)
      await expect(section(page).getByText(`IMDb: ${sentence}`, { exact: false })).toBeVisible()
    })

  test('is this site alone where nothing is switched on', async ({ page, findFilm }) => {
    const home = WITH_DETAILS.replace(/\d+$/, (port) => String(Number(port) - 1))
    const film = await findFilm('Inception', 2010)
    await page.goto(home + film.path)
    await readReviews(page)
    await expect(section(page).getByText('TMDB: not switched on by the operator')).toBeVisible()
    await expect(section(page).getByText('IMDb: not switched on by the operator')).toBeVisible()
  })
})

test.describe('One’s own review', () => {
  test('is written, changed and deleted, by its writer only', async ({
    page,
    browser,
    findFilm,
  }) => {
    const film = await findFilm('Chinatown', 1974)
    await page.goto(film.path)
    await section(page).getByRole('button', { name: 'Write one yourself' }).click()
    const form = page.getByRole('form', { name: 'Your review' })
    await form.getByLabel('What did you think of it?').fill('Short')
    await form.getByRole('button', { name: 'Publish' }).click()
    await expect(form.getByLabel('What did you think of it?')).toHaveValue('Short')
    await form
      .getByLabel('What did you think of it?')
      .fill('A superb film with a <b>great</b> ending.')
    await form.getByText('9 of 10').check({ force: true })
    await form.getByLabel('Your name, if you like').fill('Ann')
    await form.getByRole('button', { name: 'Publish' }).click()
    const mine = section(page).getByRole('article').filter({ hasText: 'Yours' })
    await expect(mine).toContainText('A superb film with a <b>great</b> ending.')
    await expect(mine.getByRole('img', { name: '9 of 10 stars' })).toBeVisible()
    await expect(mine).toContainText('Ann')

    const other = await browser.newContext({ baseURL: WITH_DETAILS })
    const stranger = await other.newPage()
    await stranger.goto(film.path)
    await readReviews(stranger)
    const seen = section(stranger).getByRole('article').filter({ hasText: 'A superb film with a' })
    await expect(seen).toBeVisible()
    await expect(section(stranger).getByText('Yours', { exact: true })).toHaveCount(0)
    await expect(
      section(stranger).getByRole('button', { name: 'Write one yourself' }),
    ).toBeVisible()
    await other.close()

    await page.reload()
    await section(page).getByRole('button', { name: 'Write one yourself' }).click()
    await expect(form.getByLabel('What did you think of it?')).toHaveValue(/superb film/)
    await form
      .getByLabel('What did you think of it?')
      .fill('On second thought it is dull and tedious.')
    await form.getByLabel('It gives the film away').check()
    await form.getByRole('button', { name: 'Save the changes' }).click()
    await expect(mine).toContainText('Gives the film away')
    await expect(mine).toContainText('Sad,')
    await section(page).getByRole('button', { name: 'Change your review' }).click()
    await form.getByRole('button', { name: 'Delete my review' }).click()
    await expect(mine).toHaveCount(0)
    await expect(section(page).getByText('Your review is deleted.')).toBeAttached()
  })
})

test.describe('/reviews/analyse', () => {
  test('marks pasted reviews, and keeps nothing', async ({ page }) => {
    await page.goto('/reviews/analyse')
    await page
      .getByLabel(/^Text:/)
      .fill(
        '9/10\nA wonderful film, superbly acted.\n---\nDull and far too long. The plot makes no sense.',
      )
    await page.getByRole('button', { name: 'Analyse' }).click()
    const result = page.getByRole('region', { name: 'What they say' })
    await expect(result.getByText('Rests on 2 reviews')).toBeVisible()
    await expect(result.getByRole('article').filter({ hasText: 'wonderful' })).toContainText(
      'Glad,',
    )
    await expect(result.getByRole('article').filter({ hasText: 'Dull' })).toContainText('Sad,')
  })

  test('reads an uploaded table and a saved page, whose scripts never run', async ({ page }) => {
    await page.goto('/reviews/analyse')
    const upload = (name: string, mimeType: string, text: string) =>
      page.getByLabel(/^Or a file/).setInputFiles({ name, mimeType, buffer: Buffer.from(text) })
    await upload(
      'reviews.csv',
      'text/csv',
      'stars,review\n9,"A lovely, moving film."\n2,Awful and boring.\n',
    )
    await page.getByRole('button', { name: 'Analyse' }).click()
    const result = page.getByRole('region', { name: 'What they say' })
    await expect(result.getByText('Stars of 2 reviews, on average 5.5 of 10')).toBeVisible()
    await upload(
      'page.html',
      'text/html',
      '<html><script>window.wasHacked = true</script><img src="http://example.invalid/x.png"><article>A gripping film with a brilliant ending, I loved it.</article></html>',
    )
    await page.getByRole('button', { name: 'Analyse' }).click()
    await expect(result.getByText('Rests on 1 review')).toBeVisible()
    expect(await page.evaluate('window.wasHacked')).toBeUndefined()
  })

  test('says what it expected where it got nothing it can read', async ({ page }) => {
    await page.goto('/reviews/analyse')
    await page.getByRole('button', { name: 'Analyse' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Got nothing' })).toBeVisible()
    await page.getByLabel(/^Or a file/).setInputFiles({
      name: 'x.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from([0x50, 0x4b, 0, 0]),
    })
    await page.getByRole('button', { name: 'Analyse' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'no text' })).toBeVisible()
  })
})
