/** How values are spread, small enough for a line of a table. Drawn by the server; the counts stand in its name. */
export function SmallBars({
  label,
  bars,
}: {
  label: string
  bars: readonly { label: string; count: number }[]
}) {
  if (bars.length === 0) return null
  const most = Math.max(...bars.map(({ count }) => count))
  const width = 100 / bars.length
  const words = bars.slice(0, 12).map(({ label: name, count }) => `${name}: ${count}`)
  return (
    <svg
      viewBox="0 0 100 32"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}. ${words.join(', ')}`}
      className="block h-8 w-40"
    >
      {bars.map(({ label: name, count }, i) => {
        const height = Math.max(count > 0 ? 1 : 0, (30 * count) / most)
        return (
          <rect
            key={name}
            x={i * width}
            y={32 - height}
            width={width * 0.86}
            height={height}
            fill="var(--signal)"
          >
            <title>{`${name}: ${count}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}
