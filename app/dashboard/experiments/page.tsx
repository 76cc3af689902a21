import Link from 'next/link'
import { DashboardFrame } from '@/components/dashboard/frame'
import { Nothing, Panel } from '@/components/dashboard/panel'
import { PlanForm } from '@/components/dashboard/plan-form'
import { SortableTable } from '@/components/dashboard/sortable-table'
import { StateMark } from '@/components/dashboard/state-mark'
import { timeOf } from '@/components/dashboard/times'
import { readExperiments } from '@/lib/serve/experiment-desk'
import { requireOperator } from '../entrance'
import { readSorting, sortedAddress } from '../sorting'
import { plan } from './actions'

export const metadata = { title: 'Experiments' }

export default async function ExperimentsPage({
  searchParams,
}: PageProps<'/dashboard/experiments'>) {
  await requireOperator()
  const { experiments, models } = readExperiments()
  return (
    <DashboardFrame
      path="/dashboard/experiments"
      title="Experiments"
      lead="Which of several ways serves visitors better, found out on «For you». Operators, programs and those who ask not to be watched take no part."
    >
      <Panel title="All of them">
        {experiments.length === 0 ? (
          <Nothing>None yet. Plan one below.</Nothing>
        ) : (
          <SortableTable
            caption="Experiments"
            columns={[
              { key: 'key', label: 'Key' },
              { key: 'state', label: 'State' },
              { key: 'kind', label: 'Kind' },
              { key: 'variants', label: 'Variants' },
              { key: 'started', label: 'Started (UTC)' },
              { key: 'outcome', label: 'Outcome' },
            ]}
            sorting={readSorting(await searchParams)}
            addressOf={sortedAddress('/dashboard/experiments')}
            rows={experiments.map((one) => ({
              id: one.plan.key,
              isMarked: one.state === 'running',
              cells: {
                key: {
                  shown: (
                    <Link
                      href={`/dashboard/experiments/${one.plan.key}`}
                      prefetch={false}
                      className="textlink font-semibold"
                    >
                      {one.plan.key}
                    </Link>
                  ),
                  value: one.plan.key,
                },
                state: { shown: <StateMark state={one.state} />, value: one.state },
                kind: {
                  shown:
                    one.plan.source === 'site' ? (
                      one.plan.kind
                    ) : (
                      <b>{one.plan.kind}, simulated visitors</b>
                    ),
                  value: one.plan.kind,
                },
                variants: {
                  shown: one.plan.variants.map(({ name }) => name).join(', '),
                  value: one.plan.variants.length,
                },
                started: {
                  shown: one.startedAt === null ? '' : timeOf(one.startedAt),
                  value: one.startedAt,
                },
                outcome: {
                  shown: <span className="block min-w-64">{one.outcome}</span>,
                  value: one.outcome,
                },
              },
            }))}
          />
        )}
      </Panel>
      <Panel title="Plan another">
        <PlanForm models={models} plan={plan} />
      </Panel>
    </DashboardFrame>
  )
}
