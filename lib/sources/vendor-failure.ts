// How asking a vendor over the network can fail, told apart so that a page can say which.

import type { VENDOR_FAILURES } from '@/lib/errors'

export type FailureKind = (typeof VENDOR_FAILURES)[number]

/** A failure as data: what happened in a sentence for the log, never with a key in it. */
export type VendorFailure = {
  kind: FailureKind
  detail: string
  /** Seconds until it is worth asking again, where the vendor or the breaker says so. */
  retryAfter: number | null
}

/** Either what was asked for, or why not. */
export type Asked<T> = { isFound: true; value: T } | ({ isFound: false } & VendorFailure)

/** Writes a failure down. */
export function failed(
  kind: FailureKind,
  detail: string,
  retryAfter: number | null = null,
): { isFound: false } & VendorFailure {
  return { isFound: false, kind, detail, retryAfter }
}
