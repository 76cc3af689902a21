import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ContestChart } from '@/components/dashboard/bar-chart'
import { CurveChart } from '@/components/dashboard/curve-chart'
import { Decide } from '@/components/dashboard/decide'
import { DashboardFrame } from '@/components/dashboard/frame'
import { Nothing, Panel } from '@/components/dashboard/panel'
import { SortableTable } from '@/components/dashboard/sortable-table'
import { StateMark } from '@/components/dashboard/state-mark'
import { AppError } from '@/lib/errors'
import { type ExperimentFindings, readFindings } from '@/lib/serve/experiment-desk'
import { requireOperator } from '../../entrance'
import { decide } from '../actions'

type Props = PageProps<'/dashboard/experiments/[key]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Experiment ${(await params).key}` }
}

export default async function ExperimentPage({ params }: Props) {
  await requireOperator()
  const { key } = await params
  const findings = findingsOf(key)
  if (!findings) notFound()
  const { experiment, verdict, arms, preference, days } = findings
  return (
    <DashboardFrame path="/dashboard/experiments" title={key} lead={<Lead findings={findings} />}>
      <Panel title="Verdict" note={<Decisions findings={findings} />}>
        <p className="note voice text-lg">{experiment.outcome ?? verdict.sentence}</p>
      </Panel>
      {arms.length > 0 && <Arms findings={findings} />}
      {preference && (
        <Panel title="Preference" note="−1: all for the first, 1: all for the second">
          <p>
            {preference.a} visitors clicked more of {experiment.plan.variants[0]!.name},{' '}
            {preference.b} more of {experiment.plan.variants[1]!.name}, {preference.ties} as often
            of both or none.
          </p>
          <ContestChart label="Preference" bars={[{ name: 'visitors', ...finite(preference) }]} />
        </Panel>
      )}
      <Panel title="By day" note="clicks by films shown">
        {days.length === 0 ? (
          <Nothing>Nothing was shown yet.</Nothing>
        ) : (
          <div className="grid gap-6 lg:grid-cols-2">
            {[...new Set(days.map(({ variant }) => variant))].map((variant) => (
              <CurveChart
                key={variant}
                label={variant}
                xLabel="day"
                most={Math.max(...days.map(({ shown, clicked }) => clicked / shown))}
                points={days
                  .filter((one) => one.variant === variant)
                  .map(({ day, shown, clicked }) => ({
                    x: new Date(day).toISOString().slice(5, 10),
                    value: clicked / shown,
                  }))}
              />
            ))}
          </div>
        )}
      </Panel>
    </DashboardFrame>
  )
}

function findingsOf(key: string): ExperimentFindings | null {
  try {
    return readFindings(key)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  }
}

function Lead({
  findings: { experiment, sampleRatio, needed, arms },
}: {
  findings: ExperimentFindings
}) {
  const { plan, state } = experiment
  return (
    <>
      <StateMark state={state} />{' '}
      {plan.kind === 'split'
        ? `A/B test of ${plan.variants.length} variants`
        : 'Interleaving of two models'}{' '}
      on {Math.round(plan.share * 100)} % of{' '}
      {plan.source === 'site' ? 'visitors' : <b>simulated visitors</b>}
      {plan.group && `, in the group ${plan.group.name}`}.
      {arms.length > 0 &&
        ` The split ${sampleRatio.isMismatch ? 'is broken' : 'is as planned'} (chi-square p ${sampleRatio.p.toPrecision(2)}). ${
          Number.isFinite(needed)
            ? `${needed.toLocaleString('en-GB')} visitors a variant find a tenth more or less in four of five tests.`
            : 'How many visitors are needed is known once somebody clicked.'
        }`}
    </>
  )
}

function Decisions({ findings }: { findings: ExperimentFindings }) {
  const { experiment, verdict } = findings
  const { key, source, variants } = experiment.plan
  const winner = variants.find(({ name }) => name === verdict.winner)
  const button = (what: string, word: string, title: string) => (
    <Decide word={word} title={title} fields={{ key, what }} reason="none" decide={decide} />
  )
  return (
    <div className="flex flex-wrap gap-6">
      {experiment.state === 'draft' && button('start', 'Start', 'Start it')}
      {experiment.state === 'running' && button('stop', 'Stop', 'Stop it')}
      {winner?.model &&
        source === 'site' &&
        button('promote', `Promote ${winner.model}`, 'Let it serve')}
    </div>
  )
}

function Arms({ findings: { arms } }: { findings: ExperimentFindings }) {
  return (
    <Panel title="Variants" note="intervals of 95 % that hold whenever one looks">
      <ContestChart
        label="Clicks by films shown"
        bars={arms.map(({ name, clickThrough }) => ({ name, ...finite(clickThrough) }))}
      />
      <SortableTable
        caption="Variants in figures"
        columns={[
          { key: 'name', label: 'Variant' },
          { key: 'visitors', label: 'Visitors', isNumber: true },
          { key: 'shown', label: 'Shown', isNumber: true },
          { key: 'clicked', label: 'Clicked', isNumber: true },
          { key: 'rate', label: 'Rate', isNumber: true },
          { key: 'difference', label: 'Against control' },
          { key: 'likes', label: 'Likes a visitor', isNumber: true },
          { key: 'first', label: 'Hours to first like', isNumber: true },
          { key: 'chance', label: 'Chance to be best', isNumber: true },
          { key: 'loss', label: 'Expected loss', isNumber: true },
        ]}
        sorting={null}
        addressOf={null}
        rows={arms.map((arm) => ({
          id: arm.name,
          cells: {
            name: { shown: <b>{arm.name}</b>, value: arm.name },
            visitors: { shown: arm.visitors, value: arm.visitors },
            shown: { shown: arm.shown, value: arm.shown },
            clicked: { shown: arm.clicked, value: arm.clicked },
            rate: { shown: percent(arm.mean), value: arm.mean },
            difference: {
              shown:
                arm.difference === null || !Number.isFinite(arm.difference.low)
                  ? ''
                  : `${percent(arm.difference.value)} (${percent(arm.difference.low)} to ${percent(arm.difference.high)})`,
              value: arm.difference?.value ?? null,
            },
            likes: {
              shown: arm.likesPerVisitor.value.toFixed(2),
              value: arm.likesPerVisitor.value,
            },
            first: { shown: arm.hoursToFirstLike?.toFixed(1) ?? '', value: arm.hoursToFirstLike },
            chance: { shown: percent(arm.chance), value: arm.chance },
            loss: { shown: percent(arm.loss), value: arm.loss },
          },
        }))}
      />
    </Panel>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}

/** An interval that is not known yet is none. */
function finite({ value, low, high }: { value: number; low: number; high: number }) {
  return Number.isFinite(low) ? { value, low, high } : { value, low: null, high: null }
}
