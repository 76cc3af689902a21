// What a PostgreSQL on this machine holds: its processes' own memory and what they share, by /proc.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const SAMPLE_MILLISECONDS = 250

/** Watches all processes of the server that has the backend `pid`; `stop` returns the most they held, in MB, or null without /proc. */
export function watchServer(pid: number): { stop: () => number | null } {
  const main = numberOf(pid, 'PPid')
  if (main === null) return { stop: () => null }
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, heldBy(main))
  }, SAMPLE_MILLISECONDS)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.round(most / 1024)
    },
  }
}

/** Own memory of every process, and once what is shared, in kB. */
function heldBy(main: number): number {
  const pids = readdirSync('/proc').filter((name) => numberOf(name, 'PPid') === main)
  const own = pids.reduce((sum, pid) => sum + (numberOf(pid, 'RssAnon') ?? 0), 0)
  return own + Math.max(0, ...pids.map((pid) => numberOf(pid, 'RssShmem') ?? 0))
}

function numberOf(pid: number | string, field: string): number | null {
  const path = `/proc/${pid}/status`
  if (!/^\d+$/.test(String(pid)) || !existsSync(path)) return null
  try {
    const [, value] = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(path, 'utf8')) ?? []
    return value === undefined ? null : Number(value)
  } catch {
    // It ended meanwhile.
    return null
  }
}
