'use client'

import { useActionState } from 'react'

type State = { problem: string | null; done: string | null }

/** Asks for the token. */
export function Door({ enter }: { enter: (state: State, form: FormData) => Promise<State> }) {
  const [state, action, isPending] = useActionState(enter, { problem: null, done: null })
  return (
    <form action={action} className="mt-6 grid max-w-96 gap-3">
      <label htmlFor="token" className="label">
        Token
      </label>
      <input
        id="token"
        name="token"
        type="password"
        autoComplete="current-password"
        required
        aria-describedby="problem"
        className="field"
      />
      <p id="problem" role="alert" className="min-h-6 text-signal text-sm">
        {state.problem}
      </p>
      <button type="submit" disabled={isPending} className="action justify-self-start">
        Open the dashboard
      </button>
    </form>
  )
}
