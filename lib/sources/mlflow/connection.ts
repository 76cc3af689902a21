// One call to an MLflow tracking server: address, credentials, patience, and a failure that says what to do.
import type { Response } from 'undici'
import { z } from 'zod'
import { AppError, type ErrorCode } from '@/lib/errors'
import { fetchOutside, USER_AGENT } from '@/lib/outgoing'
import { errorShape } from './shapes'

/** Where the tracking server is and who we are there; a token goes before a user name and password. */
export type MlflowSettings = {
  /** MLFLOW_TRACKING_URI: "https://mlflow.example.org", with a path where it stands below one. */
  uri: string
  /** MLFLOW_TRACKING_TOKEN, sent as bearer. */
  token?: string | undefined
  /** MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, sent as basic. */
  username?: string | undefined
  password?: string | undefined
  /** Patience with one call, its answer included. */
  timeoutSeconds: number
  /** Further attempts where the server cannot be reached or fails of itself; 2 unless told. */
  retries?: number | undefined
}

/** How a call failed: which one, what was answered and what to do, never with a credential in it. */
export class MlflowFailure extends AppError {
  constructor(
    code: ErrorCode,
    message: string,
    /** MLflow's own word for it, RESOURCE_DOES_NOT_EXIST; null where it gave none. */
    readonly answered: string | null,
    /** Whether the same may go well in a moment. */
    readonly isPassing: boolean,
  ) {
    super(code, message)
    this.name = 'MlflowFailure'
  }
}

/** Calls below /api/2.0/mlflow/; each throws an MlflowFailure, or hands over what the shape reads. */
export type MlflowConnection = {
  get: <T>(endpoint: string, query: Record<string, string>, shape: z.ZodType<T>) => Promise<T>
  post: <T>(endpoint: string, body: object, shape: z.ZodType<T>) => Promise<T>
}

type Call = { endpoint: string; method: 'GET' | 'POST'; url: URL; body: string | null }

const MOST_TOLD_CHARACTERS = 300
const AND_AGAIN = 'then export the run again'

/** Opens a connection; nothing is asked yet. Throws AppError where the settings cannot be used. */
export function openMlflow(settings: MlflowSettings): MlflowConnection {
  const base = baseOf(settings.uri)
  const headers = { 'user-agent': USER_AGENT, ...authorisation(settings) }

  async function ask<T>(call: Call, shape: z.ZodType<T>): Promise<T> {
    const { response, text } = await send(call, headers, settings.timeoutSeconds)
    const answer = parseJson(text)
    if (!response.ok) throw refusal(call, response, answer, text, settings)
    const parsed = shape.safeParse(answer)
    if (parsed.success) return parsed.data
    throw nonsense(call, response, answer === undefined ? null : parsed.error)
  }

  return {
    get: (endpoint, query, shape) => {
      const url = new URL(`${base}/${endpoint}`)
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return ask({ endpoint, method: 'GET', url, body: null }, shape)
    },
    post: (endpoint, body, shape) => {
      const url = new URL(`${base}/${endpoint}`)
      return ask({ endpoint, method: 'POST', url, body: JSON.stringify(body) }, shape)
    },
  }
}

/** What was asked for, or null where MLflow answers with that code of its own. */
export async function unlessAnswered<T>(code: string, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof MlflowFailure && error.answered === code) return null
    throw error
  }
}

function baseOf(uri: string): string {
  const url = URL.canParse(uri) ? new URL(uri) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new AppError(
      'bad-request',
      'Got an MLFLOW_TRACKING_URI that is no web address, expected one such as http://localhost:5000.',
    )
  if (url.username !== '' || url.password !== '')
    throw new AppError(
      'bad-request',
      'Got an MLFLOW_TRACKING_URI with a user name or password in it; set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD instead.',
    )
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/api/2.0/mlflow`
}

function authorisation({ token, username, password }: MlflowSettings): { authorization?: string } {
  if (token) {
    if (!/^[\x21-\x7e]+$/.test(token))
      throw new AppError(
        'bad-request',
        'Got an MLFLOW_TRACKING_TOKEN with spaces, line breaks or letters beyond ASCII, expected none; copy it anew.',
      )
    return { authorization: `Bearer ${token}` }
  }
  return username ? { authorization: `Basic ${basicOf(username, password)}` } : {}
}

function basicOf(username = '', password = ''): string {
  return Buffer.from(`${username}:${password}`).toString('base64')
}

async function send(call: Call, headers: Record<string, string>, timeoutSeconds: number) {
  const signal = AbortSignal.timeout(timeoutSeconds * 1000)
  try {
    const response = await fetchOutside(call.url, {
      method: call.method,
      signal,
      headers: call.body === null ? headers : { ...headers, 'content-type': 'application/json' },
      body: call.body,
    })
    return { response, text: await response.text() }
  } catch (error) {
    if (error instanceof AppError) throw error
    if (signal.aborted)
      throw new MlflowFailure(
        'not-ready',
        `${nameOf(call)} gave no answer within ${timeoutSeconds} s. Check that the server is well or allow it more time, ${AND_AGAIN}.`,
        null,
        false,
      )
    throw new MlflowFailure(
      'not-ready',
      `${nameOf(call)} could not be reached (${codeOf(error)}). Check MLFLOW_TRACKING_URI and that the server runs, ${AND_AGAIN}.`,
      null,
      true,
    )
  }
}

/** The failure that an answer is whose status is not 2xx. */
function refusal(
  call: Call,
  { status, headers }: Response,
  answer: unknown,
  text: string,
  settings: MlflowSettings,
): MlflowFailure {
  const error = errorShape.safeParse(answer).data
  const answered = error?.error_code ?? null
  const message = error ? (error.message ?? '') : isHtml(headers) ? 'a web page' : text
  const told = withoutSecrets(message, settings).trim().slice(0, MOST_TOLD_CHARACTERS)
  const words = [status, answered, told && `«${told}»`].filter(Boolean).join(' ')
  const isPassing = status >= 500 || status === 429
  return new MlflowFailure(
    isPassing ? 'not-ready' : 'bad-request',
    `${nameOf(call)} answered ${words}. ${adviceOn(status, answered)}, ${AND_AGAIN}.`,
    answered,
    isPassing,
  )
}

function adviceOn(status: number, answered: string | null): string {
  if (status === 401 || status === 403)
    return 'Check MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, and what they may do'
  if (status === 429) return 'The server wants to be asked less: wait a while'
  if (status >= 500) return 'Look into the log of the server'
  if (answered === null)
    return 'Check that MLFLOW_TRACKING_URI is the address of a tracking server, 2.3 or later'
  return 'Put right what it names'
}

/** An answer of status 2xx that is no JSON (`error` is null) or of another shape. */
function nonsense(call: Call, { status, headers }: Response, error: z.ZodError | null) {
  const type = headers.get('content-type') ?? 'no content type'
  const got = error
    ? `JSON of another shape (${z.prettifyError(error).slice(0, MOST_TOLD_CHARACTERS)})`
    : type
  return new MlflowFailure(
    'unusable-data',
    `${nameOf(call)} answered ${status} with ${got}, expected the JSON of MLflow's REST API 2.0. ${adviceOn(status, null)}, ${AND_AGAIN}.`,
    null,
    false,
  )
}

function nameOf({ endpoint, url }: Call): string {
  return `MLflow's ${endpoint} at ${url.origin}`
}

/** A server may repeat what it was sent. */
function withoutSecrets(text: string, { token, username, password }: MlflowSettings): string {
  const secrets = [token, basicOf(username, password), password].filter((secret) => !!secret)
  return secrets.reduce<string>((rest, secret) => rest.replaceAll(secret ?? '', '***'), text)
}

function isHtml(headers: Response['headers']): boolean {
  return headers.get('content-type')?.includes('html') ?? false
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The code of a network error, ECONNREFUSED; its message may hold an address. */
function codeOf(error: unknown): string {
  const cause = (error as { cause?: unknown }).cause ?? error
  return String((cause as { code?: unknown }).code ?? (cause as Error).name)
}
