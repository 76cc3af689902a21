// The thread that speaks to PostgreSQL while whoever asked waits; as text, since no bundler then has to find its file.

/**
 * CommonJS for a worker of node:worker_threads. `workerData` is { address, signal, port, name, patience, isReadOnly }: it takes one question at a
 * time from `port` ({ sql, values, connection }), answers there, and wakes who waits at `signal`. `connection` is the number of the
 * connection that a transaction began on; on another one the rest of it must not run.
 */
export const WORKER_SOURCE = `
const { workerData: { address, signal, port, name, patience, isReadOnly } } = require('node:worker_threads')

let Client, types, missing = null
try {
  ;({ Client, types } = require('pg'))
} catch (error) {
  // Whoever waits cannot hear of a thread that fails to start.
  missing = error
}

const number = (text) => Number(text)
const bytes = types?.getTypeParser(types.builtins.BYTEA)
const PARSERS = missing ? {} : {
  [types.builtins.INT8]: number,
  [types.builtins.NUMERIC]: number,
  [types.builtins.BOOL]: (text) => (text === 't' ? 1 : 0),
  [types.builtins.TIMESTAMP]: (text) => text.replace(' ', 'T') + 'Z',
  [types.builtins.BYTEA]: (text) => Uint8Array.from(bytes(text)),
}
const parsers = {
  getTypeParser: (oid, format) => PARSERS[oid] ?? types.getTypeParser(oid, format),
}

let client = null
let connection = 0
const names = new Map()

async function connect() {
  const next = new Client({
    connectionString: address,
    application_name: name,
    connectionTimeoutMillis: 1000,
    keepAlive: true,
    types: parsers,
    options: '-c timezone=UTC' + (isReadOnly ? ' -c default_transaction_read_only=on' : ''),
    ...(patience === null ? {} : { statement_timeout: patience, lock_timeout: patience }),
  })
  const forget = () => {
    if (client === next) client = null
  }
  next.on('error', forget)
  next.on('end', forget)
  await next.connect()
  client = next
  connection++
  names.clear()
}

function nameOf(sql) {
  if (!names.has(sql)) names.set(sql, 's' + names.size + '-' + connection + '-' + Date.now())
  return names.get(sql)
}

async function query({ sql, values }) {
  if (values === null) return client.query({ text: sql, rowMode: 'array' })
  // A cursor is declared once.
  if (sql.startsWith('DECLARE')) return client.query({ text: sql, values })
  const ask = () => client.query({ name: nameOf(sql), text: sql, values, rowMode: 'array' })
  try {
    return await ask()
  } catch (error) {
    // A migration changed a table that the statement was planned for.
    if (error.code !== '0A000' || !/cached plan/.test(error.message)) throw error
    names.delete(sql)
    return ask()
  }
}

async function answer(question) {
  try {
    if (missing) throw missing
    if (question.connection !== null && (client === null || question.connection !== connection))
      return { error: { isAway: true, code: 'lost', message: 'the connection was lost within a transaction' } }
    if (client === null) await connect()
    const result = await query(question)
    const { rows = [], fields = [], rowCount = 0, command = '' } = Array.isArray(result) ? {} : result
    return { rows, fields: fields.map((field) => field.name), changes: rowCount ?? 0, command, connection }
  } catch (error) {
    const code = String(error.code ?? '')
    // Class 08: connection; 57P: shut down or starting up; 53300: too many connections. No SQL state at all: the network.
    const isAway = !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P0)/.test(code) || code === '53300'
    if (isAway && client !== null) {
      const broken = client
      client = null
      broken.end().catch(() => undefined)
    }
    return { error: { isAway, code, message: error.message || code } }
  }
}

port.on('message', async (question) => {
  if (question === 'close') {
    await client?.end().catch(() => undefined)
    port.postMessage({ rows: [], fields: [], changes: 0, command: '', connection })
  } else port.postMessage(await answer(question))
  Atomics.store(signal, 0, 1)
  Atomics.notify(signal, 0)
})
`
