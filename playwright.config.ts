import { defineConfig } from '@playwright/test'
import {
  ADMIN_TOKEN,
  DETAILS_LOG,
  FOR_OPERATORS,
  HOSTILE_FILM,
  HOSTILE_STORE,
  ON_THE_NET,
  OPERATORS_STORE,
  PORT,
  READ_TOKEN,
  STORE,
  VENDORS,
  WITH_DETAILS,
} from './e2e/support/places'

const chromium = process.env.CHROMIUM_PATH
const env = {
  NODE_ENV: 'production',
  DATABASE_URL: `file:${STORE}`,
  LOG_LEVEL: 'warn',
  // All tests come from one address; e2e/attacks starts a site of its own with limits.
  RATE_LIMITS: 'off',
}
/** Chromium without a head says so in its name, and the site takes it for a program; this is what it says with one. */
const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const gracefulShutdown = { signal: 'SIGTERM', timeout: 5000 } as const

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  timeout: 30_000,
  reporter: [['line'], ['json', { outputFile: 'data/work/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    browserName: 'chromium',
    launchOptions: {
      args: [`--user-agent=${AGENT}`],
      ...(chromium ? { executablePath: chromium } : {}),
    },
  },
  // Faults start and kill sites of their own, which would keep the others waiting.
  projects: [
    { name: 'pages', testIgnore: /(?:faults|replicas)\.spec/ },
    { name: 'faults', testMatch: /(?:faults|replicas)\.spec/, dependencies: ['pages'] },
  ],
  webServer: [
    {
      // As it is without any key: most tests look at this one.
      command: 'node scripts/serve.mjs',
      url: `http://localhost:${PORT}/api/ready`,
      env: { ...env, PORT: String(PORT), TMDB_ACCESS_TOKEN: '', TMDB_API_KEY: '' },
      gracefulShutdown,
    },
    {
      command: `node --import tsx e2e/vendors/server.ts ${new URL(VENDORS).port}`,
      url: `${VENDORS}/asked`,
      gracefulShutdown,
    },
    {
      command: `node --import tsx e2e/vendors/serve-for-operators.ts ${STORE} ${OPERATORS_STORE}`,
      url: `${FOR_OPERATORS}/api/ready`,
      env: {
        ...env,
        PORT: new URL(FOR_OPERATORS).port,
        ADMIN_TOKEN,
        TMDB_ACCESS_TOKEN: '',
        TMDB_API_KEY: '',
      },
      gracefulShutdown,
    },
    {
      command: `node e2e/vendors/serve-hostile.mjs ${STORE} ${HOSTILE_STORE} ${HOSTILE_FILM}`,
      url: `${ON_THE_NET}/api/ready`,
      env: {
        ...env,
        PORT: new URL(ON_THE_NET).port,
        ADMIN_TOKEN,
        RATE_LIMITS: 'on',
        TRUSTED_PROXIES: '1',
        TMDB_ACCESS_TOKEN: '',
        TMDB_API_KEY: '',
      },
      gracefulShutdown,
    },
    {
      command: `node e2e/vendors/serve-with-details.mjs ${STORE} data/work/e2e-details.db ${DETAILS_LOG}`,
      url: `${WITH_DETAILS}/api/ready`,
      env: {
        ...env,
        PORT: new URL(WITH_DETAILS).port,
        LOG_LEVEL: 'debug',
        TMDB_ACCESS_TOKEN: READ_TOKEN,
        TMDB_BASE_URL: `${VENDORS}/tmdb/3`,
        TMDB_IMAGE_URL: `${VENDORS}/images/t/p`,
        TMDB_TIMEOUT_SECONDS: '3',
        IMDB_REVIEWS: 'on',
        IMDB_BASE_URL: `${VENDORS}/imdb`,
      },
      gracefulShutdown,
    },
  ],
})
