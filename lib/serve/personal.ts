// Answers that are one visitor's own: never kept by anybody else, and told who they were made for.
import 'server-only'
import type { z } from 'zod'
import { answerFresh } from './http'

/** Sends an answer that only whoever asked may see. */
export function answerPersonal<T>(schema: z.ZodType<T>, answer: T, cookie?: string): Response {
  const response = answerFresh(schema, answer, 'private, no-store')
  response.headers.set('vary', 'Cookie, x-marquee-visitor')
  if (cookie) response.headers.append('set-cookie', cookie)
  return response
}
