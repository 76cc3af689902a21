import { DashboardFrame } from '@/components/dashboard/frame'
import { Live } from '@/components/dashboard/live'
import { Nothing } from '@/components/dashboard/panel'
import { RunTable } from '@/components/dashboard/run-table'
import { readRuns } from '@/lib/serve/dashboard'
import { requireOperator } from '../entrance'
import { readSorting, sortedAddress } from '../sorting'

export const metadata = { title: 'Runs' }

export default async function RunsPage({ searchParams }: PageProps<'/dashboard/runs'>) {
  await requireOperator()
  const runs = readRuns()
  return (
    <DashboardFrame
      path="/dashboard/runs"
      title="Runs"
      lead="Every walk of the pipeline, with what it was made from, did and left."
    >
      {runs.some(({ state }) => state === 'running') && <Live every={2000} />}
      {runs.length === 0 ? (
        <Nothing>No run yet. Begin one with: npm run marquee -- pipeline</Nothing>
      ) : (
        <form action="/dashboard/compare" className="grid min-w-0 gap-5">
          <RunTable
            runs={runs}
            sorting={readSorting(await searchParams)}
            addressOf={sortedAddress('/dashboard/runs')}
            isChoosing
          />
          <button type="submit" className="action justify-self-start">
            Compare the chosen
          </button>
        </form>
      )}
    </DashboardFrame>
  )
}
