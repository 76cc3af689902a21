// The one error type that the edges throw, with a closed set of codes.

/** Every code an edge may answer with, and the HTTP status that goes with it. */
export const ERROR_STATUS = {
  'bad-request': 400,
  'not-found': 404,
  'method-not-allowed': 405,
  'unusable-data': 422,
  internal: 500,
  'not-ready': 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** An expected failure: its message says what was got, what was expected and what to do. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'AppError'
  }
}
