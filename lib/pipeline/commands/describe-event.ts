// The pipeline's walk as lines on a terminal.
import type { WalkEvent } from '../walk'

const started = { step: '', at: 0, usualSeconds: null as number | null }

/** Prints an event: a line a step, and on a terminal what is being done with the time left by the last walk's. */
export function describeEvent(event: WalkEvent): void {
  if (event.kind === 'begun') {
    Object.assign(started, {
      step: event.step,
      at: performance.now(),
      usualSeconds: event.usualSeconds,
    })
    const usual = event.usualSeconds === null ? '' : `, about ${inWords(event.usualSeconds)}`
    console.log(`${event.place} of ${event.of}  ${event.step}${usual}`)
    return
  }
  if (event.kind === 'ended') {
    clearLine()
    const time = event.state === 'skipped' ? '' : `  ${inWords(event.seconds)}`
    console.log(`  ${event.state}${time}  ${event.step}: ${event.detail}`)
    return
  }
  const seconds = (performance.now() - started.at) / 1000
  const left =
    started.usualSeconds === null
      ? ''
      : `, ${inWords(Math.max(0, started.usualSeconds - seconds))} left`
  const line = `  ${inWords(seconds)}${left}  ${event.text}`
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
  else console.log(line)
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}

function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
