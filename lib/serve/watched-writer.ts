// Hands what browsers saw happen to the thread that commits it, and knows who waits to hear that it did.
import 'server-only'
import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '@/lib/errors'
import { logger } from '@/lib/log'
import { type Watched, WatchedQueue } from './watched-queue'

const NO_THREAD = 'no thread to write on; events are kept by the one that answers'

/** What is said to the thread. */
export type ToThread = { id: number; watched: Watched }
/** What the thread says: that its store is open, that something is committed, or why it is not. */
export type FromThread = 'ready' | { id: number; failure?: Failure }
/** `code` is null for what is no error of ours. */
export type Failure = { code: ErrorCode | null; message: string; retrySeconds: number | null }

type Waiting = { watched: Watched; resolve: () => void; reject: (error: unknown) => void }
type Thread = { worker: Worker; isReady: boolean; waiting: Map<number, Waiting> }

/**
 * Commits on a thread of its own. One that dies is started anew at the next need; where one never gets ready, such as where its file is
 * missing, this thread writes.
 */
export class WatchedWriter {
  readonly #start: () => Worker
  #thread: Thread | null = null
  #withoutThread: WatchedQueue | null = null
  #lastId = 0

  /** `start` starts a thread of `watched-thread.ts`. */
  constructor(start: () => Worker = startWorker) {
    this.#start = start
  }

  /** Resolves once all of it is in the store; rejects where it is not, or where the thread died before it said so. */
  keep(watched: Watched): Promise<void> {
    if (!this.#withoutThread) this.#thread ??= this.#open()
    if (!this.#thread) return this.#keepHere(watched)
    const { worker, waiting } = this.#thread
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      waiting.set(id, { watched, resolve, reject })
      worker.ref()
      worker.postMessage({ id, watched } satisfies ToThread)
    })
  }

  #open(): Thread | null {
    try {
      const thread: Thread = { worker: this.#start(), isReady: false, waiting: new Map() }
      thread.worker.on('message', (word: FromThread) => {
        if (word === 'ready') thread.isReady = true
        else hear(thread, word)
      })
      let cause: unknown
      thread.worker.on('error', (error) => {
        cause = error
      })
      thread.worker.on('exit', (code) => this.#bury(thread, code, cause))
      return thread
    } catch (error) {
      logger().warn({ err: error }, NO_THREAD)
      return null
    }
  }

  /** One that was never ready committed nothing, and another would be no better. */
  #bury({ isReady, waiting }: Thread, code: number, cause: unknown): void {
    this.#thread = null
    if (isReady) {
      logger().error({ err: cause, code, waiting: waiting.size }, 'the thread that writes ended')
      for (const { reject } of waiting.values()) reject(hasEnded(code, cause))
      return
    }
    logger().warn({ err: cause, code }, NO_THREAD)
    this.#withoutThread ??= new WatchedQueue()
    for (const { watched, resolve, reject } of waiting.values())
      this.#withoutThread.keep(watched).then(resolve, reject)
  }

  #keepHere(watched: Watched): Promise<void> {
    this.#withoutThread ??= new WatchedQueue()
    return this.#withoutThread.keep(watched)
  }
}

function hasEnded(code: number, cause: unknown): AppError {
  return new AppError(
    'internal',
    `The thread that writes ended with ${code} before it said what it kept; expected it to go on. Send it again: what was kept is not kept twice.`,
    cause,
  )
}

function startWorker(): Worker {
  return new Worker(new URL('./watched-thread.ts', import.meta.url))
}

/** A process ends though the thread lives, but not while somebody waits for it. */
function hear({ worker, waiting }: Thread, { id, failure }: Exclude<FromThread, 'ready'>): void {
  const one = waiting.get(id)
  waiting.delete(id)
  if (waiting.size === 0) worker.unref()
  if (!failure) one?.resolve()
  else one?.reject(errorOf(failure))
}

function errorOf({ code, message, retrySeconds }: Failure): Error {
  return code === null ? new Error(message) : new AppError(code, message, undefined, retrySeconds)
}
