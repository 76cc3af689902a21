// How long the rest of long work takes, in words.

/** `, about N min left` at the pace of what is done since `start` (milliseconds of `performance.now`); nothing before anything is. */
export function timeLeft(start: number, done: number, all: number): string {
  if (done === 0) return ''
  const minutes = ((performance.now() - start) / 60_000 / done) * (all - done)
  return `, about ${Math.ceil(minutes)} min left`
}
