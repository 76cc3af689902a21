// What the operator decides about models, from the dashboard.
import 'server-only'
import { refOf } from '@/lib/db/registry'
import { logger } from '@/lib/log'
import { promote, rollback } from '@/lib/operate/promote'
import { storeConnection } from './connection'

/** Lets a version serve. Throws `conflict` with what speaks against it where the gate stays shut. */
export function promoteVersion(ref: string, reason: string | null): void {
  const { version, verdict } = promote(storeConnection(), ref, { reason, now: Date.now() })
  logger().warn({ model: refOf(version), forced: verdict.isForced, reason }, 'model promoted')
}

/** Lets serve what served before; returns its name. Throws `conflict` where nothing did. */
export function rollBack(reason: string | null): string {
  const version = rollback(storeConnection(), { reason, now: Date.now() })
  logger().warn({ model: refOf(version), reason }, 'model rolled back')
  return refOf(version)
}
