// Two kinds of request against the same server in turn, so that what else the machine does hits both alike.
import { type Asked, load, type Turn } from './load'

const TURNS = 5
const SECONDS = 5
const WARM_UP_SECONDS = 3

export type Duel = {
  /** Median over the turns of ours by theirs, in requests a second. */
  ratio: number
  ours: Turn
  theirs: Turn
}

/** Lets ours and theirs answer in turn, after a warm-up of both; throws where a request failed. `theirs` may be at another address. */
export async function duel(
  address: string,
  ours: readonly Asked[],
  theirs: readonly Asked[],
  theirAddress = address,
): Promise<Duel> {
  await load(address, ours, WARM_UP_SECONDS)
  await load(theirAddress, theirs, WARM_UP_SECONDS)
  const turns: { ours: Turn; theirs: Turn }[] = []
  for (let turn = 0; turn < TURNS; turn++)
    turns.push({
      ours: await load(address, ours, SECONDS),
      theirs: await load(theirAddress, theirs, SECONDS),
    })
  const failed = turns.reduce((sum, turn) => sum + turn.ours.failed + turn.theirs.failed, 0)
  if (failed > 0) throw new Error(`Got ${failed} answers that were no success, expected none.`)
  return {
    ratio: median(turns.map((turn) => turn.ours.requestsPerSecond / turn.theirs.requestsPerSecond)),
    ours: medianTurn(turns.map((turn) => turn.ours)),
    theirs: medianTurn(turns.map((turn) => turn.theirs)),
  }
}

/** Prints one line of a duel's table. */
export function printTurn(name: string, { requestsPerSecond, p99Ms }: Turn): void {
  const speed = Math.round(requestsPerSecond).toLocaleString('en-GB')
  console.log(`${name.padEnd(44)} ${speed.padStart(7)} a second, p99 ${p99Ms.toFixed(1)} ms`)
}

export function rounded(figure: number, digits = 3): number {
  return Number(figure.toFixed(digits))
}

function medianTurn(turns: readonly Turn[]): Turn {
  return {
    requestsPerSecond: median(turns.map((turn) => turn.requestsPerSecond)),
    p99Ms: median(turns.map((turn) => turn.p99Ms)),
    failed: 0,
  }
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}
