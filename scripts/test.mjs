// `npm test`: every check there is, its own set-up included; the last line sums all runners.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { findPostgres } from './postgres.mjs'
import * as setUp from './set-up.mjs'

/** --quick: what a contributor runs before a commit; without the browser. */
const isQuick = process.argv.includes('--quick')
const BIN = 'node_modules/.bin'
const REPORTS = {
  unit: 'data/work/unit.json',
  postgres: 'data/work/unit-postgres.json',
  browser: 'data/work/e2e.json',
}

const total = { passed: 0, failed: 0 }

setUp.checkNode()
await step('set-up', async () => {
  await setUp.install()
  await setUp.generateClient()
  await setUp.generateTypes()
})
await check('format and lint', `${BIN}/biome`, ['ci', '--error-on-warnings', '.'])
await check('rooms', `${BIN}/depcruise`, [
  '--config',
  '.dependency-cruiser.cjs',
  'app',
  'components',
  'lib',
])
await check('types', `${BIN}/tsc`, ['--noEmit', '-p', '.'])
await check('unused code', `${BIN}/knip`, [])
await suite('unit and pipeline tests', () => vitest('vitest.config.ts', REPORTS.unit), REPORTS.unit)
await suite(
  'tests of the store on PostgreSQL',
  () => vitest('vitest.postgres.config.ts', REPORTS.postgres),
  REPORTS.postgres,
)
if (!isQuick) await check('what is built for Vercel', process.execPath, ['scripts/try-vercel.mjs'])
if (!isQuick) await suite('browser tests', browserTests, REPORTS.browser)

console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

async function vitest(config, report) {
  findPostgres()
  process.env.REDIS_SERVER = setUp.findRedis()
  await setUp.run(
    `${BIN}/vitest`,
    [
      'run',
      ...['--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    ],
    { env: { NO_COLOR: '1' } },
  )
}

async function browserTests() {
  const chromium = await setUp.findChromium()
  process.env.DATABASE_URL = 'file:./data/work/e2e.db'
  await setUp.prepareStore()
  // Built with a key in the environment, so that a test can look for it in what is sent to browsers.
  process.env.TMDB_ACCESS_TOKEN = 'fake-read-token-0123456789abcdef'
  await setUp.buildSite()
  const env = { CHROMIUM_PATH: chromium, NO_COLOR: '1', FORCE_COLOR: '0' }
  await setUp.run(`${BIN}/playwright`, ['test'], { env })
}

/** Runs a checker that counts as one. */
async function check(name, program, args) {
  await step(name, async () => {
    await setUp.run(program, args)
    total.passed++
  })
}

/** Runs a test runner and adds what its report counts; no report, or an empty one, is a failure. */
async function suite(name, work, report) {
  rmSync(report, { force: true })
  let error = null
  const before = { ...total }
  await step(name, async () => {
    error = await work().then(
      () => null,
      (reason) => reason,
    )
    const { passed, failed } = readReport(report)
    total.passed += passed
    total.failed += failed
    if (passed + failed === 0) throw error ?? new Error('No test ran.')
    if (error && failed === 0) throw error
  })
  console.log(
    `  ${total.passed - before.passed} passed, ${total.failed - before.failed} failed in ${name}`,
  )
}

function readReport(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0 }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats
    return { passed: expected, failed: unexpected + flaky + skipped }
  }
  const failedFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numTotalTests - report.numPassedTests + failedFiles.length,
  }
}

async function step(name, work) {
  const start = Date.now()
  console.log(`— ${name}`)
  try {
    await work()
    console.log(`  done in ${((Date.now() - start) / 1000).toFixed(1)} s`)
  } catch (error) {
    total.failed++
    console.log(`  FAILED: ${error.message}`)
    if (name === 'set-up') {
      console.log(`${total.passed} passed, ${total.failed} failed`)
      process.exit(1)
    }
  }
}
