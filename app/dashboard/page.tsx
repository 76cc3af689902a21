import Link from 'next/link'
import { CurveChart } from '@/components/dashboard/curve-chart'
import { DashboardFrame } from '@/components/dashboard/frame'
import { Live } from '@/components/dashboard/live'
import { Nothing, Panel } from '@/components/dashboard/panel'
import { RunTable } from '@/components/dashboard/run-table'
import { SortableTable } from '@/components/dashboard/sortable-table'
import { StateMark } from '@/components/dashboard/state-mark'
import { shortOf, timeOf } from '@/components/dashboard/times'
import type { OverviewView } from '@/lib/api/dashboard'
import { formatCount } from '@/lib/format'
import { readOverview } from '@/lib/serve/dashboard'
import { isTokenAsked } from '@/lib/serve/operator'
import { goOut } from './actions'
import { requireOperator } from './entrance'

const FOLLOW_MILLISECONDS = 2000

export default async function OverviewPage() {
  await requireOperator()
  const view = readOverview()
  const { serving, lock, runs } = view
  const measured = runs.filter(({ ndcg10 }) => ndcg10 !== null).toReversed()
  const isRunning = runs.some(({ state }) => state === 'running')
  return (
    <DashboardFrame
      path="/dashboard"
      title={serving ? `${serving.ref} serves` : 'Nothing serves yet'}
      lead={
        <>
          <p>
            {serving?.since
              ? `Since ${timeOf(serving.since)} UTC.`
              : 'As it came with the code or was trained on the films.'}{' '}
            <Link href="/dashboard/models" prefetch={false} className="textlink">
              Models
            </Link>
          </p>
          {lock && (
            <p className="mt-2">
              A pipeline runs on {lock.holder} since {timeOf(lock.since)}:{' '}
              <Link href={`/dashboard/runs/${lock.runId}`} prefetch={false} className="textlink">
                run {shortOf(lock.runId)}
              </Link>
            </p>
          )}
          {isRunning && <Live every={FOLLOW_MILLISECONDS} />}
          {isTokenAsked() && (
            <form action={goOut} className="mt-2">
              <button type="submit" className="textlink py-1 font-semibold">
                Leave
              </button>
            </form>
          )}
        </>
      }
    >
      <Panel title="What there is to learn from">
        <Counts view={view} />
      </Panel>
      <Panel title="Health of the data" note="as the last run saw it">
        <Health tables={view.tables} />
      </Panel>
      <Panel title="How the runs did" note="nDCG@10 on people kept apart, 95 % intervals">
        {measured.length > 0 && (
          <div className="mb-6">
            <CurveChart
              label="nDCG@10 by run"
              xLabel="run"
              points={measured.map(({ id, ndcg10 }) => ({
                x: shortOf(id),
                value: ndcg10!.value,
                ...(ndcg10!.low !== null && ndcg10!.high !== null
                  ? { low: ndcg10!.low, high: ndcg10!.high }
                  : {}),
              }))}
            />
          </div>
        )}
        {runs.length === 0 ? (
          <Nothing>No run yet. Begin one with: npm run marquee -- pipeline</Nothing>
        ) : (
          <>
            <RunTable runs={runs.slice(0, 8)} sorting={null} addressOf={null} />
            <p className="mt-3">
              <Link href="/dashboard/runs" prefetch={false} className="textlink inline-block py-1">
                All runs
              </Link>
            </p>
          </>
        )}
      </Panel>
    </DashboardFrame>
  )
}

function Counts({ view: { films, ratings, events } }: { view: OverviewView }) {
  const counts = [
    ['films', films],
    ...ratings.map(({ source, count }) => [`ratings, ${source}`, count] as const),
    ...events.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count] as const),
  ] as const
  return (
    <>
      <dl className="flex flex-wrap gap-x-12 gap-y-5">
        {counts.map(([name, count]) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="label text-soft">{name}</dt>
            <dd className="display text-2xl tabular-nums">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {ratings.length === 0 && (
        <div className="mt-5">
          <Nothing>
            No ratings yet. Bring some with: npm run marquee -- import ratings movielens FOLDER
          </Nothing>
        </div>
      )}
    </>
  )
}

function Health({ tables }: { tables: OverviewView['tables'] }) {
  if (tables.length === 0)
    return <Nothing>No run has looked at the data yet. The pipeline does before it trains.</Nothing>
  return (
    <SortableTable
      caption="Tables of the data"
      columns={[
        { key: 'table', label: 'Table' },
        { key: 'state', label: 'State' },
        { key: 'rows', label: 'Rows', isNumber: true },
        { key: 'at', label: 'Looked at (UTC)' },
      ]}
      sorting={null}
      addressOf={null}
      rows={tables.map(({ name, lookId, rows, failures, warnings, at }) => ({
        id: name,
        cells: {
          table: {
            shown: (
              <Link
                href={`/dashboard/data?look=${lookId}`}
                prefetch={false}
                className="textlink font-semibold"
              >
                {name}
              </Link>
            ),
            value: name,
          },
          state: {
            shown:
              failures > 0 ? (
                <StateMark state="critical" word={`${failures} critical`} />
              ) : warnings > 0 ? (
                <StateMark state="warning" word={`${warnings} to look at`} />
              ) : (
                <StateMark state="met" word="as expected" />
              ),
            value: failures,
          },
          rows: { shown: formatCount(rows), value: rows },
          at: { shown: timeOf(at), value: at },
        },
      }))}
    />
  )
}
