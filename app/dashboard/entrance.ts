import { redirect } from 'next/navigation'
import { AppError } from '@/lib/errors'
import { findEntrance } from '@/lib/serve/operator'

/** Lets operators through and sends everybody else to the door; every page and action begins with it. */
export async function requireOperator(): Promise<void> {
  if ((await findEntrance()) !== 'open') redirect('/dashboard/login')
}

/** What an address asks for once; the first where it asks several times. */
export function single(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** Returns what the work returns, or the sentence of the error that it throws on purpose. */
export async function sentenceOf(work: () => Promise<void> | void): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}
