'use server'

import { revalidatePath } from 'next/cache'
import { recordAction } from '@/lib/serve/audit'
import { removeSimulated } from '@/lib/serve/experiment-desk'
import type { FormState } from '../actions'
import { requireOperator } from '../entrance'

/** Removes all that simulated visitors left. */
export async function removeSimulation(_: FormState, __: FormData): Promise<FormState> {
  await requireOperator()
  const rows = removeSimulated()
  await recordAction('remove-simulation', `${rows} rows`, null)
  revalidatePath('/dashboard', 'layout')
  return { problem: null, done: `${rows} rows are gone.` }
}
