'use client'

import {
  CartesianGrid,
  ErrorBar,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'

/** A point of a curve; `low` and `high` are the interval around it, where there is one. */
export type ChartPoint = { x: string | number; value: number; low?: number; high?: number }

/** A figure over steps or runs as a line, with intervals as whiskers. The same is told in words to those who cannot see it. */
export function CurveChart({
  label,
  points,
  xLabel,
  most,
}: {
  label: string
  points: readonly ChartPoint[]
  xLabel: string
  /** The top of the scale, which then begins at 0: for charts that stand side by side. */
  most?: number
}) {
  const data = points.map(({ x, value, low, high }) => ({
    x,
    value,
    interval: low !== undefined && high !== undefined ? [value - low, high - value] : [0, 0],
  }))
  const hasIntervals = points.some(({ low }) => low !== undefined)
  return (
    <figure className="chart">
      <figcaption className="label">{label}</figcaption>
      <div role="img" aria-label={inWords(label, points)}>
        <ResponsiveContainer width="100%" height={220}>
          <LineChart
            data={data}
            margin={{ top: 12, right: 12, bottom: 4, left: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid stroke="var(--hairline)" vertical={false} />
            <XAxis
              dataKey="x"
              stroke="var(--soft)"
              tickLine={false}
              minTickGap={24}
              fontSize={12}
              name={xLabel}
            />
            <YAxis
              stroke="var(--soft)"
              tickLine={false}
              axisLine={false}
              width={64}
              fontSize={12}
              domain={most === undefined ? ['auto', 'auto'] : [0, most]}
              tickFormatter={shortNumber}
            />
            <Tooltip
              formatter={(value) => [shortNumber(Number(value)), label]}
              labelFormatter={(x) => `${xLabel} ${x}`}
              contentStyle={TOOLTIP}
              itemStyle={{ color: 'var(--ink)' }}
            />
            <Line
              dataKey="value"
              name={label}
              stroke="var(--signal)"
              strokeWidth={2.5}
              dot={points.length < 40 ? { r: 3, fill: 'var(--signal)' } : false}
              isAnimationActive={false}
            >
              {hasIntervals && (
                <ErrorBar dataKey="interval" stroke="var(--ink)" width={6} direction="y" />
              )}
            </Line>
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}

const TOOLTIP = {
  background: 'var(--sheet)',
  border: '2px solid var(--rule)',
  color: 'var(--ink)',
  fontSize: 13,
}

function shortNumber(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB')
  return String(Number(value.toPrecision(4)))
}

function inWords(label: string, points: readonly ChartPoint[]): string {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return `${label}: no values`
  return `${label}: ${points.length} values, from ${shortNumber(first.value)} at ${first.x} to ${shortNumber(last.value)} at ${last.x}`
}
