// One line on the terminal that says how far long work is and how long it will take.

/** A line that is written over on a terminal and left out elsewhere, so that logs stay readable. */
export class ProgressLine {
  readonly #unit: string
  readonly #start = performance.now()

  constructor(unit: string) {
    this.#unit = unit
  }

  /** Shows the share done and the time left at the speed so far. */
  show(done: number, total: number): void {
    if (!process.stderr.isTTY || total === 0) return
    const seconds = (performance.now() - this.#start) / 1000
    const left = done > 0 ? Math.ceil((seconds * (total - done)) / done) : 0
    const percent = Math.floor((100 * done) / total)
    process.stderr.write(
      `\r${percent} % of ${total.toLocaleString('en-GB')} ${this.#unit}, ${left} s left   `,
    )
  }

  /** Ends the line with what came of the work. */
  end(result: string): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    console.log(result)
  }
}
