'use client'

import {
  Bar,
  BarChart,
  CartesianGrid,
  ErrorBar,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'

export type BarValue = { name: string; value: number; low: number | null; high: number | null }

/** Figures side by side as bars from zero, with their intervals as whiskers. */
export function ContestChart({ label, bars }: { label: string; bars: readonly BarValue[] }) {
  const data = bars.map(({ name, value, low, high }) => ({
    name,
    value,
    interval: low !== null && high !== null ? [value - low, high - value] : [0, 0],
  }))
  const words = bars.map(
    ({ name, value, low, high }) =>
      `${name} ${value.toFixed(4)}${low !== null && high !== null ? `, between ${low.toFixed(4)} and ${high.toFixed(4)}` : ''}`,
  )
  return (
    <figure className="chart">
      <figcaption className="label">{label}</figcaption>
      <div role="img" aria-label={`${label}: ${words.join('; ')}`}>
        <ResponsiveContainer width="100%" height={bars.length * 56 + 40}>
          <BarChart
            layout="vertical"
            data={data}
            margin={{ top: 4, right: 64, bottom: 4, left: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid stroke="var(--hairline)" horizontal={false} />
            <XAxis type="number" stroke="var(--soft)" tickLine={false} fontSize={12} />
            <YAxis
              type="category"
              dataKey="name"
              stroke="var(--soft)"
              tickLine={false}
              width={104}
              fontSize={13}
            />
            <Tooltip
              cursor={{ fill: 'var(--hairline)', opacity: 0.4 }}
              formatter={(value) => [Number(value).toFixed(4), label]}
              contentStyle={{
                background: 'var(--sheet)',
                border: '2px solid var(--rule)',
                color: 'var(--ink)',
                fontSize: 13,
              }}
              itemStyle={{ color: 'var(--ink)' }}
            />
            <Bar dataKey="value" fill="var(--signal)" barSize={26} isAnimationActive={false}>
              <ErrorBar dataKey="interval" stroke="var(--ink)" width={8} direction="x" />
              <LabelList
                dataKey="value"
                position="insideLeft"
                fill="var(--paper)"
                fontSize={12}
                formatter={(value) => Number(value).toFixed(3)}
              />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}
