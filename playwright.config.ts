import { defineConfig } from '@playwright/test'

/** A port of its own, so that a running site is not what is tested. */
const PORT = Number(process.env.E2E_PORT || 3217)
const chromium = process.env.CHROMIUM_PATH

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  timeout: 30_000,
  reporter: [['line'], ['json', { outputFile: 'data/work/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    browserName: 'chromium',
    ...(chromium ? { launchOptions: { executablePath: chromium } } : {}),
  },
  webServer: {
    command: 'node scripts/serve.mjs',
    url: `http://localhost:${PORT}/api/ready`,
    env: {
      PORT: String(PORT),
      NODE_ENV: 'production',
      DATABASE_URL: process.env.DATABASE_URL ?? 'file:./data/work/marquee.db',
      LOG_LEVEL: 'warn',
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
})
