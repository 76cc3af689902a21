// Our statements, written for SQLite, as PostgreSQL reads them: placeholders by number, names as Prisma spells them.

/** A text in quotes, a quoted name, a placeholder, or a word. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\?\d*|[A-Za-z_]\w*/g
/** Tables and columns are written in mixed case; PostgreSQL folds what stands without quotes. Keywords are in capitals. */
const MIXED_CASE = /^(?=.*[a-z])(?=.*[A-Z])/

const translated = new Map<string, string>()

/**
 * Returns the statement with `?` as $1, $2 … and `?2` as $2, and every name of mixed case in quotes. Texts and names in quotes stay as
 * they are. What is written for both beyond that (ON CONFLICT, RETURNING, FILTER, IS NOT DISTINCT FROM) needs no translation.
 */
export function translateSql(sql: string): string {
  const known = translated.get(sql)
  if (known !== undefined) return known
  let places = 0
  const text = sql.replace(TOKEN, (token) => {
    if (token === '?') return `$${++places}`
    if (token.startsWith('?')) return `$${token.slice(1)}`
    return /^\w/.test(token) && MIXED_CASE.test(token) ? `"${token}"` : token
  })
  translated.set(sql, text)
  return text
}
