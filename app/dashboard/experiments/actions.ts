'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { recordAction } from '@/lib/serve/audit'
import { decideExperiment, planFromForm } from '@/lib/serve/experiment-desk'
import type { FormState } from '../actions'
import { requireOperator, sentenceOf } from '../entrance'

/** Keeps a plan and leads to it. */
export async function plan(_: FormState, form: FormData): Promise<FormState> {
  await requireOperator()
  let key = ''
  const problem = await sentenceOf(() => {
    key = planFromForm(form)
  })
  await recordAction('plan-experiment', key || null, problem)
  if (problem !== null) return { problem, done: null }
  redirect(`/dashboard/experiments/${key}`)
}

/** Starts, stops, or promotes the winner. */
export async function decide(_: FormState, form: FormData): Promise<FormState> {
  await requireOperator()
  let done = ''
  const problem = await sentenceOf(() => {
    done = decideExperiment(String(form.get('key')), String(form.get('what')))
  })
  const asked = `${form.get('key')}: ${form.get('what')}`
  await recordAction('decide-experiment', asked, problem)
  if (problem === null) revalidatePath('/dashboard', 'layout')
  return { problem, done: problem === null ? done : null }
}
