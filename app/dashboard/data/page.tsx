import Link from 'next/link'
import { CurveChart } from '@/components/dashboard/curve-chart'
import { DashboardFrame } from '@/components/dashboard/frame'
import { Nothing, Panel } from '@/components/dashboard/panel'
import { SmallBars } from '@/components/dashboard/small-bars'
import { SortableTable, type Sorting } from '@/components/dashboard/sortable-table'
import { StateMark } from '@/components/dashboard/state-mark'
import { shortOf, timeOf } from '@/components/dashboard/times'
import type { ExpectationView, LookView, TableView } from '@/lib/api/dashboard'
import { countOf, formatCount } from '@/lib/format'
import { readData } from '@/lib/serve/data-looks'
import { requireOperator, single } from '../entrance'
import { readSorting, sortedAddress } from '../sorting'

export const metadata = { title: 'Data' }

const WORST_FIRST: Sorting = { by: 'state', order: 'ascending' }

export default async function DataPage({ searchParams }: PageProps<'/dashboard/data'>) {
  await requireOperator()
  const asked = await searchParams
  const lookId = Number(single(asked.look) ?? Number.NaN)
  const { tables, look, history } = readData({
    table: single(asked.table),
    lookId: Number.isInteger(lookId) ? lookId : null,
  })
  const current = look?.name ?? single(asked.table) ?? 'ratings'
  const failed = look?.expectations.filter(({ isMet }) => !isMet) ?? []
  return (
    <DashboardFrame
      path="/dashboard/data"
      title={`Data: ${current}`}
      lead={look && <Lead look={look} failed={failed.length} />}
    >
      <nav aria-label="Tables" className="-mt-8 flex flex-wrap gap-x-4">
        {tables.map((name) => (
          <Link
            key={name}
            href={`/dashboard/data?table=${name}`}
            prefetch={false}
            aria-current={name === current ? 'page' : undefined}
            className="textlink py-1 aria-[current=page]:font-bold"
          >
            {name}
          </Link>
        ))}
      </nav>
      {look ? (
        <>
          <Panel
            title="Expectations"
            note={`${look.expectations.length - failed.length} of ${look.expectations.length} met`}
          >
            <Expectations look={look} sorting={readSorting(asked) ?? WORST_FIRST} />
          </Panel>
          {failed.some(({ rows }) => rows.length > 0) && (
            <Panel title="Offending rows" note="the first twenty of each">
              <div className="grid gap-8">
                {failed.map((expectation) => (
                  <Offending key={expectation.place} expectation={expectation} />
                ))}
              </div>
            </Panel>
          )}
          <Panel title="Columns" note={`${formatCount(look.rows)} rows`}>
            <Columns look={look} />
          </Panel>
        </>
      ) : (
        <Nothing>
          No run has looked at this table yet. The pipeline does before it trains; of events it does
          once there are any.
        </Nothing>
      )}
      {history.length > 0 && (
        <Panel title="History">
          <History history={history} current={look?.id ?? null} />
        </Panel>
      )}
    </DashboardFrame>
  )
}

function Lead({ look, failed }: { look: LookView; failed: number }) {
  return (
    <p>
      {formatCount(look.rows)} rows, looked at {timeOf(look.createdAt)} UTC by{' '}
      <Link href={`/dashboard/runs/${look.runId}`} prefetch={false} className="textlink">
        run {shortOf(look.runId)}
      </Link>
      . {look.isAccepted ? 'Models may learn from it.' : 'Models may not learn from it.'}{' '}
      {failed > 0 && `${countOf(failed, 'expectation')} not met.`}
    </p>
  )
}

function Expectations({
  look,
  sorting,
}: {
  look: LookView
  sorting: ReturnType<typeof readSorting>
}) {
  return (
    <SortableTable
      caption="Expectations and what came of them"
      columns={[
        { key: 'state', label: 'State' },
        { key: 'column', label: 'Column' },
        { key: 'type', label: 'Expectation' },
        { key: 'observed', label: 'Observed' },
        { key: 'notes', label: 'Why', isSortable: false },
      ]}
      sorting={sorting}
      addressOf={sortedAddress('/dashboard/data', { look: String(look.id) })}
      rows={look.expectations.map((one) => ({
        id: String(one.place),
        isMarked: !one.isMet,
        cells: {
          state: {
            shown: <StateMark state={one.isMet ? 'met' : one.severity} />,
            value: one.isMet ? 2 : one.severity === 'critical' ? 0 : 1,
          },
          column: { shown: one.column ?? 'the table', value: one.column },
          type: {
            shown: (
              <span className="block min-w-52">
                {one.type}
                <span className="block text-soft text-xs">{one.limits}</span>
              </span>
            ),
            value: one.type,
          },
          observed: {
            shown: <span className="block min-w-32 break-words">{one.observed}</span>,
            value: one.observed,
          },
          notes: {
            shown: <span className="block min-w-52 text-soft">{one.notes}</span>,
            value: null,
          },
        },
      }))}
    />
  )
}

function Offending({
  expectation: { type, column, limits, rows },
}: {
  expectation: ExpectationView
}) {
  const names = Object.keys(rows[0] ?? {})
  if (names.length === 0) return null
  return (
    <div>
      <h3 className="mb-2 font-semibold">
        {column ?? 'the table'}: {type} {limits}
      </h3>
      <SortableTable
        caption={`Rows where ${column ?? 'the table'} is not as expected: ${type}`}
        columns={names.map((name) => ({ key: name, label: name }))}
        sorting={null}
        addressOf={null}
        rows={rows.map((row, i) => ({
          id: String(i),
          cells: Object.fromEntries(
            names.map((name) => [name, { shown: row[name], value: row[name] ?? null }]),
          ),
        }))}
      />
    </div>
  )
}

function Columns({ look }: { look: LookView }) {
  return (
    <SortableTable
      caption="Profile of every column"
      columns={[
        { key: 'name', label: 'Column' },
        { key: 'kind', label: 'Kind' },
        { key: 'spread', label: 'Spread' },
        { key: 'facts', label: 'Values' },
        { key: 'distinct', label: 'Distinct', isNumber: true },
        { key: 'nulls', label: 'Empty', isNumber: true },
        { key: 'drift', label: 'Drift since accepted' },
      ]}
      sorting={null}
      addressOf={null}
      rows={look.columns.map(({ name, kind, facts, distinct, nulls, bars, drift }) => ({
        id: name,
        cells: {
          name: { shown: <b>{name}</b>, value: name },
          kind: { shown: kind, value: kind },
          spread: { shown: <SmallBars label={`How ${name} is spread`} bars={bars} />, value: null },
          facts: {
            shown: facts.map((fact) => (
              <div key={fact} className="whitespace-nowrap">
                {fact}
              </div>
            )),
            value: null,
          },
          distinct: { shown: formatCount(distinct), value: distinct },
          nulls: { shown: formatCount(nulls), value: nulls },
          drift: {
            shown: drift ? (
              <>
                <StateMark state={drift.verdict} />
                <span className="block text-soft text-xs">{driftInFigures(drift)}</span>
              </>
            ) : (
              <span className="text-soft">first look</span>
            ),
            value: drift?.psi ?? null,
          },
        },
      }))}
    />
  )
}

function driftInFigures({ psi, ks }: { psi: number | null; ks: number | null }): string {
  return [psi === null ? [] : `PSI ${psi.toFixed(3)}`, ks === null ? [] : `KS ${ks.toFixed(3)}`]
    .flat()
    .join(', ')
}

function History({ history, current }: { history: TableView['history']; current: number | null }) {
  return (
    <div className="grid gap-6">
      {history.length > 1 && (
        <CurveChart
          label="Rows"
          xLabel="look"
          points={history.toReversed().map(({ id, rows }) => ({ x: id, value: rows }))}
        />
      )}
      <SortableTable
        caption="Looks at this table"
        columns={[
          { key: 'look', label: 'Look' },
          { key: 'at', label: 'When (UTC)' },
          { key: 'rows', label: 'Rows', isNumber: true },
          { key: 'failures', label: 'Not met', isNumber: true },
          { key: 'accepted', label: 'Accepted' },
        ]}
        sorting={null}
        addressOf={null}
        rows={history.map(({ id, createdAt, rows, failures, isAccepted }) => ({
          id: String(id),
          isMarked: id === current,
          cells: {
            look: {
              shown: (
                <Link href={`/dashboard/data?look=${id}`} prefetch={false} className="textlink">
                  {id}
                </Link>
              ),
              value: id,
            },
            at: { shown: timeOf(createdAt), value: createdAt },
            rows: { shown: formatCount(rows), value: rows },
            failures: { shown: failures, value: failures },
            accepted: { shown: isAccepted ? 'yes' : 'no', value: isAccepted ? 1 : 0 },
          },
        }))}
      />
    </div>
  )
}
