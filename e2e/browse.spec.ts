import type { Page } from '@playwright/test'
import { expect, test } from './support/test'

test.describe('Browsing', () => {
  test('filters stand in the address, through pages and back', async ({ page }) => {
    await page.goto('/browse')
    const all = await countShown(page)
    await page.getByLabel('Genre').selectOption('Science Fiction')
    await page.getByLabel('Decade').selectOption({ label: '1980s' })
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Science Fiction films of the 1980s',
    )
    await expectFilters(page, { genre: 'Science Fiction', decade: '1980' })
    expect(await countShown(page)).toBeLessThan(all)
    for (const line of await page.getByRole('main').getByRole('listitem').allInnerTexts())
      expect(line).toMatch(/\b198\d\b/)

    await page.getByRole('link', { name: 'Page 2' }).click()
    await expect(page.getByRole('main')).toContainText('page 2 of')
    await expectFilters(page, { genre: 'Science Fiction', decade: '1980', page: '2' })
    await expect(page.getByLabel('Genre')).toHaveValue('Science Fiction')
    await page.goBack()
    await expect(page.getByRole('main')).toContainText('page 1 of')
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('All films')
    await expect(page.getByLabel('Genre')).toHaveValue('')
  })

  test('an address with filters shows the same to whoever it is sent to', async ({ page }) => {
    await page.goto('/browse?genre=Horror&language=fr&rating=6&runtime=120&sort=oldest')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Horror films in French up to 2 h rated 6 or more',
    )
    for (const [label, value] of Object.entries({
      Genre: 'Horror',
      Language: 'fr',
      Rating: '6',
      Runtime: '120',
      Order: 'oldest',
    }))
      await expect(page.getByLabel(label)).toHaveValue(value)
    const lines = await page.getByRole('main').getByRole('listitem').allInnerTexts()
    const years = lines.map((line) => Number(/\b(?:18|19|20)\d\d\b/.exec(line)?.[0]))
    expect(years.length).toBeGreaterThan(1)
    expect(years).toEqual(years.toSorted((a, b) => a - b))
    await page.getByRole('link', { name: 'Clear' }).click()
    await page.waitForURL('**/browse')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('All films')
  })

  test('what cannot be read is named, and the rest holds', async ({ page }) => {
    const response = await page.goto(
      '/browse?genre=Nope&decade=1987&page=-3&rating=abc&language=fr&sort=worst',
    )
    expect(response?.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('All films in French')
    const note = page.getByRole('note')
    for (const text of ['genre «Nope»', 'decade «1987»', 'page «-3»', 'rating «abc»'])
      await expect(note).toContainText(text)
    await expect(note).not.toContainText('language')
  })

  test('a page after the last one and filters that nothing passes say so kindly', async ({
    page,
  }) => {
    await page.goto('/browse?genre=Western&page=9999')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Western films')
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
    await page.goto('/browse?genre=Western&decade=1890&rating=10')
    await expect(page.getByRole('main')).toContainText('No film passes all of these at once')
  })
})

/** How many films the page says there are. */
async function countShown(page: Page) {
  const text = await page.getByText(/^[\d,]+ films?/).innerText()
  return Number(/^[\d,]+/.exec(text)?.[0].replaceAll(',', ''))
}

async function expectFilters(page: Page, expected: Record<string, string>) {
  const params = [...new URL(page.url()).searchParams].filter(
    ([name, value]) => value !== '' && name !== 'sort',
  )
  expect(Object.fromEntries(params)).toEqual(expected)
}
