import type { Page } from '@playwright/test'
import { recommendationsSchema } from '@/lib/api/schemas'
import { openDatabase } from '@/lib/db/database'
import { findServing, listPromotions, listVersions, refOf } from '@/lib/db/registry'
import { promote, rollback } from '@/lib/operate/promote'
import { ADMIN_TOKEN, FOR_OPERATORS, OPERATORS_STORE, RUNS } from './support/places'
import { expect, test } from './support/test'

const SECONDS = 10
/** A busy machine may need longer for so many. */
const SWITCHES = 4
/** So long a model serves before the next one does. */
const HELD_MILLISECONDS = 300
/** A busy machine notices a switch late. */
const PATIENT = { timeout: 15_000 }
const AT_ONCE = 6
const NOW = () => Date.now()

async function enter(page: Page): Promise<void> {
  await page.goto(`${FOR_OPERATORS}/dashboard`)
  await page.getByLabel('Token').fill(ADMIN_TOKEN)
  await page.getByRole('button', { name: 'Open the dashboard' }).click()
  await expect(page.getByRole('navigation', { name: 'Dashboard' })).toBeVisible(PATIENT)
  await page.goto(`${FOR_OPERATORS}/dashboard/models`)
}

/** What each model recommends for a film, told by title and score, without anything that may differ by time. */
async function listOf(id: number, query = ''): Promise<{ model: string; list: string }> {
  const response = await fetch(`${FOR_OPERATORS}/api/movies/${id}/recommendations${query}`)
  expect(response.status).toBe(200)
  const { model, items } = recommendationsSchema.parse(await response.json())
  const list = JSON.stringify(items.map(({ movie, score, reasons }) => [movie.id, score, reasons]))
  return { model: `${model.name}@${model.version}`, list }
}

test('models switch back and forth under load, without one wrong or failed answer', async () => {
  test.setTimeout(90_000)
  const database = openDatabase(OPERATORS_STORE)
  try {
    const content = refOf(listVersions(database).find(({ name }) => name === 'content')!)
    const hybrid = `hybrid@${RUNS.version}`
    const films = [...Array(40).keys()].map((i) => i * 7 + 1)
    if (findServing(database)?.version !== RUNS.version)
      promote(database, hybrid, { reason: 'for the test of switching', now: NOW() })
    await expect.poll(async () => (await listOf(1)).model, PATIENT).toBe(hybrid)
    const expected = new Map<string, string>()
    for (const id of films) {
      expected.set(`${hybrid} ${id}`, (await listOf(id)).list)
      expected.set(`${content} ${id}`, (await listOf(id, '?model=content')).list)
    }
    const seen = new Map<string, number>()
    const wrong: string[] = []
    const targets: string[] = []
    const until = Date.now() + SECONDS * 1000
    const goesOn = () => Date.now() < until || targets.length < SWITCHES
    const visitor = async (n: number) => {
      for (let i = n; goesOn(); i += AT_ONCE) {
        const id = films[i % films.length]!
        const { model, list } = await listOf(id)
        seen.set(model, (seen.get(model) ?? 0) + 1)
        if (expected.get(`${model} ${id}`) !== list) wrong.push(`${model} ${id}`)
      }
    }
    const operator = async () => {
      while (goesOn()) {
        const target = targets.length % 2 === 0 ? content : hybrid
        if (target === content) promote(database, content, { reason: null, now: NOW() })
        else rollback(database, { reason: null, now: NOW() })
        await expect.poll(async () => (await listOf(1)).model, PATIENT).toBe(target)
        targets.push(target)
        await new Promise((resolve) => setTimeout(resolve, HELD_MILLISECONDS))
      }
    }
    await Promise.all([operator(), ...Array.from({ length: AT_ONCE }, (_, n) => visitor(n))])
    expect(wrong).toEqual([])
    expect(targets.length).toBeGreaterThanOrEqual(SWITCHES)
    expect([...seen.keys()].sort()).toEqual([content, hybrid].sort())
  } finally {
    database.close()
  }
})

test('an operator promotes and rolls back, the reason is kept, and the site follows', async ({
  page,
}) => {
  const database = openDatabase(OPERATORS_STORE)
  try {
    if (findServing(database)?.version !== RUNS.version)
      promote(database, `hybrid@${RUNS.version}`, { reason: 'for the test', now: NOW() })
    await enter(page)
    const row = page.getByRole('row', { name: /^content@/ })
    await row.getByText('Promote').click()
    await row.getByRole('textbox').fill('to see how content does alone')
    await row.getByRole('button', { name: /Let content@.* serve/ }).click()
    await expect(page.getByRole('row', { name: /^content@.*serves/ })).toBeVisible(PATIENT)
    await expect.poll(async () => (await listOf(1)).model, PATIENT).toContain('content@')
    expect(listPromotions(database)[0]).toMatchObject({
      kind: 'promote',
      name: 'content',
      reason: 'to see how content does alone',
    })
    await page.getByText(`Roll back to hybrid@${RUNS.version}`).click()
    await page.getByRole('button', { name: 'Roll back' }).click()
    await expect(
      page.getByRole('row', { name: new RegExp(`^hybrid@${RUNS.version}.*serves`) }),
    ).toBeVisible({ timeout: 15_000 })
    await expect.poll(async () => (await listOf(1)).model, PATIENT).toBe(`hybrid@${RUNS.version}`)
    await expect(page.getByRole('cell', { name: 'rolled back' }).first()).toBeVisible()
  } finally {
    database.close()
  }
})

test('a champion whose bytes are damaged is not served: content is, and the rest goes on', async () => {
  const database = openDatabase(OPERATORS_STORE)
  try {
    const { id, sha256 } = listVersions(database).find(({ version }) => version === RUNS.version)!
    promote(database, 'content', { reason: null, now: NOW() })
    await expect.poll(async () => (await listOf(1)).model, PATIENT).toContain('content@')
    database.prepare("UPDATE Model SET sha256 = 'damaged' WHERE id = ?").run(id)
    expect(() => rollback(database, { reason: null, now: NOW() })).toThrow(/damaged/)
    database.prepare('UPDATE Model SET isChampion = 1 WHERE id = ?').run(id)
    database.prepare("UPDATE State SET value = 'by hand' WHERE key = 'champion'").run()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect((await listOf(1)).model).toContain('content@')
    database.prepare('UPDATE Model SET sha256 = ? WHERE id = ?').run(sha256, id)
    database.prepare("UPDATE State SET value = 'by hand, mended' WHERE key = 'champion'").run()
    await expect.poll(async () => (await listOf(1)).model, PATIENT).toBe(`hybrid@${RUNS.version}`)
  } finally {
    database.close()
  }
})
