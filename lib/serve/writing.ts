// Writes that wait their turn without holding up whoever only reads.
import 'server-only'
import { loadConfig } from '@/lib/config'
import { isBusy, isPostgresAddress, withoutWaiting } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { traced } from '@/lib/tracing'
import { storeConnection } from './connection'

/** So long is waited for another process that writes, such as an import; between two tries others are answered. */
export const PATIENCE_MS = 10_000
const FIRST_WAIT_MS = 20
const LONGEST_WAIT_MS = 250

/**
 * Does the work, which writes to the store, as soon as no other process or thread does. Throws `overloaded` where that takes too long
 * for who has waited `since`, by performance.now().
 */
export function writing<T>(work: () => T, since = performance.now()): Promise<T> {
  const system = isPostgresAddress(loadConfig().databaseAddress) ? 'postgresql' : 'sqlite'
  const attributes = { 'db.system.name': system, 'db.operation.name': 'COMMIT' }
  return traced({ name: 'COMMIT', kind: 'client', attributes }, () => inTurn(work, since))
}

async function inTurn<T>(work: () => T, since: number): Promise<T> {
  const until = since + PATIENCE_MS
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return withoutWaiting(storeConnection(), work)
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() > until)
        throw new AppError(
          'overloaded',
          `Got no turn to write within ${PATIENCE_MS / 1000} s, since something else writes to the store; nothing was kept. Try again.`,
          error,
          5,
        )
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
