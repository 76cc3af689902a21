import type { Page } from '@playwright/test'
import { expect, searchField, suggestions, test } from './support/test'

test.describe('Search as you type', () => {
  test('a slip of the finger does no harm', async ({ page }) => {
    await page.goto('/')
    await type(page, 'incpetion')
    await expect(suggestions(page).getByRole('option').first()).toContainText('Inception')
  })

  test('people are offered beside films', async ({ page }) => {
    await page.goto('/about')
    await type(page, 'tarantino')
    const person = suggestions(page).getByRole('option', { name: /^\S* ?Quentin Tarantino/ })
    await expect(person).toBeVisible()
    await expect(suggestions(page).getByRole('option').first()).toContainText('Quentin Tarantino')
    await person.click()
    await page.waitForURL(/\/people\/\d+-quentin-tarantino$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quentin Tarantino')
  })

  test('the number of results is announced, and changes with the letters', async ({ page }) => {
    await page.goto('/')
    await type(page, 'tt1375666')
    await expect(announcement(page)).toContainText('1 film found')
    await type(page, 'star wars')
    await expect(announcement(page)).toHaveText(/^([2-9]|\d\d) films.* found/)
  })

  test('no result says so and offers near titles that lead on', async ({ page }) => {
    await page.goto('/')
    await type(page, 'Shawshnk Redmptn')
    await expect(announcement(page)).toContainText('Nothing is called «Shawshnk Redmptn»')
    const near = suggestions(page).getByRole('option', { name: /The Shawshank Redemption/ })
    await expect(near).toBeVisible()
    await near.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Shawshank Redemption')
  })

  test('what nothing comes near to is said too', async ({ page }) => {
    await page.goto('/')
    await type(page, 'zzqxjkvvw qqq')
    await expect(announcement(page)).toContainText('Nothing is called «zzqxjkvvw qqq»')
  })

  test('the list follows the pattern of a combobox: arrows go round, Escape closes, then clears', async ({
    page,
  }) => {
    await page.goto('/')
    const field = await type(page, 'alien')
    const options = suggestions(page).getByRole('option')
    await expect(options.first()).toBeVisible()
    await expect(field).toHaveAttribute('aria-expanded', 'true')
    await field.press('ArrowUp')
    await expect(options.last()).toHaveAttribute('aria-selected', 'true')
    const last = (await options.last().getAttribute('id')) ?? 'none'
    await expect(field).toHaveAttribute('aria-activedescendant', last)
    await field.press('ArrowDown')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    await expect(field).toBeFocused()
    await field.press('Escape')
    await expect(suggestions(page)).toBeHidden()
    await expect(field).toHaveAttribute('aria-expanded', 'false')
    await expect(field).toHaveValue('alien')
    await field.press('Escape')
    await expect(field).toHaveValue('')
  })

  test('Enter without a choice leads to all results', async ({ page }) => {
    await page.goto('/')
    const field = await type(page, 'dune 2021')
    await expect(suggestions(page)).toBeVisible()
    await field.press('Enter')
    await page.waitForURL('**/search?q=dune+2021')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('dune 2021')
    const films = page.getByRole('region', { name: 'Films' }).getByRole('link')
    await expect(films.first()).toContainText('Dune')
    await expect(films.first()).toContainText('2021')
    await expect(await searchField(page)).toHaveValue('dune 2021')
  })

  test('what was typed before the page came to life is kept', async ({ page }) => {
    let open = () => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    await page.route('**/_next/static/**/*.js', async (route) => {
      await opened
      await route.continue()
    })
    await page.goto('/', { waitUntil: 'commit' })
    const field = page.getByRole('combobox')
    await field.pressSequentially('incep')
    open()
    await expect(suggestions(page).getByRole('option').first()).toContainText('Inception')
    await expect(field).toHaveValue('incep')
  })
})

test.describe('The page of results', () => {
  test('offers near titles where nothing is found', async ({ page }) => {
    await page.goto('/search?q=Shawshnk+Redmptn')
    await expect(page.getByRole('main')).toContainText('Nothing in the catalogue is called that')
    const near = page.getByRole('region', { name: 'These come near' })
    await expect(near.getByRole('link', { name: /The Shawshank Redemption/ })).toBeVisible()
  })

  test('lists films and people of a name', async ({ page }) => {
    await page.goto('/search?q=hayao+miyazaki')
    const people = page.getByRole('region', { name: 'People' })
    await expect(people.getByRole('link', { name: 'Hayao Miyazaki' })).toBeVisible()
    const films = page.getByRole('region', { name: 'Films' })
    await expect(films.getByRole('link', { name: /Spirited Away/ })).toBeVisible()
  })

  test('asks what to look for where nothing was asked', async ({ page }) => {
    await page.goto('/search')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What shall we look for?')
  })

  test('shows hostile text as text', async ({ page }) => {
    const text = '<img src=x onerror=alert(1)>'
    await page.goto(`/search?q=${encodeURIComponent(text)}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(text)
  })
})

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the search is a plain form, and its results are links', async ({ page, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    await page.goto('/')
    await page.getByLabel('Search films and people').fill('inception')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.waitForURL('**/search?q=inception')
    await page.getByRole('region', { name: 'Films' }).getByRole('link').first().click()
    await page.waitForURL(`**${film.path}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inception')
    const why = page.getByRole('region', { name: 'Films like Inception' }).getByRole('group')
    await why.first().locator('summary').click()
    await expect(why.first().getByText(/make the score of/)).toBeVisible()
  })

  test('the filters are a plain form', async ({ page }) => {
    await page.goto('/browse')
    await page.getByLabel('Genre').selectOption('Horror')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Horror films')
  })
})

/** Types into the search field, letter by letter, in place of what stood there. */
async function type(page: Page, text: string) {
  const field = await searchField(page)
  await field.fill('')
  await field.pressSequentially(text)
  return field
}

function announcement(page: Page) {
  return page.getByRole('search').getByRole('status')
}
