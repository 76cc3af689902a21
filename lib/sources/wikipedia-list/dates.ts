// The days on which films opened, as list pages write them.

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const MONTH = `(${MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join('|')}|sept)\\.?`
const MONTH_DAY = new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`, 'i')
const DAY_MONTH = new RegExp(`^(\\d{1,2}) ${MONTH}(?:,? (\\d{4}))?$`, 'i')
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
/** Letters written one below the other: "J A N U A R Y". */
const SPACED = /^(?:\p{L} ){2,}\p{L}\b/u

/**
 * Returns the ISO date that the text means: "J A N U A R Y 5", "January 5, 2018", "5 January 2018",
 * "2018-01-05"; or null where it is no day of the calendar. `year` serves where the text has none.
 */
export function parseOpening(text: string, year: number | null): string | null {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(SPACED, (letters) => letters.replaceAll(' ', ''))
  const iso = ISO.exec(line)
  if (iso) return toIsoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const american = MONTH_DAY.exec(line)
  const british = DAY_MONTH.exec(line)
  const month = (american?.[1] ?? british?.[2] ?? '').toLowerCase().slice(0, 3)
  const day = Number(american?.[2] ?? british?.[1])
  const own = american?.[3] ?? british?.[3]
  const index = MONTHS.findIndex((name) => name.startsWith(month))
  return month === '' ? null : toIsoDate(own ? Number(own) : year, index + 1, day)
}

function toIsoDate(year: number | null, month: number, day: number): string | null {
  if (year === null) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && year >= 1000 ? date.toISOString().slice(0, 10) : null
}
