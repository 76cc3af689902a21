// `npm run postgresql`: the second provider, made from the first: Prisma's schema and every migration, as PostgreSQL takes them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const SCHEMA = 'prisma/schema.prisma'
const MIGRATIONS = 'prisma/migrations'
const FOLDER = 'prisma/postgresql'
const MADE = 'Made by `npm run postgresql` from prisma; do not change it here.'

/** Prisma's own choice of column for each of its types (its documentation, PostgreSQL connector). */
const COLUMN_TYPES: Record<string, string> = {
  Int: 'INTEGER',
  BigInt: 'BIGINT',
  Float: 'DOUBLE PRECISION',
  // Bytewise, as SQLite orders; a server's own collation may be any.
  String: 'TEXT COLLATE "C"',
  Boolean: 'BOOLEAN',
  Bytes: 'BYTEA',
  DateTime: 'TIMESTAMP(3)',
}

/** What the files of the second provider should hold, by path. */
export function postgresqlFiles(): Record<string, string> {
  const schema = readFileSync(SCHEMA, 'utf8')
  const types = columnTypes(schema)
  const migrations = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(name, 'migration.sql'))
  return {
    [join(FOLDER, 'schema.prisma')]: translateSchema(schema),
    [join(FOLDER, 'migrations/migration_lock.toml')]: `# ${MADE}\nprovider = "postgresql"\n`,
    ...Object.fromEntries(
      migrations.map((path) => [
        join(FOLDER, 'migrations', path),
        translateMigration(readFileSync(join(MIGRATIONS, path), 'utf8'), types),
      ]),
    ),
  }
}

/** The same models for the other provider, beside which its client is generated. */
function translateSchema(schema: string): string {
  return `// ${MADE}\n${schema
    .replace(/^\/\/.*\n+/, '\n')
    .replace('lib/db/generated/sqlite', '../lib/db/generated/postgresql')
    .replace('provider = "sqlite"', 'provider = "postgresql"')}`
}

/** Prisma's type of each column, by «Table.column»; numbered ones end in «!». */
function columnTypes(schema: string): Map<string, string> {
  const types = new Map<string, string>()
  for (const [, table, body] of schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms))
    for (const [, column, type, rest] of body!.matchAll(/^ {2}(\w+) +(\w+)\??(.*)$/gm))
      if (type! in COLUMN_TYPES)
        types.set(`${table}.${column}`, /autoincrement/.test(rest!) ? `${type}!` : type!)
  return types
}

/** The statements of a migration, each column of the type that Prisma gives it. Throws for a column that the schema lacks. */
function translateMigration(sql: string, types: Map<string, string>): string {
  let table = ''
  const lines = sql.split('\n').map((line) => {
    table = /^(?:CREATE|ALTER) TABLE "(\w+)"/.exec(line)?.[1] ?? table
    return line
      .replace(
        /^(ALTER TABLE "\w+" ADD COLUMN | {4})"(\w+)" [A-Z]+(.*)$/,
        (_, head, column, rest) =>
          [
            `${head}"${column}"`,
            columnOf(types, `${table}.${column}`) + withoutNumbering(rest),
          ].join(' '),
      )
      .replace(') WITHOUT ROWID;', ');')
  })
  return `-- ${MADE}\n${lines.join('\n')}`
}

function columnOf(types: Map<string, string>, name: string): string {
  const type = types.get(name)
  if (type === undefined)
    throw new Error(
      `Got ${name} in a migration, expected it in ${SCHEMA}. What is dropped again needs a line here.`,
    )
  return type.endsWith('!') ? 'SERIAL' : COLUMN_TYPES[type]!
}

function withoutNumbering(rest: string): string {
  return rest.replace(' AUTOINCREMENT', '')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  rmSync(FOLDER, { recursive: true, force: true })
  for (const [path, text] of Object.entries(postgresqlFiles())) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(path)
  }
}
