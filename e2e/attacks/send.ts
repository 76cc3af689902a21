// Sends bytes as they are, since no client worth its name would send what is sent here; reads what comes back.
import { connect } from 'node:net'

export type Sent = {
  method?: string
  /** As it stands in the first line, unescaped. */
  target?: string
  headers?: readonly (readonly [string, string])[]
  body?: string | Uint8Array
  /** All of the request, in place of the parts. */
  raw?: string | Uint8Array
}

/** `status` is 0 where the server hung up without a word. */
export type Received = { status: number; headers: Map<string, string>; body: string; ms: number }

const PATIENCE_MS = 15_000
let lastHost = 0

/** Sends it to a port of this machine. Each comes from an address of its own, so that limits on one do not hide what another would do. */
export function send(port: number, sent: Sent): Promise<Received> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy()
      reject(new Error(`Got no answer in ${PATIENCE_MS} ms to ${String(sent.raw ?? sent.target)}`))
    })
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () =>
      resolve({ ...parse(Buffer.concat(chunks)), ms: performance.now() - began }),
    )
    socket.write(bytesOf(sent, port))
  })
}

function bytesOf({ method = 'GET', target = '/', headers = [], body, raw }: Sent, port: number) {
  if (raw !== undefined) return Buffer.from(raw as string)
  const bytes = Buffer.from((body ?? '') as string)
  const names = headers.map(([name]) => name.toLowerCase())
  const usual: [string, string][] = [
    ['Host', `localhost:${port}`],
    ['X-Forwarded-For', nextAddress()],
    ['Connection', 'close'],
    ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0'],
    ...(body === undefined
      ? []
      : ([['Content-Length', String(bytes.length)]] as [string, string][])),
  ]
  const all = [...usual.filter(([name]) => !names.includes(name.toLowerCase())), ...headers]
  const head = all.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return Buffer.concat([
    Buffer.from(`${method} ${target} HTTP/1.1\r\n${head}\r\n`, 'latin1'),
    bytes,
  ])
}

function nextAddress(): string {
  lastHost++
  return `198.18.${(lastHost >> 8) & 255}.${lastHost & 255}`
}

function parse(bytes: Buffer): Omit<Received, 'ms'> {
  const end = bytes.indexOf('\r\n\r\n')
  const [first = '', ...lines] = bytes
    .subarray(0, Math.max(0, end))
    .toString('latin1')
    .split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const
    }),
  )
  const rest = bytes.subarray(end + 4)
  const isChunked = headers.get('transfer-encoding') === 'chunked'
  const body = (isChunked ? joined(rest) : rest).toString()
  return { status: Number(first.split(' ')[1] ?? 0), headers, body }
}

/** The chunks of a body without what tells their lengths (RFC 9112, 7.1). */
function joined(bytes: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\r\n', at)
    const length = Number.parseInt(bytes.subarray(at, end).toString(), 16)
    if (!(length > 0)) break
    chunks.push(bytes.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(chunks)
}
