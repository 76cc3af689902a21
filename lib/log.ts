// The structured log: one JSON line an event, on standard error so that commands keep standard output.
import pino from 'pino'
import { loadConfig } from './config'

let known: pino.Logger | null = null

/** Returns the logger of this process, at the configured level. */
export function logger(): pino.Logger {
  known ??= pino(
    { level: loadConfig().logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )
  return known
}
