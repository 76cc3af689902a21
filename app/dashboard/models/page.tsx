import Link from 'next/link'
import { Decide } from '@/components/dashboard/decide'
import { DashboardFrame } from '@/components/dashboard/frame'
import { Nothing, Panel } from '@/components/dashboard/panel'
import { SortableTable } from '@/components/dashboard/sortable-table'
import { StateMark } from '@/components/dashboard/state-mark'
import { shortOf, timeOf } from '@/components/dashboard/times'
import type { ModelsView } from '@/lib/api/dashboard'
import { readModels } from '@/lib/serve/dashboard'
import { promoteModel, rollBackModel } from '../actions'
import { requireOperator } from '../entrance'
import { readSorting, sortedAddress } from '../sorting'

export const metadata = { title: 'Models' }

export default async function ModelsPage({ searchParams }: PageProps<'/dashboard/models'>) {
  await requireOperator()
  const view = readModels()
  const sorting = readSorting(await searchParams)
  return (
    <DashboardFrame
      path="/dashboard/models"
      title="Models"
      lead="Every version that was kept, which of them answers visitors, and what did before."
    >
      <Panel title="Versions">
        {view.versions.length === 0 ? (
          <Nothing>No model yet. Make one with: npm run marquee -- prepare</Nothing>
        ) : (
          <Versions view={view} sorting={sorting} />
        )}
      </Panel>
      <Panel title="Where it comes from" note="what serves now">
        <ol className="grid gap-1 text-sm">
          {view.lineage.map((line) => (
            <li key={line} className="wrap-anywhere">
              {line.trim()}
            </li>
          ))}
        </ol>
      </Panel>
      <Panel
        title="What served before"
        note={
          view.previous && (
            <Decide
              word={`Roll back to ${view.previous}`}
              title="Roll back"
              fields={{}}
              reason="welcome"
              decide={rollBackModel}
            />
          )
        }
      >
        <History history={view.history} />
      </Panel>
    </DashboardFrame>
  )
}

function Versions({
  view: { versions },
  sorting,
}: {
  view: ModelsView
  sorting: ReturnType<typeof readSorting>
}) {
  return (
    <SortableTable
      caption="Versions of models"
      columns={[
        { key: 'model', label: 'Model' },
        { key: 'state', label: 'State' },
        { key: 'made', label: 'Made (UTC)' },
        { key: 'ndcg10', label: 'nDCG@10', isNumber: true },
        { key: 'size', label: 'MB', isNumber: true },
        { key: 'run', label: 'Run' },
        { key: 'decide', label: 'Decide', isSortable: false },
      ]}
      sorting={sorting}
      addressOf={sortedAddress('/dashboard/models')}
      rows={versions.map((version) => {
        const { ref, isServing, createdAt, ndcg10, bytes, runId, isOpen, objections } = version
        const state = isServing ? 'serves' : isOpen ? 'may serve' : 'held back'
        return {
          id: ref,
          isMarked: isServing,
          cells: {
            model: { shown: <b className="whitespace-nowrap">{ref}</b>, value: ref },
            state: {
              shown: (
                <>
                  <StateMark state={isOpen ? state : 'warning'} word={state} />
                  {objections.map((objection) => (
                    <span key={objection} className="block min-w-64 text-soft text-xs">
                      {objection}
                    </span>
                  ))}
                </>
              ),
              value: state,
            },
            made: { shown: timeOf(createdAt), value: createdAt },
            ndcg10: { shown: ndcg10?.value.toFixed(4) ?? '', value: ndcg10?.value ?? null },
            size: { shown: bytes > 0 ? (bytes / 1e6).toFixed(1) : '', value: bytes },
            run: {
              shown: runId ? (
                <Link href={`/dashboard/runs/${runId}`} prefetch={false} className="textlink">
                  {shortOf(runId)}
                </Link>
              ) : bytes > 0 ? (
                'came with the code'
              ) : (
                ''
              ),
              value: runId,
            },
            decide: {
              shown: isServing ? null : (
                <Decide
                  word="Promote"
                  title={`Let ${ref} serve`}
                  fields={{ ref }}
                  reason={!isOpen ? 'needed' : 'welcome'}
                  decide={promoteModel}
                />
              ),
              value: null,
            },
          },
        }
      })}
    />
  )
}

function History({ history }: { history: ModelsView['history'] }) {
  if (history.length === 0) return <Nothing>Nothing was promoted yet.</Nothing>
  return (
    <SortableTable
      caption="Promotions and rollbacks"
      columns={[
        { key: 'at', label: 'When (UTC)' },
        { key: 'kind', label: 'What' },
        { key: 'model', label: 'Model' },
        { key: 'previous', label: 'Instead of' },
        { key: 'reason', label: 'Why' },
      ]}
      sorting={null}
      addressOf={null}
      rows={history.map(({ id, at, kind, ref, previous, reason, isForced, objections }) => ({
        id: String(id),
        cells: {
          at: { shown: timeOf(at), value: at },
          kind: {
            shown: isForced
              ? 'promoted by force'
              : `${kind === 'promote' ? 'promoted' : 'rolled back'}`,
            value: kind,
          },
          model: { shown: ref, value: ref },
          previous: { shown: previous, value: previous },
          reason: {
            shown: (
              <span className="block min-w-48">
                {reason}
                {isForced && (
                  <span className="block text-soft">Against: {objections.join(' ')}</span>
                )}
              </span>
            ),
            value: reason,
          },
        },
      }))}
    />
  )
}
