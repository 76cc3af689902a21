import Link from 'next/link'
import type { RunSummary } from '@/lib/api/dashboard'
import { SortableTable, type Sorting } from './sortable-table'
import { StateMark } from './state-mark'
import { durationOf, shortOf, timeOf } from './times'

/** Runs, the newest first unless the address says otherwise; with boxes to choose some for a comparison. */
export function RunTable({
  runs,
  sorting,
  addressOf,
  isChoosing = false,
}: {
  runs: readonly RunSummary[]
  sorting: Sorting | null
  addressOf: ((sorting: Sorting) => string) | null
  isChoosing?: boolean
}) {
  const columns = [
    ...(isChoosing ? [{ key: 'choose', label: 'Compare', isSortable: false }] : []),
    { key: 'run', label: 'Run' },
    { key: 'state', label: 'State' },
    { key: 'begun', label: 'Begun (UTC)' },
    { key: 'took', label: 'Took', isNumber: true },
    { key: 'ndcg10', label: 'nDCG@10', isNumber: true },
    { key: 'interval', label: '95 % interval', isNumber: true, isSortable: false },
    { key: 'steps', label: 'Steps', isNumber: true },
  ]
  const rows = runs.map(({ id, state, startedAt, seconds, ndcg10, stepsDone, steps }) => ({
    id,
    cells: {
      choose: {
        shown: (
          <input
            type="checkbox"
            name="run"
            value={id}
            aria-label={`Compare run ${shortOf(id)}`}
            className="size-5 accent-signal"
          />
        ),
        value: null,
      },
      run: {
        shown: (
          <Link href={`/dashboard/runs/${id}`} prefetch={false} className="textlink font-semibold">
            {shortOf(id)}
          </Link>
        ),
        value: id,
      },
      state: { shown: <StateMark state={state} />, value: state },
      begun: { shown: timeOf(startedAt), value: startedAt },
      took: { shown: seconds === null ? '' : durationOf(seconds), value: seconds },
      ndcg10: { shown: ndcg10?.value.toFixed(4) ?? '', value: ndcg10?.value ?? null },
      interval: {
        shown:
          ndcg10 && ndcg10.low !== null && ndcg10.high !== null
            ? `${ndcg10.low.toFixed(4)} to ${ndcg10.high.toFixed(4)}`
            : '',
        value: null,
      },
      steps: { shown: `${stepsDone} of ${steps}`, value: stepsDone },
    },
  }))
  return (
    <SortableTable
      caption="Runs of the pipeline"
      columns={columns}
      rows={rows}
      sorting={sorting}
      addressOf={addressOf}
    />
  )
}
