import { ContestChart } from '@/components/dashboard/bar-chart'
import { DashboardFrame } from '@/components/dashboard/frame'
import { Nothing, Panel } from '@/components/dashboard/panel'
import { RunTable } from '@/components/dashboard/run-table'
import { SortableTable } from '@/components/dashboard/sortable-table'
import { shortOf } from '@/components/dashboard/times'
import { readComparison } from '@/lib/serve/dashboard'
import { requireOperator, single } from '../entrance'

export const metadata = { title: 'Compare' }

const MOST_RUNS = 8

export default async function ComparePage({ searchParams }: PageProps<'/dashboard/compare'>) {
  await requireOperator()
  const asked = await searchParams
  const ids = [asked.run ?? []].flat().slice(0, MOST_RUNS)
  const isOnlyDiffering = single(asked.only) === 'differing'
  const { runs, rows } = readComparison(ids)
  const shown = rows.filter(({ differs }) => differs || !isOnlyDiffering)
  const address = new URLSearchParams([
    ...ids.map((id) => ['run', id]),
    ...(isOnlyDiffering ? [] : [['only', 'differing']]),
  ] as [string, string][])
  return (
    <DashboardFrame path="/dashboard/runs" title="Runs side by side" lead="What differs is marked.">
      {runs.length < 2 ? (
        <Nothing>Choose two runs or more on the page of runs.</Nothing>
      ) : (
        <>
          <Panel title="Runs">
            <RunTable runs={runs} sorting={null} addressOf={null} />
          </Panel>
          <Panel title="Quality" note="on people kept apart, 95 % intervals">
            <ContestChart
              label="nDCG@10"
              bars={runs.flatMap(({ id, ndcg10 }) =>
                ndcg10 ? [{ name: shortOf(id), ...ndcg10 }] : [],
              )}
            />
          </Panel>
          <Panel
            title="Parameters and figures"
            note={
              <a href={`/dashboard/compare?${address}`} className="textlink">
                {isOnlyDiffering ? 'Show all' : 'Show only what differs'}
              </a>
            }
          >
            <SortableTable
              caption="Parameters and figures of the runs"
              columns={[
                { key: 'key', label: 'Name' },
                ...runs.map(({ id }) => ({ key: id, label: shortOf(id), isNumber: true })),
              ]}
              sorting={null}
              addressOf={null}
              rows={shown.map(({ kind, key, values, differs }) => ({
                id: `${kind} ${key}`,
                isMarked: differs,
                cells: {
                  key: { shown: differs ? `${key}, differs` : key, value: key },
                  ...Object.fromEntries(
                    runs.map(({ id }, i) => [id, { shown: values[i], value: values[i] ?? null }]),
                  ),
                },
              }))}
            />
          </Panel>
        </>
      )}
    </DashboardFrame>
  )
}
