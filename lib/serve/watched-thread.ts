// The thread that commits what browsers saw happen, so that neither a commit nor a checkpoint keeps an answer waiting.
import { parentPort } from 'node:worker_threads'
import { isAway, storeAway } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { storeConnection } from './connection'
import { WatchedQueue } from './watched-queue'
import type { Failure, FromThread, ToThread } from './watched-writer'

const queue = new WatchedQueue()
const say = (word: FromThread) => parentPort?.postMessage(word)

parentPort?.on('message', ({ id, watched }: ToThread) => {
  queue.keep(watched).then(
    () => say({ id }),
    (error) => say({ id, failure: failureOf(error) }),
  )
})
storeConnection()
say('ready')

/** An error of ours would lose its code on the way between threads, one of the store its message. */
function failureOf(error: unknown): Failure {
  if (isAway(error)) return failureOf(storeAway(error))
  const message = String((error as { message?: unknown } | null)?.message ?? error)
  if (!(error instanceof AppError)) return { code: null, message, retrySeconds: null }
  const { code, retrySeconds } = error
  return { code, message, retrySeconds }
}
