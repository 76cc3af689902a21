// How is the data: the look at a table that was asked for, as data docs.
import 'server-only'
import type { ColumnView, TableView, ExpectationView, LookView } from '@/lib/api/dashboard'
import { type DataSnapshot, findSnapshot, listSnapshots } from '@/lib/db/snapshots'
import type { ColumnProfile } from '@/lib/validation/profile'
import { storeConnection } from './connection'

const TABLES = ['movies', 'ratings', 'events']
const HISTORY = 60
const MOST_BARS = 24

/** The look of that id, or the newest at that table; null where there is none. */
export function readData({
  table,
  lookId,
}: {
  table: string | null
  lookId: number | null
}): TableView {
  const database = storeConnection()
  const asked = lookId === null ? null : findSnapshot(database, lookId)
  const name = asked?.name ?? table ?? 'ratings'
  const history = listSnapshots(database, { name, limit: HISTORY })
  const look = asked ?? history[0] ?? null
  return {
    tables: TABLES,
    look: look && viewOf(look),
    history: history.map(({ id, createdAt, rows, isAccepted, report }) => ({
      id,
      createdAt,
      rows,
      isAccepted,
      failures: report.results.filter(({ success }) => !success).length,
    })),
  }
}

function viewOf(look: DataSnapshot): LookView {
  const { id, name, runId, rows, createdAt, isAccepted, profile, drift, report } = look
  return {
    id,
    name,
    runId,
    rows,
    createdAt,
    isAccepted,
    columns: Object.entries(profile.columns).map(([column, one]) =>
      columnOf(column, one, drift?.[column] ?? null),
    ),
    expectations: report.results.map((result, place) => expectationOf(result, place, look)),
  }
}

function columnOf(name: string, profile: ColumnProfile, drift: ColumnView['drift']): ColumnView {
  const { kind, nulls, distinct } = profile
  const head = { name, kind, nulls, distinct, drift }
  if (profile.kind === 'text')
    return {
      ...head,
      facts: profile.lengths
        ? [`${profile.lengths.min} to ${profile.lengths.max} letters`]
        : ['no values'],
      bars: profile.frequent.slice(0, 8).map(({ value, count }) => ({ label: value, count })),
    }
  const { min, mean, max, histogram } = profile
  return {
    ...head,
    facts: min === null ? ['no values'] : [`${round(min)} to ${round(max)}`, `mean ${round(mean)}`],
    bars:
      histogram.kind === 'values'
        ? histogram.values
            .slice(0, MOST_BARS)
            .map((value, i) => ({ label: String(round(value)), count: histogram.counts[i]! }))
        : histogram.counts.map((count, i) => ({
            label: `${round(histogram.edges[i]!)} to ${round(histogram.edges[i + 1]!)}`,
            count,
          })),
  }
}

function expectationOf(
  {
    success,
    severity,
    result,
    remark,
    expectation_config,
  }: DataSnapshot['report']['results'][number],
  place: number,
  { report }: DataSnapshot,
): ExpectationView {
  const { expectation_type, kwargs, meta } = expectation_config
  const { column, ...limits } = kwargs as Record<string, unknown>
  return {
    place,
    type: expectation_type.replace(/^expect_/, '').replaceAll('_', ' '),
    column: typeof column === 'string' ? column : null,
    limits: Object.entries(limits)
      .map(([key, value]) => `${key} ${shorten(JSON.stringify(value))}`)
      .join(', '),
    severity,
    isMet: success,
    observed: remark ?? observedOf(result),
    notes: typeof meta.notes === 'string' ? meta.notes : null,
    rows: (report.offending?.[place] ?? []).map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? '')])),
    ),
  }
}

type Result = DataSnapshot['report']['results'][number]['result']

function observedOf(result: Result): string {
  const { observed_value: observed, unexpected_count: unexpected, element_count: elements } = result
  if (observed === null) return `${unexpected} of ${elements} not so`
  const value = typeof observed === 'number' ? round(observed) : observed
  return shorten(JSON.stringify(value))
}

const LONGEST = 80

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function round(value: number | null): number | null {
  return value === null || Number.isInteger(value) ? value : Number(value.toPrecision(4))
}
