// Requests at a steady rate, whether or not earlier ones were answered: waiting counts as latency.

/**
 * Begins `work` so many times a second for so many seconds and waits for all of it. Returns milliseconds from when each was due to when
 * it was done, so that a stalled server is not flattered by fewer requests (Tene 2013, «coordinated omission»). Rejects where one fails.
 */
export async function atRate(
  perSecond: number,
  seconds: number,
  work: (turn: number) => Promise<void>,
): Promise<number[]> {
  const total = perSecond * seconds
  const began = performance.now()
  const latencies: number[] = []
  const running: Promise<void>[] = []
  const begin = async (turn: number) => {
    const due = began + (turn * 1000) / perSecond
    await work(turn)
    latencies.push(performance.now() - due)
  }
  while (running.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * perSecond) / 1000) + 1)
    while (running.length < due) running.push(begin(running.length))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(running)
  return latencies
}

/** The value below which a share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
