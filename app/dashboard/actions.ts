'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { recordAction } from '@/lib/serve/audit'
import { limit } from '@/lib/serve/limits'
import { enterWith, leave } from '@/lib/serve/operator'
import { promoteVersion, rollBack } from '@/lib/serve/registry'
import { requireOperator, sentenceOf } from './entrance'

/** What a form has to say after it was sent. */
export type FormState = { problem: string | null; done: string | null }

/** Takes the token at the door. */
export async function enter(_: FormState, form: FormData): Promise<FormState> {
  let isRight = false
  const problem = await sentenceOf(async () => {
    await limit({ headers: await headers() }, 'door')
    isRight = await enterWith(String(form.get('token') ?? ''))
  })
  await recordAction('enter', null, problem ?? (isRight ? null : 'wrong token'))
  if (problem !== null) return { problem, done: null }
  if (!isRight)
    return { problem: 'That is not the token. It stands in ADMIN_TOKEN of the server.', done: null }
  redirect('/dashboard')
}

/** Forgets who came in. */
export async function goOut(): Promise<void> {
  await leave()
  await recordAction('leave', null, null)
  redirect('/dashboard/login')
}

/** Lets a version serve, if the gate opens or a reason is given. */
export async function promoteModel(_: FormState, form: FormData): Promise<FormState> {
  await requireOperator()
  const ref = String(form.get('ref') ?? '')
  const reason = String(form.get('reason') ?? '').trim() || null
  const problem = await sentenceOf(() => promoteVersion(ref, reason))
  await recordAction('promote', [ref, reason].filter(Boolean).join(': '), problem)
  if (problem === null) revalidatePath('/dashboard', 'layout')
  return { problem, done: problem === null ? `${ref} serves now.` : null }
}

/** Lets serve what served before. */
export async function rollBackModel(_: FormState, form: FormData): Promise<FormState> {
  await requireOperator()
  const reason = String(form.get('reason') ?? '').trim() || null
  let served = ''
  const problem = await sentenceOf(() => {
    served = rollBack(reason)
  })
  await recordAction('roll-back', [served, reason].filter(Boolean).join(': ') || null, problem)
  if (problem === null) revalidatePath('/dashboard', 'layout')
  return { problem, done: problem === null ? `${served} serves again.` : null }
}
