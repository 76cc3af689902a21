// How asking a vendor over the network can fail, told apart so that a page can say which.

/** Every way, each a visible state of its own. */
export const FAILURE_KINDS = [
  /** No key is configured, or the source is switched off. */
  'off',
  'key-refused',
  'not-found',
  'rate-limited',
  /** The vendor answers programs with nothing or a refusal. */
  'blocked',
  /** No answer at all: no network, no such host, connection refused. */
  'offline',
  /** The vendor answers with an error of its own. */
  'failing',
  'timed-out',
  /** An answer that is not what was asked for: HTML instead of JSON, half a document, another shape. */
  'nonsense',
] as const

export type FailureKind = (typeof FAILURE_KINDS)[number]

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
