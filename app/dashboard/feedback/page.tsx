import { Decide } from '@/components/dashboard/decide'
import { DashboardFrame } from '@/components/dashboard/frame'
import { Nothing, Panel } from '@/components/dashboard/panel'
import { SortableTable } from '@/components/dashboard/sortable-table'
import { readFeedback } from '@/lib/serve/experiment-desk'
import { requireOperator } from '../entrance'
import { removeSimulation } from './actions'

export const metadata = { title: 'Feedback' }

export default async function FeedbackPage() {
  await requireOperator()
  const { visitors, impressions } = readFeedback()
  const sources = [...new Set([...visitors, ...impressions].map(({ source }) => source))]
  return (
    <DashboardFrame
      path="/dashboard/feedback"
      title="Feedback"
      lead="What visitors were shown and clicked. Simulated visitors are kept apart, and nothing learns from them unasked."
    >
      <Panel
        title="By source"
        note={
          sources.includes('simulated') && (
            <Decide
              word="Remove the simulation"
              title="Remove it"
              fields={{}}
              reason="none"
              decide={removeSimulation}
            />
          )
        }
      >
        {sources.length === 0 ? (
          <Nothing>Nobody left anything yet.</Nothing>
        ) : (
          <SortableTable
            caption="Feedback by source"
            columns={[
              { key: 'source', label: 'Source' },
              { key: 'visitors', label: 'Visitors', isNumber: true },
              { key: 'shown', label: 'Films shown', isNumber: true },
              { key: 'clicked', label: 'Clicked', isNumber: true },
              { key: 'rate', label: 'Rate', isNumber: true },
            ]}
            sorting={null}
            addressOf={null}
            rows={sources.map((source) => {
              const people = visitors.find((one) => one.source === source)?.visitors ?? 0
              const seen = impressions.find((one) => one.source === source)
              const { shown = 0, clicked = 0 } = seen ?? {}
              const rate = shown > 0 ? clicked / shown : null
              return {
                id: source,
                cells: {
                  source: {
                    shown: source === 'simulated' ? <b>simulated</b> : source,
                    value: source,
                  },
                  visitors: { shown: people, value: people },
                  shown: { shown, value: shown },
                  clicked: { shown: clicked, value: clicked },
                  rate: {
                    shown: rate === null ? '' : `${(100 * rate).toFixed(2)} %`,
                    value: rate,
                  },
                },
              }
            })}
          />
        )}
      </Panel>
    </DashboardFrame>
  )
}
