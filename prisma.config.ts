import { defineConfig } from 'prisma/config'

// `generate`, `validate` and `format` need no schema engine, but the command line would download one.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= '/bin/true'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/work/marquee.db' },
})
