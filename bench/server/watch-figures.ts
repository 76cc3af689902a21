// What a server says of itself while something is measured.
import type { Site } from './site'

const LOOK_MILLISECONDS = 5000

/** What the server said of itself: resident memory, and how late its event loop was (99 of a hundred looks). */
export type Look = { minute: number; memoryMb: number; keptMb: number; loopP99Ms: number }

/** Reads the server's own figures every few seconds. */
export function watchFigures({ address }: Site): { stop: () => Promise<Look[]> } {
  const began = performance.now()
  const looks: Look[] = []
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const text = await (await fetch(`${address}/api/metrics`)).text()
      const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
      looks.push({
        minute: (performance.now() - began) / 60_000,
        memoryMb: figure('process_resident_memory_bytes') / 1024 ** 2,
        keptMb: figure('marquee_kept_answers_bytes') / 1024 ** 2,
        loopP99Ms: figure('nodejs_eventloop_lag_p99_seconds') * 1000,
      })
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS))
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await watching
      return looks
    },
  }
}
