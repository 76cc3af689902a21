import { DashboardFrame } from '@/components/dashboard/frame'
import { Nothing } from '@/components/dashboard/panel'
import { SortableTable } from '@/components/dashboard/sortable-table'
import { readAudit } from '@/lib/serve/audit'
import { timeOf } from '@/components/dashboard/times'
import { requireOperator } from '../entrance'
import { readSorting, sortedAddress } from '../sorting'

export const metadata = { title: 'Audit' }

export default async function AuditPage({ searchParams }: PageProps<'/dashboard/audit'>) {
  await requireOperator()
  const entries = readAudit()
  return (
    <DashboardFrame
      path="/dashboard/audit"
      title="Audit"
      lead="What operators did here, and who tried to come in. The last two hundred entries; nothing changes them."
    >
      {entries.length === 0 ? (
        <Nothing>Nobody did anything yet.</Nothing>
      ) : (
        <SortableTable
          caption="What operators did"
          columns={[
            { key: 'at', label: 'When' },
            { key: 'action', label: 'What' },
            { key: 'detail', label: 'Of what' },
            { key: 'outcome', label: 'Outcome' },
            { key: 'address', label: 'From' },
          ]}
          sorting={readSorting(await searchParams)}
          addressOf={sortedAddress('/dashboard/audit')}
          rows={entries.map(({ id, at, action, detail, outcome, address }) => ({
            id: String(id),
            cells: {
              at: { shown: timeOf(at), value: at },
              action: { shown: action, value: action },
              detail: { shown: <Wrapped>{detail}</Wrapped>, value: detail },
              outcome: { shown: <Wrapped>{outcome}</Wrapped>, value: outcome },
              address: { shown: address, value: address },
            },
          }))}
        />
      )}
    </DashboardFrame>
  )
}

/** Sentences, in a table whose cells else stand on one line. */
function Wrapped({ children }: { children: string | null }) {
  return <span className="block min-w-40 max-w-sm whitespace-normal">{children}</span>
}
