'use client'

import { useActionState } from 'react'

type State = { problem: string | null; done: string | null }

/** A decision with its reason, behind a fold so that no click alone changes what visitors see. */
export function Decide({
  word,
  title,
  fields,
  reason,
  decide,
}: {
  word: string
  title: string
  fields: Record<string, string>
  /** Needed where the gate is shut and only a reason opens it; none where none is kept. */
  reason: 'needed' | 'welcome' | 'none'
  decide: (state: State, form: FormData) => Promise<State>
}) {
  const [state, action, isPending] = useActionState(decide, { problem: null, done: null })
  return (
    <details>
      <summary className="textlink inline-block py-1 font-semibold">{word}</summary>
      <form action={action} className="mt-2 grid w-72 gap-2 whitespace-normal">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {reason !== 'none' && (
          <label className="grid gap-2">
            <span className="label">
              {reason === 'needed'
                ? 'Why all the same (ten letters or more)'
                : 'Why (kept with it)'}
            </span>
            <input
              name="reason"
              required={reason === 'needed'}
              minLength={reason === 'needed' ? 10 : undefined}
              className="field"
            />
          </label>
        )}
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
