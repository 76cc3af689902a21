import { expect, test } from 'vitest'
import { parseConfig } from './config'

test('an empty environment gives the defaults', () => {
  expect(parseConfig({ DATABASE_URL: '' })).toEqual({
    databaseAddress: './data/work/marquee.db',
    embeddedAddress: null,
    redisUrl: null,
    isReadOnly: false,
    port: 3000,
    siteUrl: 'http://localhost:3000',
    revalidateToken: null,
    tmdb: null,
    reviewSources: ['own', 'tmdb', 'imdb'],
    imdbUrl: null,
    adminToken: null,
    mlflow: null,
    logLevel: 'info',
    cookieSecrets: null,
    feedbackDays: 180,
    isAhead: true,
    isRateLimited: true,
    tracesUrl: null,
    trustedProxies: 0,
    memoryMegabytes: null,
  })
})

test('a store on a disk that is only read keeps nothing, whatever is asked for', () => {
  const told = { DATABASE_URL: 'file:/volume/store.db', READ_ONLY: 'off' }
  expect(parseConfig(told, (path) => path !== '/volume/store.db').isReadOnly).toBe(true)
  expect(parseConfig(told, () => true).isReadOnly).toBe(false)
  const elsewhere = { DATABASE_URL: 'postgresql://store.example/films' }
  expect(parseConfig(elsewhere, () => false).isReadOnly).toBe(false)
})

test('a function keeps nothing and reads the store of its build, unless it is told otherwise', () => {
  const told = { VERCEL: '1', VERCEL_PROJECT_PRODUCTION_URL: 'films.example' }
  expect(parseConfig(told)).toMatchObject({
    siteUrl: 'https://films.example',
    databaseAddress: './data/work/embedded.db',
    isReadOnly: true,
    reviewSources: ['own'],
  })
  expect(parseConfig({ VERCEL: '1', READ_ONLY: 'off' }).isReadOnly).toBe(false)
  expect(parseConfig({ READ_ONLY: 'on' })).toMatchObject({
    databaseAddress: './data/work/marquee.db',
    isReadOnly: true,
  })
})

test('a function beside a PostgreSQL keeps what visitors say there, and reads films from the store of its build', () => {
  const DATABASE_URL = 'postgresql://marquee:secret-word@db.example/marquee'
  expect(parseConfig({ VERCEL: '1', DATABASE_URL })).toMatchObject({
    databaseAddress: DATABASE_URL,
    embeddedAddress: './data/work/embedded.db',
    isReadOnly: false,
  })
  expect(parseConfig({ DATABASE_URL }).embeddedAddress).toBeNull()
})

test('an address of a database is never told, since it holds a password', () => {
  const parse = () => parseConfig({ DATABASE_URL: 'mysql://marquee:secret-word@db.example' })
  expect(parse).toThrow(/DATABASE_URL: got something, expected file:/)
  expect(parse).not.toThrow(/secret-word/)
})

test('one error names every bad variable', () => {
  const bad = { PORT: 'eighty', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' }
  expect(() => parseConfig(bad)).toThrow(/DATABASE_URL[\s\S]*PORT: got «eighty»[\s\S]*LOG_LEVEL/)
})

test('the address of the site loses its trailing slash', () => {
  expect(parseConfig({ SITE_URL: 'https://films.example/' }).siteUrl).toBe('https://films.example')
})

test('a tracking server is switched on by its address, and no secret is told when it is wrong', () => {
  const { mlflow } = parseConfig({
    MLFLOW_TRACKING_URI: 'http://127.0.0.1:5000/',
    MLFLOW_TRACKING_TOKEN: 'secret',
  })
  expect(mlflow).toMatchObject({ uri: 'http://127.0.0.1:5000', token: 'secret' })
  expect(() => parseConfig({ ADMIN_TOKEN: 'tooshort' })).toThrow(/ADMIN_TOKEN: got something/)
})

const KEY = 'eyJhbGciOiJIUzI1NiJ9.fake.token'

test('a TMDB key of either kind switches TMDB on', () => {
  expect(parseConfig({ TMDB_API_KEY: 'a'.repeat(32) }).tmdb).toMatchObject({
    key: 'a'.repeat(32),
    baseUrl: 'https://api.themoviedb.org/3',
    requestsPerSecond: 40,
    freshHours: 24,
  })
  const both = { TMDB_API_KEY: 'a'.repeat(32), TMDB_ACCESS_TOKEN: KEY }
  expect(parseConfig({ ...both, TMDB_BASE_URL: 'http://127.0.0.1:1/3/' }).tmdb).toMatchObject({
    key: KEY,
    baseUrl: 'http://127.0.0.1:1/3',
  })
})

test('a bad key is refused without being shown', () => {
  expect(() => parseConfig({ TMDB_API_KEY: 'my secret' })).toThrow(/TMDB_API_KEY: got something/)
  expect(() => parseConfig({ TMDB_API_KEY: 'my secret' })).not.toThrow(/my secret/)
})

test('nothing of TMDB is fresh for more than six months', () => {
  expect(() => parseConfig({ TMDB_FRESH_HOURS: '5000' })).toThrow('expected a whole number from 1')
})

test('IMDb is asked only where the operator says so, and sources in the order given', () => {
  expect(parseConfig({ IMDB_REVIEWS: 'on' }).imdbUrl).toBe('https://www.imdb.com')
  expect(parseConfig({ REVIEW_SOURCES: 'imdb, own' }).reviewSources).toEqual(['imdb', 'own'])
  expect(() => parseConfig({ REVIEW_SOURCES: 'blogs' })).toThrow(
    'expected a list of own, tmdb, imdb',
  )
})

test('an address of Redis is taken, and one that is none is never shown', () => {
  const url = 'rediss://someone:a-password@redis.example:6380/2'
  expect(parseConfig({ REDIS_URL: url }).redisUrl).toBe(url)
  const wrong = () => parseConfig({ REDIS_URL: 'http://:a-password@redis.example' })
  expect(wrong).toThrow(/REDIS_URL: got something, expected redis:\/\/ or rediss:\/\//)
  expect(wrong).not.toThrow(/a-password/)
})
