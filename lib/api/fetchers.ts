// What the browser asks the server: one function an address.
import { AppError } from '@/lib/errors'
import type { ProblemDetails, SearchAnswer } from './schemas'

/** Searches films and people. Throws an AppError with the server's own sentence where it refuses. */
export async function fetchSearch(
  query: string,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<SearchAnswer> {
  const response = await fetch(`/api/search?q=${encodeURIComponent(query)}&limit=${limit}`, {
    signal,
  })
  if (!response.ok) throw await errorOf(response)
  return response.json()
}

async function errorOf(response: Response): Promise<AppError> {
  const problem: Partial<ProblemDetails> = await response.json().catch(() => ({}))
  const detail = problem.detail ?? `Got status ${response.status}, expected 200. Try again.`
  return new AppError(response.status < 500 ? 'bad-request' : 'internal', detail)
}
