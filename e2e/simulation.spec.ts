import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { openDatabase } from '@/lib/db/database'
import { tracesOf } from '@/lib/db/store.fixture'
import { STORE } from './support/places'
import { expect, test } from './support/test'

const run = promisify(execFile)

function marquee(...args: string[]) {
  return run(process.execPath, ['--import', 'tsx', 'lib/pipeline/cli.ts', ...args], {
    env: { ...process.env, DATABASE_URL: `file:${STORE}` },
  })
}

test('simulated visitors walk the API, are marked everywhere, and go without a trace', async ({
  page,
  request,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const forged = await request.get('/api/for-you', {
    headers: { 'x-marquee-simulation': `made-up ann ${Date.now()}` },
  })
  expect(forged.status()).toBe(403)

  const asked = ['--visitors', '80', '--days', '4', '--server', baseURL ?? '', '--json']
  const { stdout } = await marquee('simulate', ...asked)
  const report = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  expect(report).toMatchObject({ visitors: 80, days: 4 })
  for (const figure of ['plantedFound', 'aaFalsePositiveRate', 'ndcgBefore', 'ndcgAfter'])
    expect(report, figure).toHaveProperty(figure)
  expect(report.visits).toBeGreaterThan(100)
  expect(report.requests).toBeGreaterThan(2 * report.visits)

  const database = openDatabase(STORE)
  const count = (sql: string) => (database.prepare(sql).get() as { n: number }).n
  try {
    const bySimulated = "SELECT count(*) AS n FROM Impression WHERE visitor LIKE 'simulated-%'"
    expect(count(bySimulated)).toBeGreaterThan(500)
    expect(count(`${bySimulated} AND source <> 'simulated'`)).toBe(0)
    expect(tracesOf(database, 'simulated')).toEqual(
      expect.arrayContaining(['Event.source', 'Exposure.source', 'Impression.source']),
    )
    await page.goto('/dashboard/feedback')
    await expect(page.getByRole('row', { name: /^simulated \d+/ })).toBeVisible()
    await page.goto('/dashboard/experiments/simulation')
    await expect(page.getByText('simulated visitors')).toBeVisible()

    await marquee('purge', 'simulation')
    expect(count(bySimulated)).toBe(0)
    expect(tracesOf(database, 'simulated')).toEqual([])
    expect(tracesOf(database, 'simulation')).toEqual([])
  } finally {
    database.close()
  }
})
