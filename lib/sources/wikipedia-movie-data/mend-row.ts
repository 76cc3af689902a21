// Puts right what can be put right in a row before its form is checked.

/** What was put right, for a Problem. */
export type Mend = { field: string; message: string }

const LISTS = ['cast', 'genres']
const TEXTS = ['href', 'extract']
/** Longer ones are no first paragraphs of a page; the longest published has 1,519 letters. */
const LONGEST_EXTRACT = 10_000

/** Returns the row with usable fields, and a word on each that was not; anything else as it is. */
export function mendRow(value: unknown): { value: unknown; mends: Mend[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { value, mends: [] }
  const row: Record<string, unknown> = { ...value }
  const mends: Mend[] = []
  const mend = (field: string, now: unknown, message: string) => {
    row[field] = now
    mends.push({ field, message })
  }
  const year = typeof row.year === 'string' ? /^\s*(\d{4})(?!\d)/.exec(row.year)?.[1] : undefined
  if (year) mend('year', Number(year), `Got the year «${row.year}», read as ${year}.`)
  for (const field of LISTS) {
    const list = row[field]
    if (list === undefined) continue
    const names = Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
    if (!Array.isArray(list) || names.length < list.length)
      mend(field, names, `Got ${field} that are no list of names, what is none is left out.`)
  }
  for (const field of TEXTS) {
    const text = row[field] ?? null
    if (text !== null && typeof text !== 'string')
      mend(field, null, `Got ${field} that is no text, left out.`)
  }
  if (typeof row.extract === 'string' && row.extract.length > LONGEST_EXTRACT) {
    const message = `Got an extract of ${row.extract.length} letters, the first ${LONGEST_EXTRACT} are read.`
    mend('extract', row.extract.slice(0, LONGEST_EXTRACT), message)
  }
  return { value: row, mends }
}
