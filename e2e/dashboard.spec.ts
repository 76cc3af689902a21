import AxeBuilder from '@axe-core/playwright'
import { openDatabase } from '@/lib/db/database'
import { endRun, saveMetrics } from '@/lib/db/runs'
import { enter } from './support/operator'
import { ADMIN_TOKEN, EXPERIMENT, FOR_OPERATORS, OPERATORS_STORE, RUNS } from './support/places'
import { expect, test } from './support/test'

const PAGES = [
  ['the overview', '/dashboard'],
  ['the data', '/dashboard/data?table=movies'],
  ['data with offending rows', '/dashboard/data?table=ratings'],
  ['data nobody looked at', '/dashboard/data?table=events'],
  ['the runs', '/dashboard/runs'],
  ['a run', `/dashboard/runs/${RUNS.good}`],
  ['a failed run', `/dashboard/runs/${RUNS.bad}`],
  ['a comparison', `/dashboard/compare?run=${RUNS.good}&run=${RUNS.bad}`],
  ['no comparison', '/dashboard/compare'],
  ['the models', '/dashboard/models'],
  ['the experiments', '/dashboard/experiments'],
  ['an experiment', `/dashboard/experiments/${EXPERIMENT}`],
  ['feedback', '/dashboard/feedback'],
  ['audit', '/dashboard/audit'],
] as const

test.describe.configure({ mode: 'parallel' })

for (const [name, path] of PAGES)
  test(`axe finds nothing, and nothing is too wide, on ${name}`, async ({ page }) => {
    await enter(page)
    await page.goto(FOR_OPERATORS + path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`))
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      expect(found, `violations in the ${colorScheme}`).toEqual([])
    }
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 700 })
      // Charts follow the window a moment later.
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth)
      await expect.poll(wide).toBeLessThanOrEqual(width)
    }
  })

test('without the token no page and no action is to be had, and a wrong one is told', async ({
  page,
  request,
}) => {
  for (const [, path] of PAGES) {
    const answer = await request.get(FOR_OPERATORS + path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(307)
    expect(answer.headers().location).toContain('/dashboard/login')
  }
  await page.goto(`${FOR_OPERATORS}/dashboard`)
  await page.getByLabel('Token').fill('not-the-token-at-all')
  await page.getByRole('button', { name: 'Open the dashboard' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'not the token' })).toBeVisible()
})

test('the pass is a cookie that scripts cannot read and that is not the token', async ({
  page,
  context,
}) => {
  await enter(page)
  const pass = (await context.cookies()).find(({ name }) => name === 'marquee-operator')
  expect(pass).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
  expect(pass?.value).not.toContain(ADMIN_TOKEN)
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByLabel('Token')).toBeVisible()
})

test('without any token the dashboard is open on this machine and closed elsewhere', async ({
  page,
  request,
}) => {
  await page.goto('/dashboard')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('serves')
  const elsewhere: Record<string, string>[] = [
    { 'x-forwarded-for': '203.0.113.9' },
    { forwarded: 'for=203.0.113.9' },
    { host: 'films.example' },
  ]
  for (const headers of elsewhere) {
    const forged = { ...headers, 'x-marquee-local': 'anything' }
    const answer = await request.get('/dashboard', { headers: forged, maxRedirects: 0 })
    expect(answer.status(), JSON.stringify(headers)).toBe(307)
  }
})

test('the overview says what serves, what there is, and how the data and the runs are', async ({
  page,
}) => {
  await enter(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/(hybrid|content)@/)
  await expect(page.getByText('ratings, movielens')).toBeVisible()
  await expect(page.getByRole('row', { name: /ratings.*1 critical/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /nDCG@10 by run: 1 values/ })).toBeVisible()
})

test('offending rows are shown where an expectation fails, and a look can be linked to', async ({
  page,
}) => {
  await enter(page)
  await page.goto(`${FOR_OPERATORS}/dashboard/data?table=ratings`)
  await expect(page.getByText('Models may not learn from it')).toBeVisible()
  const rows = page.getByRole('region', { name: /Rows where movie is not as expected/ })
  await expect(rows.getByRole('cell', { name: '999999999' })).toBeVisible()
  await page.getByRole('table', { name: 'Looks at this table' }).getByRole('link').last().click()
  await expect(page).toHaveURL(/look=\d+/)
  await expect(page.getByText('Models may learn from it')).toBeVisible()
})

test('runs are sorted by keyboard, the order stands in the address, and chosen ones are compared', async ({
  page,
}) => {
  await enter(page)
  await page.goto(`${FOR_OPERATORS}/dashboard/runs`)
  await page.getByRole('link', { name: 'State' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sort=state&order=descending/)
  await expect(page.getByRole('columnheader', { name: /State/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  const states = page.getByRole('table').locator('tbody tr td:nth-child(3)')
  expect((await states.allTextContents()).map((text) => text.replace(/\W/g, ''))).toEqual(
    (await states.allTextContents())
      .map((text) => text.replace(/\W/g, ''))
      .sort()
      .reverse(),
  )
  await page.getByLabel(/Compare run 1111/).check()
  await page.getByLabel(/Compare run 2222/).check()
  await page.getByRole('button', { name: 'Compare the chosen' }).click()
  await expect(page.getByRole('row', { name: /seed, differs 7 8/ })).toBeVisible()
  await page.getByRole('link', { name: 'Show only what differs' }).click()
  await expect(page.getByRole('row', { name: /isPromoting/ })).toHaveCount(0)
})

test('a run in progress is followed without a reload', async ({ page }) => {
  await enter(page)
  await page.goto(`${FOR_OPERATORS}/dashboard/runs/${RUNS.running}`)
  const follows = page.getByRole('main').getByRole('status')
  await expect(follows).toContainText('follows along')
  const database = openDatabase(OPERATORS_STORE)
  try {
    const at = Date.now()
    saveMetrics(database, RUNS.running, [{ key: 'figure.just.made', value: 0.5, step: 0, at }])
    await expect(page.getByRole('cell', { name: 'figure.just.made' })).toBeVisible()
    endRun(database, RUNS.running, { state: 'stopped', endedAt: at, dataFingerprint: null })
    await expect(page.getByText('stopped', { exact: false }).first()).toBeVisible()
    await expect(follows).toHaveCount(0)
  } finally {
    database.close()
  }
})
