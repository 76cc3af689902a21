import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ContestChart } from '@/components/dashboard/bar-chart'
import { CurveChart } from '@/components/dashboard/curve-chart'
import { DashboardFrame } from '@/components/dashboard/frame'
import { Live } from '@/components/dashboard/live'
import { NameValues } from '@/components/dashboard/name-values'
import { Nothing, Panel } from '@/components/dashboard/panel'
import { SortableTable } from '@/components/dashboard/sortable-table'
import { StateMark } from '@/components/dashboard/state-mark'
import { durationOf, figureOf, shortOf, timeOf } from '@/components/dashboard/times'
import type { RunDetail } from '@/lib/api/dashboard'
import { readRun } from '@/lib/serve/dashboard'
import { requireOperator } from '../../entrance'
import { readSorting, sortedAddress } from '../../sorting'

export async function generateMetadata({
  params,
}: PageProps<'/dashboard/runs/[id]'>): Promise<Metadata> {
  return { title: `Run ${shortOf((await params).id)}` }
}

export default async function RunPage({ params, searchParams }: PageProps<'/dashboard/runs/[id]'>) {
  await requireOperator()
  const { id } = await params
  const run = readRun(id)
  if (!run) notFound()
  return (
    <DashboardFrame
      path="/dashboard/runs"
      title={`Run ${shortOf(run.id)}`}
      lead={<Lead run={run} />}
    >
      <Panel title="Steps">
        <Steps run={run} />
      </Panel>
      {run.contest.length > 0 && (
        <Panel title="Against what served" note="on people kept apart, 95 % intervals">
          <ContestChart
            label="nDCG@10"
            bars={run.contest.map(({ name, measured }) => ({ name, ...measured }))}
          />
        </Panel>
      )}
      {run.curves.length > 0 && (
        <Panel title="Learning">
          <div className="grid gap-6 lg:grid-cols-2">
            {run.curves.map(({ key, points }) => (
              <CurveChart
                key={key}
                label={key}
                xLabel="step"
                points={points.map(({ step, value }) => ({ x: step, value }))}
              />
            ))}
          </div>
        </Panel>
      )}
      <Panel title="Figures" note="on people kept apart">
        {run.figures.length === 0 ? (
          <Nothing>None yet.</Nothing>
        ) : (
          <Figures run={run} sorting={readSorting(await searchParams)} />
        )}
      </Panel>
      <Panel title="Made from and with">
        <div className="grid gap-8 md:grid-cols-2">
          <NameValues
            values={[
              ['data', run.dataFingerprint ?? 'not known yet'],
              ...Object.entries(run.parameters),
              ...Object.entries(run.tags),
            ]}
          />
          <NameValues values={Object.entries(run.environment)} />
        </div>
      </Panel>
      <Panel title="What it left">
        <Left run={run} />
      </Panel>
      <Panel title="Log">
        <section
          aria-label="Log of the run"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
          tabIndex={0}
          className="log"
        >
          {run.logs.map(({ at, level, text }) => `${timeOf(at)}  ${level}  ${text}`).join('\n')}
        </section>
      </Panel>
    </DashboardFrame>
  )
}

function Lead({ run: { state, startedAt, seconds } }: { run: RunDetail }) {
  return (
    <>
      <p>
        <StateMark state={state} />, begun {timeOf(startedAt)} UTC
        {seconds === null ? '' : `, took ${durationOf(seconds)}`}.
      </p>
      {state === 'running' && <Live every={2000} />}
    </>
  )
}

function Steps({ run }: { run: RunDetail }) {
  return (
    <SortableTable
      caption="Steps of the run"
      columns={[
        { key: 'step', label: 'Step' },
        { key: 'state', label: 'State' },
        { key: 'took', label: 'Took', isNumber: true },
        { key: 'detail', label: 'What came of it' },
        { key: 'fingerprint', label: 'Made from' },
      ]}
      sorting={null}
      addressOf={null}
      rows={run.stepViews.map(({ name, state, seconds, detail, fingerprint }) => ({
        id: name,
        isMarked: state === 'running',
        cells: {
          step: { shown: <b>{name}</b>, value: name },
          state: { shown: <StateMark state={state} />, value: state },
          took: { shown: seconds === null ? '' : durationOf(seconds), value: seconds },
          detail: {
            shown: <span className="block min-w-64 whitespace-pre-line">{detail}</span>,
            value: detail,
          },
          fingerprint: {
            shown: <code title={fingerprint ?? ''}>{shortOf(fingerprint ?? '')}</code>,
            value: fingerprint,
          },
        },
      }))}
    />
  )
}

/** Whose figure it is, by the beginning of its name; those of the run itself have none. */
const OWNERS = [
  ['own', '', 'This run'],
  ['champion', 'champion.', 'What served'],
  ['content', 'content.', 'Content alone'],
] as const

function Figures({
  run: { id, figures },
  sorting,
}: {
  run: RunDetail
  sorting: ReturnType<typeof readSorting>
}) {
  const values = new Map(figures.map(({ key, value }) => [key, value]))
  const names = figures.map(({ key }) => key).filter((key) => !/^(?:champion|content)\./.test(key))
  const cellOf = (value: number | undefined) => ({
    shown: value === undefined ? '' : figureOf(value),
    value: value ?? null,
  })
  return (
    <SortableTable
      caption="Figures of the run, of what served and of content alone"
      columns={[
        { key: 'name', label: 'Figure' },
        ...OWNERS.map(([key, , label]) => ({ key, label, isNumber: true })),
      ]}
      sorting={sorting}
      addressOf={sortedAddress(`/dashboard/runs/${id}`)}
      rows={names.map((name) => ({
        id: name,
        cells: {
          name: { shown: name, value: name },
          ...Object.fromEntries(
            OWNERS.map(([key, prefix]) => [key, cellOf(values.get(`${prefix}${name}`))]),
          ),
        },
      }))}
    />
  )
}

function Left({ run: { models, artefacts, looks } }: { run: RunDetail }) {
  if (models.length + artefacts.length + looks.length === 0) return <Nothing>Nothing yet.</Nothing>
  return (
    <ul className="grid gap-2 text-sm">
      {models.map((ref) => (
        <li key={ref}>
          Model{' '}
          <Link href="/dashboard/models" prefetch={false} className="textlink font-semibold">
            {ref}
          </Link>
        </li>
      ))}
      {artefacts.map(({ name, path, sha256, bytes }) => (
        <li key={name} className="wrap-anywhere">
          Artefact <b>{name}</b>, {(bytes / 1e6).toFixed(1)} MB at {path}, checksum{' '}
          <code>{sha256}</code>
        </li>
      ))}
      {looks.map(({ id, name, isAccepted }) => (
        <li key={id}>
          Look at{' '}
          <Link
            href={`/dashboard/data?look=${id}`}
            prefetch={false}
            className="textlink font-semibold"
          >
            {name}
          </Link>
          {isAccepted ? ', accepted' : ', not accepted'}
        </li>
      ))}
    </ul>
  )
}
