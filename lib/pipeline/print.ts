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

function round(value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value)
    ? Number(value.toPrecision(5))
    : value
}
