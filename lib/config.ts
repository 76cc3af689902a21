// The configuration: read once from the environment, checked, one error naming every bad variable.
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from './errors'

/** TMDB's terms let nothing be kept for longer than six months. */
export const LONGEST_KEPT_HOURS = 182 * 24
/** Sources of reviews in the order in which they are asked. */
export const REVIEW_SOURCES = ['own', 'tmdb', 'imdb'] as const

/** Patience with one call of a tracking server, which may have to wake up. */
const MLFLOW_SECONDS = 20

/** Where the store stands that a build for Vercel makes; it is read there and never written. */
const EMBEDDED_STORE = 'file:./data/work/embedded.db'

const webAddress = z
  .url({ protocol: /^https?$/, error: 'expected an http or https address' })
  .transform((address) => address.replace(/\/+$/, ''))
const tmdbKey = z
  .string()
  .trim()
  .regex(
    /^(?:[0-9a-f]{32}|[\w.-]{20,2000})$/i,
    'expected a v4 read access token or a v3 key of 32 digits',
  )
const wholeNumber = (from: number, to: number) => {
  const error = `expected a whole number from ${from} to ${to}`
  return z.coerce.number({ error }).int(error).min(from, error).max(to, error)
}

const configSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^(?:file:.+|postgres(?:ql)?:\/\/.+)/,
      'expected file: and a path, such as file:./data/work/marquee.db, or postgresql://USER:PASSWORD@HOST:PORT/DATABASE',
    )
    .optional(),
  REDIS_URL: z
    .url({
      protocol: /^rediss?$/,
      error: 'expected redis:// or rediss:// and a host, such as redis://localhost:6379',
    })
    .optional(),
  READ_ONLY: z.enum(['on', 'off'], 'expected on or off').optional(),
  VERCEL: z.string().optional(),
  /** Said by Vercel: the host of the site, without a scheme. */
  VERCEL_PROJECT_PRODUCTION_URL: z.hostname('expected the name of a host').optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  SITE_URL: z.url({ protocol: /^https?$/, error: 'expected an http or https address' }).optional(),
  REVALIDATE_TOKEN: z.string().min(16, 'expected at least 16 letters').optional(),
  TMDB_API_KEY: tmdbKey.optional(),
  TMDB_ACCESS_TOKEN: tmdbKey.optional(),
  TMDB_BASE_URL: webAddress.default('https://api.themoviedb.org/3'),
  TMDB_IMAGE_URL: webAddress.default('https://image.tmdb.org/t/p'),
  TMDB_REQUESTS_PER_SECOND: wholeNumber(1, 50).default(40),
  TMDB_TIMEOUT_SECONDS: wholeNumber(1, 60).default(8),
  TMDB_FRESH_HOURS: wholeNumber(1, LONGEST_KEPT_HOURS).default(24),
  REVIEW_SOURCES: z
    .string()
    .transform((text) => [...new Set(text.split(',').map((name) => name.trim()))].filter(Boolean))
    .pipe(z.array(z.enum(REVIEW_SOURCES, 'expected a list of own, tmdb, imdb')))
    .default([...REVIEW_SOURCES]),
  IMDB_REVIEWS: z.enum(['on', 'off'], 'expected on or off').default('off'),
  IMDB_BASE_URL: webAddress.default('https://www.imdb.com'),
  ADMIN_TOKEN: z.string().min(16, 'expected at least 16 letters').optional(),
  COOKIE_SECRETS: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .pipe(z.array(z.string().min(32, 'expected secrets of at least 32 letters, the newest first')))
    .optional(),
  FEEDBACK_DAYS: wholeNumber(1, 3650).default(180),
  AHEAD: z.enum(['on', 'off'], 'expected on or off').default('on'),
  RATE_LIMITS: z.enum(['on', 'off'], 'expected on or off').default('on'),
  TRUSTED_PROXIES: wholeNumber(0, 5).default(0),
  MEMORY_MB: wholeNumber(256, 1_000_000).optional(),
  MLFLOW_TRACKING_URI: webAddress.optional(),
  MLFLOW_TRACKING_TOKEN: z.string().optional(),
  MLFLOW_TRACKING_USERNAME: z.string().optional(),
  MLFLOW_TRACKING_PASSWORD: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: webAddress.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type Config = {
  /** Where the store is: the path of an SQLite file, or postgresql://. */
  databaseAddress: string
  /** On Vercel beside a PostgreSQL: the path of the file that the build made, which holds films and rows; else null. */
  embeddedAddress: string | null
  /** By it replicas share limits, kept pages and news, password included; null: each does it alone. */
  redisUrl: string | null
  /** Whether the store is only read: what visitors leave is refused, and pages say so. */
  isReadOnly: boolean
  port: number
  /** Public address of the site without a trailing slash. */
  siteUrl: string
  /** Whoever sends it may have kept pages made anew; null: nobody may. */
  revalidateToken: string | null
  /** null where no key is configured: then TMDB is never asked. */
  tmdb: {
    key: string
    baseUrl: string
    imageUrl: string
    requestsPerSecond: number
    timeoutSeconds: number
    /** After so many hours details are asked for anew. */
    freshHours: number
  } | null
  reviewSources: (typeof REVIEW_SOURCES)[number][]
  /** null unless the operator switched IMDb on. */
  imdbUrl: string | null
  /** Whoever has it may see and use the dashboard; null: only who comes over loopback. */
  adminToken: string | null
  /** Visitors' cookies are signed by the first and believed by any; null: by one that the store keeps. */
  cookieSecrets: string[] | null
  /** After so many days what was only watched (impressions, clicks, views, searches) is deleted. */
  feedbackDays: number
  /** Whether the hot questions are answered ahead of Next, where the server is ours. */
  isAhead: boolean
  /** Whether whoever asks too often is refused. */
  isRateLimited: boolean
  /** So many proxies of the operator's stand before the site, each of which says whom it saw. */
  trustedProxies: number
  /** What this process may take; null: what the container or the machine has. */
  memoryMegabytes: number | null
  /** Where runs are exported to; null: nowhere. */
  mlflow: {
    uri: string
    token: string | undefined
    username: string | undefined
    password: string | undefined
    timeoutSeconds: number
  } | null
  /** Where traces are sent to, by OpenTelemetry's own variables; null: nowhere. */
  tracesUrl: string | null
  logLevel: z.infer<typeof configSchema>['LOG_LEVEL']
}

/** Never shown, not even when they are wrong. */
const SECRET = /KEY|TOKEN|PASSWORD|SECRET|DATABASE_URL|REDIS_URL/

let known: Config | null = null

/** Returns the configuration of this process. Throws an AppError that names every bad variable at once. */
export function loadConfig(): Config {
  known ??= parseConfig(process.env, isWritable)
  return known
}

/** Whether a file can be changed, or made: its folder too, where the log beside it stands. */
function isWritable(path: string): boolean {
  const file = resolve(path)
  if (!existsSync(/* turbopackIgnore: true */ file)) return true
  try {
    for (const one of [file, dirname(file)]) accessSync(one, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Checks an environment and gives it our shape; empty variables count as unset. `canWrite` says whether the file of a store can be
 * changed: one on a disk that is only read is served as READ_ONLY has it.
 */
export function parseConfig(
  environment: Record<string, string | undefined>,
  canWrite: (path: string) => boolean = () => true,
): Config {
  const given = Object.fromEntries(
    Object.keys(configSchema.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = configSchema.safeParse(given)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      const got = SECRET.test(name) ? 'something' : `«${given[name]}»`
      return `  ${name}: got ${got}, ${issue.message}`
    })
    throw new AppError('bad-request', `The configuration cannot be used:\n${wrong.join('\n')}`)
  }
  const { VERCEL, PORT, SITE_URL, REVALIDATE_TOKEN, LOG_LEVEL } = parsed.data
  const DATABASE_URL =
    parsed.data.DATABASE_URL ?? (VERCEL ? EMBEDDED_STORE : 'file:./data/work/marquee.db')
  // A function has no disk that stays.
  const isEmbedded = VERCEL !== undefined && DATABASE_URL.startsWith('file:')
  const isOnFile = DATABASE_URL.startsWith('file:')
  const isReadOnly =
    (parsed.data.READ_ONLY ?? (isEmbedded ? 'on' : 'off')) === 'on' ||
    (isOnFile && !canWrite(DATABASE_URL.slice('file:'.length)))
  const key = parsed.data.TMDB_ACCESS_TOKEN ?? parsed.data.TMDB_API_KEY
  return {
    databaseAddress: pathOf(DATABASE_URL),
    embeddedAddress: VERCEL && !isEmbedded ? pathOf(EMBEDDED_STORE) : null,
    redisUrl: parsed.data.REDIS_URL ?? null,
    isReadOnly,
    port: PORT,
    siteUrl: (SITE_URL ?? addressOf(parsed.data)).replace(/\/+$/, ''),
    revalidateToken: REVALIDATE_TOKEN ?? null,
    tmdb:
      key === undefined
        ? null
        : {
            key,
            baseUrl: parsed.data.TMDB_BASE_URL,
            imageUrl: parsed.data.TMDB_IMAGE_URL,
            requestsPerSecond: parsed.data.TMDB_REQUESTS_PER_SECOND,
            timeoutSeconds: parsed.data.TMDB_TIMEOUT_SECONDS,
            freshHours: parsed.data.TMDB_FRESH_HOURS,
          },
    // Others' reviews are shown once they are kept.
    reviewSources: isReadOnly ? ['own'] : parsed.data.REVIEW_SOURCES,
    imdbUrl: parsed.data.IMDB_REVIEWS === 'on' ? parsed.data.IMDB_BASE_URL : null,
    adminToken: parsed.data.ADMIN_TOKEN ?? null,
    cookieSecrets: parsed.data.COOKIE_SECRETS ?? null,
    feedbackDays: parsed.data.FEEDBACK_DAYS,
    isAhead: parsed.data.AHEAD === 'on',
    isRateLimited: parsed.data.RATE_LIMITS === 'on',
    trustedProxies: parsed.data.TRUSTED_PROXIES,
    memoryMegabytes: parsed.data.MEMORY_MB ?? null,
    mlflow:
      parsed.data.MLFLOW_TRACKING_URI === undefined
        ? null
        : {
            uri: parsed.data.MLFLOW_TRACKING_URI,
            token: parsed.data.MLFLOW_TRACKING_TOKEN,
            username: parsed.data.MLFLOW_TRACKING_USERNAME,
            password: parsed.data.MLFLOW_TRACKING_PASSWORD,
            timeoutSeconds: MLFLOW_SECONDS,
          },
    tracesUrl:
      parsed.data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ??
      parsed.data.OTEL_EXPORTER_OTLP_ENDPOINT ??
      null,
    logLevel: LOG_LEVEL,
  }
}

function pathOf(databaseUrl: string): string {
  return databaseUrl.replace(/^file:/, '')
}

function addressOf({
  VERCEL_PROJECT_PRODUCTION_URL: host,
  PORT,
}: z.infer<typeof configSchema>): string {
  return host === undefined ? `http://localhost:${PORT || 3000}` : `https://${host}`
}
