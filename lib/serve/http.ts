// Between HTTP and the answers: requests are checked, errors become problem details, answers carry their tag.
import 'server-only'
import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { z } from 'zod'
import type { ProblemDetails } from '@/lib/api/schemas'
import { isAway, storeAway } from '@/lib/db/database'
import { AppError, ERROR_STATUS, type ErrorCode } from '@/lib/errors'
import { logger } from '@/lib/log'
import { processWide } from './process-wide'

/** A request as answers see it: that of a route handler, or Node's own where it is answered ahead of Next. */
export type Asked = Pick<Request, 'method' | 'url' | 'arrayBuffer'> & {
  headers: { get: (name: string) => string | null }
  body: AsyncIterable<Uint8Array> | null
}

/** An answer, whoever sends it. */
export type Reply = {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | null
}

/** The body of an answer that is kept: its bytes and the tag made of them. */
export type Body = { bytes: Uint8Array<ArrayBuffer>; tag: string }

/** Answers may be kept for a minute and checked by their tag afterwards: a new model shows soon. */
const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600'
const TITLES: Record<ErrorCode, string> = {
  'bad-request': 'The request cannot be understood',
  forbidden: 'That is not allowed from there',
  'not-found': 'There is no such thing',
  'method-not-allowed': 'This address does not take that',
  conflict: 'That does not go with how things stand',
  'too-large': 'That is too much at once',
  'unusable-data': 'The data cannot be used',
  'too-many': 'That is too often',
  internal: 'Something went wrong here',
  overloaded: 'Too much at the moment',
  'not-ready': 'Not ready yet',
  'keeps-nothing': 'This site keeps nothing',
}
const counter = processWide('requests', () => ({ requests: 0 }))
const PROCESS = processWide('name in logs', () => randomBytes(4).toString('hex'))

/** Runs the work of a route handler, as `settle` does, and hands its answer to Next. */
export async function handle(asked: Asked, work: () => Promise<Reply>): Promise<Response> {
  return respond(await settle(asked, work))
}

/** An answer in the form that route handlers return. */
export function respond({ status, headers, body }: Reply): Response {
  return new Response(body, { status, headers })
}

/** Does the work and answers its error, if any, as problem details with a stable code. */
export async function settle(asked: Asked, work: () => Promise<Reply>): Promise<Reply> {
  const requestId = `${PROCESS}-${(++counter.requests).toString(36)}`
  const start = performance.now()
  let reply: Reply
  try {
    reply = await work()
  } catch (error) {
    reply = answerError(error, asked, requestId)
  }
  reply.headers['x-request-id'] = requestId
  if (logger().isLevelEnabled('debug')) {
    const milliseconds = Math.round((performance.now() - start) * 10) / 10
    const { method, url } = asked
    logger().debug({ requestId, method, url, status: reply.status, milliseconds }, 'answered')
  }
  return reply
}

/**
 * Makes the body of an answer. Outside production it is checked against its schema, as the tests do
 * with what production sends; there the check would cost a tenth of the answer.
 */
export function encodeBody<T>(schema: z.ZodType<T>, answer: T): Body {
  checkAnswer(schema, answer)
  const text = JSON.stringify(answer)
  const bytes = new TextEncoder().encode(text)
  return { bytes, tag: `"${crc32(bytes).toString(36)}-${bytes.length.toString(36)}"` }
}

function checkAnswer<T>(schema: z.ZodType<T>, answer: T): void {
  if (process.env.NODE_ENV === 'production') return
  const checked = schema.safeParse(answer)
  if (!checked.success)
    throw new AppError('internal', 'The answer breaks its own form.', checked.error)
}

/** Sends an answer that nobody keeps: without a tag, which costs as much as the writing. */
export function answerFresh<T>(schema: z.ZodType<T>, answer: T, cacheControl = 'no-store'): Reply {
  checkAnswer(schema, answer)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': cacheControl,
  }
  return { status: 200, headers, body: JSON.stringify(answer) }
}

/** Sends a body, or 304 where the client holds it already. */
export function answerBody(
  asked: Asked,
  { bytes, tag }: Body,
  cacheControl = CACHE_CONTROL,
): Reply {
  const headers = { etag: tag, 'cache-control': cacheControl }
  const held = asked.headers.get('if-none-match')
  if (held?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === tag))
    return { status: 304, headers, body: null }
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return { status: 200, headers: { ...headers, ...type }, body: bytes }
}

/** Reads the query of a request. Throws `bad-request` that names every bad parameter and what was expected. */
export function readQuery<T extends z.ZodObject>(asked: Asked, schema: T): z.infer<T> {
  const given: Record<string, string> = {}
  const raw = asked.url.split('?')[1]?.split('#')[0] ?? ''
  for (const pair of raw.split('&').filter(Boolean)) {
    const [name, value] = pair.split(/=(.*)/s).map(decode)
    const stem = name?.replace(/\[.*$/, '')
    if (name === undefined || stem === undefined || !Object.hasOwn(schema.shape, stem)) continue
    if (name !== stem)
      throw new AppError('bad-request', `Got a list for ${stem}, expected a single value.`)
    if (Object.hasOwn(given, name))
      throw new AppError('bad-request', `Got ${name} more than once, expected it once.`)
    given[name] = value ?? ''
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0])
    const got = given[name] === undefined ? 'nothing' : `«${shorten(given[name])}»`
    return `${name}: got ${got}, ${lowerFirst(message)}`
  })
  throw new AppError('bad-request', `${wrong.join('; ')}.`)
}

/** Reads an id from the path. Throws `bad-request` where it is no positive whole number. */
export function readId(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text))
    throw new AppError(
      'bad-request',
      `Got id «${shorten(text)}», expected a positive whole number such as 27.`,
    )
  return Number(text)
}

/** Bodies of JSON may be so long: a taste of a thousand films is some 40 KB. */
const LONGEST_BODY = 256 * 1024

/**
 * Reads the body of a request as JSON of that form. Throws `too-large`, or `bad-request` that names every bad field and what was
 * expected.
 */
export async function readJson<T extends z.ZodType>(asked: Asked, schema: T): Promise<z.infer<T>> {
  const text = new TextDecoder().decode(await readBytes(asked, LONGEST_BODY))
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    const got = text === '' ? 'nothing' : `«${shorten(text)}»`
    throw new AppError('bad-request', `Got ${got}, expected a body of JSON.`)
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.join('.') || 'body'}: ${lowerFirst(message)}`)
  throw new AppError('bad-request', `${wrong.join('; ')}.`)
}

/** Reads the body of a request, at most so many bytes. Throws `too-large` where there are more. */
export async function readBytes(asked: Asked, most: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new AppError(
      'too-large',
      `Got a body of more than ${Math.round(most / 1024)} KB, expected less.`,
    )
  const told = asked.headers.get('content-length')
  if (Number(told ?? 0) > most) throw tooLarge()
  try {
    // A length that is told is held to by the server, and reading all at once is twice as fast.
    if (told !== null) return new Uint8Array(await asked.arrayBuffer())
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of asked.body ?? []) {
      length += chunk.length
      if (length > most) throw tooLarge()
      chunks.push(chunk)
    }
    return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('bad-request', 'Got a body that breaks off, expected all of it.', error)
  }
}

/** Refuses what another site's page would have a visitor's browser do here. Throws `forbidden`. */
export function requireOwnPage({ headers }: Asked): void {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const isOwn = site === null || site === 'same-origin' || site === 'none'
  const isSameHost = origin === null || hostOf(origin) === headers.get('host')
  if (isOwn && isSameHost) return
  throw new AppError(
    'forbidden',
    'Got a write from another site’s page, expected one of this site.',
  )
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/** Answers every method that an address does not have; `methods` are those it has. */
export function refuseMethodsBut(...methods: string[]) {
  return async (asked: Asked): Promise<Response> => {
    const reply = await settle(asked, async () => {
      throw new AppError('method-not-allowed', `Got ${asked.method}, expected ${methods[0]}.`)
    })
    reply.headers.allow = methods.join(', ')
    return respond(reply)
  }
}

/** Answers every method of an address that is only read. */
export const refuseMethod = refuseMethodsBut('GET', 'HEAD')

/** Answers every address that the API does not have. */
export async function refuseAddress(asked: Asked): Promise<Response> {
  return handle(asked, async () => {
    throw new AppError(
      'not-found',
      'There is no such address; /api/openapi.json lists those there are.',
    )
  })
}

function answerError(thrown: unknown, { method }: Asked, requestId: string): Reply {
  const error = isAway(thrown) ? storeAway(thrown) : thrown
  if (error !== thrown) logger().warn({ err: thrown, requestId, method }, 'the store is away')
  const known = error instanceof AppError && error.code !== 'internal'
  const code = error instanceof AppError ? error.code : 'internal'
  const status = ERROR_STATUS[code]
  if (!known) logger().error({ err: error, requestId, method }, 'request failed')
  const problem: ProblemDetails = {
    type: `/about#error-${code}`,
    title: TITLES[code],
    status,
    code,
    detail: known ? error.message : `Try again; the log has more under request ${requestId}.`,
  }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  }
  const retrySeconds = error instanceof AppError ? error.retrySeconds : null
  if (retrySeconds !== null) headers['retry-after'] = String(retrySeconds)
  else if (code === 'not-ready') headers['retry-after'] = '5'
  return { status, headers, body: JSON.stringify(problem) }
}

function decode(text: string): string {
  let decoded: string
  try {
    decoded = decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    throw new AppError('bad-request', `Got «${shorten(text)}», expected valid percent encoding.`)
  }
  if (decoded.includes('\0')) throw new AppError('bad-request', 'Got a NUL byte, expected text.')
  return decoded
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
