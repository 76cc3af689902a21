// Keeps what operators do: what, how it ended, when and from where.
import 'server-only'
import { headers } from 'next/headers'
import type { AuditView } from '@/lib/api/dashboard'
import { loadConfig } from '@/lib/config'
import { type AuditAction, listAudit, saveAudit } from '@/lib/db/audit'
import { logger } from '@/lib/log'
import { storeConnection } from './connection'
import { addressOf } from './limits'

const SHOWN = 200
const LONGEST_DETAIL = 500

/** Keeps what an operator did, or tried: `outcome` is null where it was done, else why not. */
export async function recordAction(
  action: AuditAction,
  detail: string | null,
  outcome: string | null,
): Promise<void> {
  const entry = {
    at: Date.now(),
    action,
    detail: detail === null ? null : detail.slice(0, LONGEST_DETAIL),
    outcome: outcome === null ? 'done' : outcome.slice(0, LONGEST_DETAIL),
    address: addressOf({ headers: await headers() }),
  }
  // Where nothing is kept, the log has it.
  if (!loadConfig().isReadOnly) saveAudit(storeConnection(), entry)
  logger().info(entry, 'operator')
}

/** What operators did, the latest first. */
export function readAudit(): AuditView[] {
  return listAudit(storeConnection(), { limit: SHOWN })
}
