// Answers that are one visitor's own: never kept by anybody else, and told who they were made for.
import 'server-only'
import type { z } from 'zod'
import { answerFresh, type Reply } from './http'

/** Sends an answer that only whoever asked may see. */
export function answerPersonal<T>(schema: z.ZodType<T>, answer: T, cookie?: string): Reply {
  const reply = answerFresh(schema, answer, 'private, no-store')
  reply.headers.vary = 'Cookie, x-marquee-visitor'
  if (cookie) reply.headers['set-cookie'] = cookie
  return reply
}
