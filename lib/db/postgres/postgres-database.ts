// PostgreSQL behind the same synchronous form as SQLite: a thread speaks to the server, and whoever asks waits for it.
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
// Asked for by the thread; named here too, so that it is traced into whatever is deployed.
import 'pg'
import type { Database, Statement, Value } from '../statement'
import { translateSql } from './translate-sql'
import { WORKER_SOURCE } from './worker-source'

/** Rows that a walk over many fetches at a time. */
const FETCHED_ROWS = 20_000
/**
 * All wait while one tries a server that cannot be reached. So nobody tries again for ten times what trying took, within these bounds.
 */
const AWAY_TIMES = 10
const AWAY_MILLISECONDS = { least: 1000, most: 10_000 }
/** Beyond what the server itself gives a statement, the network gets so long before the thread is given up. */
const NETWORK_MILLISECONDS = 1000
/** The key of the lock that one writing transaction holds at a time, as SQLite has it; any number that nothing else uses. */
const WRITER_LOCK = 7_141_957

export type PostgresOptions = {
  /** How it is named among the server's connections. */
  name?: string
  /** Milliseconds that a statement may take; null: as long as it takes. */
  patience?: number | null
  /** Whether writes are refused. */
  isReadOnly?: boolean
}

type Thread = { worker: Worker; port: MessagePort; signal: Int32Array<SharedArrayBuffer> }
type Question = { sql: string; values: readonly unknown[] | null; connection: number | null }
type Answer = {
  rows: Value[][]
  fields: string[]
  changes: number
  /** The word that the server answers with, such as COMMIT. */
  command: string
  connection: number
}
type Refusal = { error: { isAway: boolean; code: string; message: string } }

/** The store cannot be reached; nothing of the statement, or of its transaction, was kept. `code` is STORE_AWAY. */
export class StoreAway extends Error {
  readonly code = 'STORE_AWAY'
}

/** The server refused a statement; `code` is its SQL state (PostgreSQL's documentation, appendix A). */
export class StatementRefused extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly sql: string,
  ) {
    super(`${message} (${code}) in: ${sql}`)
  }
}

/**
 * A connection to the PostgreSQL of that address (postgresql://USER:PASSWORD@HOST:PORT/DATABASE), made at first need and anew after it
 * was lost. Statements are those of SQLite (`translateSql`). Each costs a turn of a thread, some 0.1 ms, beside the server's own time.
 */
export class PostgresDatabase implements Database {
  /** While true, a transaction that finds another writing fails at once. */
  isImpatient = false
  readonly #address: string
  readonly #options: Required<PostgresOptions>
  #thread: Thread | null = null
  #connection: number | null = null
  #awayUntil = 0
  #cursors = 0

  constructor(address: string, options: PostgresOptions = {}) {
    const { name = 'marquee', patience = null, isReadOnly = false } = options
    this.#address = address
    this.#options = { name, patience, isReadOnly }
  }

  prepare(sql: string): Statement {
    return new PostgresStatement(this, translateSql(sql))
  }

  /** Runs statements without parameters, in PostgreSQL's own words. */
  exec(sql: string): void {
    this.ask(sql, null)
  }

  /**
   * Begins a transaction: alone, as every writer of SQLite is, or beside others where what it does cannot clash with theirs; or a snapshot,
   * which is only read and stays as it is whatever others write.
   */
  begin(how: 'alone' | 'beside' | 'snapshot'): void {
    const sql = how === 'snapshot' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY' : 'BEGIN'
    this.#connection = this.ask(sql, null).connection
    if (how !== 'alone') return
    try {
      this.#lock()
    } catch (error) {
      // What follows must not find itself within a transaction that nobody ends.
      if (error instanceof StoreAway) this.#connection = null
      else this.end('ROLLBACK')
      throw error
    }
  }

  /** Ends the transaction, keeping all of it or nothing. Throws where it cannot be kept, though it was asked for. */
  end(how: 'COMMIT' | 'ROLLBACK'): void {
    try {
      const { command } = this.ask(how, null)
      // The server answers ROLLBACK, without an error, where a statement before had failed.
      if (command !== how) throw new StatementRefused('a statement before had failed', '25P02', how)
    } finally {
      this.#connection = null
    }
  }

  #lock(): void {
    if (!this.isImpatient) {
      this.ask(`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`, [])
      return
    }
    const [row] = this.ask(`SELECT pg_try_advisory_xact_lock(${WRITER_LOCK})`, []).rows
    if (row?.[0] !== 1) throw new StatementRefused('another transaction writes', '55P03', 'BEGIN')
  }

  /** Whether a transaction is under way. */
  get isWithin(): boolean {
    return this.#connection !== null
  }

  /** Fetches rows piece by piece, so that millions need no memory; within a transaction of its own where there is none. */
  *fetch(
    sql: string,
    values: readonly unknown[],
  ): Generator<{ rows: Value[][]; fields: string[] }> {
    const isOwn = !this.isWithin
    if (isOwn) this.begin('beside')
    const cursor = `marquee_${++this.#cursors}`
    try {
      this.ask(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, values)
      for (;;) {
        const { rows, fields } = this.ask(`FETCH ${FETCHED_ROWS} FROM ${cursor}`, null)
        if (rows.length > 0) yield { rows, fields }
        if (rows.length < FETCHED_ROWS) break
      }
    } finally {
      if (isOwn) this.end('ROLLBACK')
      else this.ask(`CLOSE ${cursor}`, null)
    }
  }

  /**
   * Asks the server and waits. `values` null: not prepared. Throws `StoreAway` where it cannot be reached, `StatementRefused` where it
   * does not do what was asked.
   */
  ask(sql: string, values: readonly unknown[] | null): Answer {
    if (performance.now() < this.#awayUntil) throw new StoreAway('the store could not be reached')
    const connection = this.#connection
    const began = performance.now()
    const answer = this.#wait({ sql, values, connection })
    if (!('error' in answer)) return answer
    const { isAway, code, message } = answer.error
    if (!isAway) throw new StatementRefused(message, code, sql)
    // Of a connection that is gone the next one may be made at once.
    if (code !== 'lost') this.#rest(performance.now() - began)
    throw new StoreAway(`the store cannot be reached: ${message}`)
  }

  close(): void {
    const thread = this.#thread
    if (!thread) return
    this.#send(thread, 'close')
    isAnswered(thread, NETWORK_MILLISECONDS)
    this.#giveUp(thread)
  }

  #rest(took: number): void {
    const { least, most } = AWAY_MILLISECONDS
    this.#awayUntil = performance.now() + Math.min(most, Math.max(least, AWAY_TIMES * took))
  }

  #wait(question: Question): Answer | Refusal {
    this.#thread ??= this.#start()
    const thread = this.#thread
    this.#send(thread, question)
    const { patience } = this.#options
    const most = patience === null ? Number.POSITIVE_INFINITY : patience + NETWORK_MILLISECONDS
    if (!isAnswered(thread, most)) {
      this.#giveUp(thread)
      const message = `no answer within ${most / 1000} s`
      return { error: { isAway: true, code: 'silent', message } }
    }
    return receiveMessageOnPort(thread.port)!.message as Answer | Refusal
  }

  #send({ port, signal }: Thread, question: Question | 'close'): void {
    Atomics.store(signal, 0, 0)
    port.postMessage(question)
  }

  #start(): Thread {
    const signal = new Int32Array(new SharedArrayBuffer(4))
    const { port1: port, port2 } = new MessageChannel()
    const worker = new Worker(WORKER_SOURCE, {
      eval: true,
      workerData: { address: this.#address, signal, port: port2, ...this.#options },
      transferList: [port2],
    })
    // Whoever waits is woken by the signal; an idle connection keeps no process alive.
    worker.unref()
    port.unref()
    return { worker, port, signal }
  }

  #giveUp({ worker, port }: Thread): void {
    this.#thread = null
    port.close()
    void worker.terminate()
  }
}

/** Waits until the thread has answered; false where it has not within so many milliseconds. */
function isAnswered({ signal }: Thread, milliseconds: number): boolean {
  const until = performance.now() + milliseconds
  // Woken by the bell of the answer before, whose message was taken between its writing and its ringing, it waits again.
  while (Atomics.load(signal, 0) === 0) {
    const left = until - performance.now()
    if (left <= 0 || Atomics.wait(signal, 0, 0, left) === 'timed-out') return false
  }
  return true
}

class PostgresStatement implements Statement {
  readonly #database: PostgresDatabase
  readonly #sql: string
  #isRaw = false

  constructor(database: PostgresDatabase, sql: string) {
    this.#database = database
    this.#sql = sql
  }

  raw(isRaw = true): this {
    this.#isRaw = isRaw
    return this
  }

  run(...values: unknown[]): { changes: number } {
    const [first] = values
    // As SQLite's driver has it: one array holds all values.
    const given = values.length === 1 && Array.isArray(first) ? first : values
    return { changes: this.#database.ask(this.#sql, given).changes }
  }

  get(...values: unknown[]): unknown {
    return this.all(...values)[0]
  }

  all(...values: unknown[]): unknown[] {
    const { rows, fields } = this.#database.ask(this.#sql, values)
    return this.#isRaw ? rows : rows.map((row) => objectOf(row, fields))
  }

  *iterate(...values: unknown[]): Generator<unknown> {
    for (const { rows, fields } of this.#database.fetch(this.#sql, values))
      for (const row of rows) yield this.#isRaw ? row : objectOf(row, fields)
  }
}

function objectOf(row: readonly Value[], fields: readonly string[]): Record<string, Value> {
  const object: Record<string, Value> = {}
  for (let i = 0; i < fields.length; i++) object[fields[i]!] = row[i]!
  return object
}
