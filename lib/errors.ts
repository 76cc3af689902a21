// The one error type that the edges throw, with a closed set of codes; and how vendors fail, which is data.

/** Every code an edge may answer with, and the HTTP status that goes with it. */
export const ERROR_STATUS = {
  'bad-request': 400,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  'unusable-data': 422,
  'too-many': 429,
  internal: 500,
  overloaded: 503,
  'not-ready': 503,
  /** The store is only read here, so nothing that visitors say can stay. */
  'keeps-nothing': 503,
} as const

/** Every way in which asking a vendor over the network can fail, each a visible state of its own. */
export const VENDOR_FAILURES = [
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

export type ErrorCode = keyof typeof ERROR_STATUS

/** An expected failure: its message says what was got, what was expected and what to do. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    cause?: unknown,
    /** After so many seconds it may go well, where that is known. */
    readonly retrySeconds: number | null = null,
  ) {
    super(message, { cause })
    this.name = 'AppError'
  }
}
