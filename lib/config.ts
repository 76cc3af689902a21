// The configuration: read once from the environment, checked, one error naming every bad variable.
import { z } from 'zod'
import { AppError } from './errors'

const configSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'expected file: and a path, such as file:./data/work/marquee.db')
    .default('file:./data/work/marquee.db'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  SITE_URL: z.url({ protocol: /^https?$/, error: 'expected an http or https address' }).optional(),
  REVALIDATE_TOKEN: z.string().min(16, 'expected at least 16 letters').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type Config = {
  /** Path of the SQLite file. */
  databasePath: string
  port: number
  /** Public address of the site without a trailing slash. */
  siteUrl: string
  /** Whoever sends it may have kept pages made anew; null: nobody may. */
  revalidateToken: string | null
  logLevel: z.infer<typeof configSchema>['LOG_LEVEL']
}

let known: Config | null = null

/** Returns the configuration of this process. Throws an AppError that names every bad variable at once. */
export function loadConfig(): Config {
  known ??= parseConfig(process.env)
  return known
}

/** Checks an environment and gives it our shape; empty variables count as unset. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(configSchema.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = configSchema.safeParse(given)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `  ${name}: got «${given[name]}», ${issue.message}`
    })
    throw new AppError('bad-request', `The configuration cannot be used:\n${wrong.join('\n')}`)
  }
  const { DATABASE_URL, PORT, SITE_URL, REVALIDATE_TOKEN, LOG_LEVEL } = parsed.data
  return {
    databasePath: DATABASE_URL.slice('file:'.length),
    port: PORT,
    siteUrl: (SITE_URL ?? `http://localhost:${PORT || 3000}`).replace(/\/+$/, ''),
    revalidateToken: REVALIDATE_TOKEN ?? null,
    logLevel: LOG_LEVEL,
  }
}
