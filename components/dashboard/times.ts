// How times and figures read on the dashboard.

/** «2026-11-23 22:41», in UTC: what the logs say too. */
export function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')
}

/** «4.2 s», «3 min 10 s», «2 h 5 min». */
export function durationOf(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Five digits that count: «0.15934». */
export function figureOf(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(5)))
}

/** The first letters of an id or checksum. */
export function shortOf(id: string): string {
  return id.slice(0, 8)
}
