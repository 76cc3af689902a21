'use client'

import { useActionState, useId } from 'react'

type State = { problem: string | null; done: string | null }

/** A decision with its reason, behind a fold so that no click alone changes what visitors see. */
export function Decide({
  word,
  title,
  fields,
  isReasonNeeded,
  decide,
}: {
  word: string
  title: string
  fields: Record<string, string>
  /** True where the gate is shut and only a reason opens it. */
  isReasonNeeded: boolean
  decide: (state: State, form: FormData) => Promise<State>
}) {
  const [state, action, isPending] = useActionState(decide, { problem: null, done: null })
  const id = useId()
  return (
    <details>
      <summary className="textlink inline-block py-1 font-semibold">{word}</summary>
      <form action={action} className="mt-2 grid w-72 gap-2 whitespace-normal">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor={id} className="label">
          {isReasonNeeded ? 'Why all the same (ten letters or more)' : 'Why (kept with it)'}
        </label>
        <input
          id={id}
          name="reason"
          required={isReasonNeeded}
          minLength={isReasonNeeded ? 10 : undefined}
          className="field"
        />
        <button type="submit" disabled={isPending} className="action">
          {title}
        </button>
        <p role="alert" className="whitespace-pre-line text-signal text-sm">
          {state.problem}
        </p>
        <p role="status" className="text-sm">
          {state.done}
        </p>
      </form>
    </details>
  )
}
