// Figures as a person reads them, and as one line of JSON.

/** Prints one figure a line, and with `json` all of them as one JSON object on the last line. */
export function printFigures(figures: Record<string, unknown>, json: boolean | undefined): void {
  const width = Math.max(...Object.keys(figures).map((name) => name.length))
  for (const [name, value] of Object.entries(figures)) {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(round(value))
    console.log(`${name.padEnd(width)}  ${text}`)
  }
  if (json) console.log(JSON.stringify(figures))
}

/** Prints rows in columns of even width; an empty head is left out. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = head.length > 0 ? [head, ...rows] : rows
  const columns = Math.max(0, ...all.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, c) =>
    Math.max(...all.map((row) => (row[c] ?? '').length)),
  )
  for (const row of all)
    console.log(
      row
        .map((cell, c) => cell.padEnd(widths[c]!))
        .join('  ')
        .trimEnd(),
    )
}

function round(value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value)
    ? Number(value.toPrecision(5))
    : value
}
