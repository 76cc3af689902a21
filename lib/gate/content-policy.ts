// What a page of ours may load and run, as the header that browsers hold it to.

export type PolicyOptions = {
  /** Scripts that carry it run, and what they load; no other. */
  nonce: string
  /** Whether the site is reached by TLS. */
  isSecure: boolean
  /** The reloading site evaluates what it reloads. */
  isDevelopment: boolean
}

/** The policy of a page (CSP level 3). Styles may stand in the markup: charts and posters are drawn by them. */
export function pagePolicy({ nonce, isSecure, isDevelopment }: PolicyOptions): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    'frame-src https://www.youtube-nocookie.com',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** The policy of what is no page: nothing in it may load or run anything, should somebody open it as one. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
