import type { ForYouAnswer } from '@/lib/api/taste-schemas'
import { openDatabase } from '@/lib/db/database'
import { listOutcomes } from '@/lib/db/experiments'
import { EXPERIMENT, FOR_OPERATORS, OPERATORS_STORE } from './support/places'
import { enter } from './support/operator'
import { expect, test } from './support/test'

test('an experiment that ran is shown with its verdict, by variant and by day', async ({
  page,
}) => {
  await enter(page)
  await page.goto(`${FOR_OPERATORS}/dashboard/experiments`)
  await page.getByRole('link', { name: EXPERIMENT }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(EXPERIMENT)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toContainText(/^.*varied wins: .+ against .+ of control/s)
  const row = page.getByRole('row', { name: /^varied/ })
  await expect(row).toContainText('600')
  await expect(page.getByText('The split is as planned')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'By day' })).toBeVisible()
  // What won changes a parameter; there is no version to promote.
  await expect(page.getByRole('button', { name: /^Promote/ })).toHaveCount(0)
})

test('one is planned, started, met by a visitor once, seen by the operator, and stopped', async ({
  page,
  browser,
  findFilm,
}) => {
  const key = `varied-${Date.now()}`
  await enter(page)
  await page.goto(`${FOR_OPERATORS}/dashboard/experiments`)
  await page.getByLabel('Key').fill('Not A Key')
  await page.getByLabel('Name', { exact: true }).nth(1).fill('varied')
  await page.getByLabel('Diversity, 0 to 1').nth(1).fill('1')
  await page.getByRole('button', { name: 'Keep the plan' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Got key «Not A Key»' })).toBeVisible()
  await page.getByLabel('Key').fill(key)
  await page.getByLabel('Name', { exact: true }).nth(1).fill('varied')
  await page.getByLabel('Diversity, 0 to 1').nth(1).fill('1')
  await page.getByRole('button', { name: 'Keep the plan' }).click()
  await page.waitForURL(`**/dashboard/experiments/${key}`)

  const stranger = await browser.newContext({ baseURL: FOR_OPERATORS })
  const { request } = stranger
  const film = await findFilm('Heat', 1995)
  await request.post('/api/my/visitor')
  await request.post('/api/my', { data: { changes: [{ movieId: film.id, isLiked: true }] } })
  const list = async (from: typeof request, query = ''): Promise<ForYouAnswer> =>
    (await from.get(`${FOR_OPERATORS}/api/for-you${query}`)).json()
  const database = openDatabase(OPERATORS_STORE)
  const met = () => listOutcomes(database, { experiment: key, source: 'site' })
  try {
    expect((await list(request)).experiment).toBeNull()
    await page.getByText('Start', { exact: true }).click()
    await page.getByRole('button', { name: 'Start it' }).click()
    await expect.poll(async () => (await list(request)).experiment).toBe(key)
    const first = await list(request)
    expect(['control', 'varied']).toContain(first.variant)
    expect((await list(request)).variant).toBe(first.variant)
    expect(met()).toHaveLength(1)

    // Nobody but the operator chooses what to be shown, and the operator counts nowhere.
    const refused = await request.get(`/api/for-you?experiment=${key}:varied`)
    expect(refused.status()).toBe(403)
    const mine = page.request
    await mine.post(`${FOR_OPERATORS}/api/my/visitor`)
    const changes = [{ movieId: film.id, isLiked: true }]
    await mine.post(`${FOR_OPERATORS}/api/my`, { data: { changes } })
    const ids = ({ rows }: ForYouAnswer) => rows[0]?.items.map(({ movie }) => movie.id)
    const [control, varied] = [
      await list(mine, `?experiment=${key}:control`),
      await list(mine, `?experiment=${key}:varied`),
    ]
    expect(ids(control)).not.toEqual(ids(varied))
    expect((await list(mine)).experiment).toBeNull()
    expect(met()).toHaveLength(1)

    await page.reload()
    await page.getByText('Stop', { exact: true }).click()
    await page.getByRole('button', { name: 'Stop it' }).click()
    await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Too early')
    await expect.poll(async () => (await list(request)).experiment).toBeNull()
  } finally {
    database.close()
    await stranger.close()
  }
})
