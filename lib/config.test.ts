import { expect, test } from 'vitest'
import { parseConfig } from './config'

test('an empty environment gives the defaults', () => {
  expect(parseConfig({ DATABASE_URL: '' })).toEqual({
    databasePath: './data/work/marquee.db',
    port: 3000,
    siteUrl: 'http://localhost:3000',
    revalidateToken: null,
    logLevel: 'info',
  })
})

test('one error names every bad variable', () => {
  const bad = { PORT: 'eighty', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' }
  expect(() => parseConfig(bad)).toThrow(/DATABASE_URL[\s\S]*PORT: got «eighty»[\s\S]*LOG_LEVEL/)
})

test('the address of the site loses its trailing slash', () => {
  expect(parseConfig({ SITE_URL: 'https://films.example/' }).siteUrl).toBe('https://films.example')
})
