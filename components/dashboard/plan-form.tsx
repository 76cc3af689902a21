'use client'

import { useActionState, useState } from 'react'

type State = { problem: string | null; done: string | null }

const MOST = 6

/** Plans an experiment: a key, who takes part, and two to six variants of which the first is the control. */
export function PlanForm({
  models,
  plan,
}: {
  models: readonly string[]
  plan: (state: State, form: FormData) => Promise<State>
}) {
  const [state, action, isPending] = useActionState(plan, { problem: null, done: null })
  const [count, setCount] = useState(2)
  return (
    <form action={action} className="grid max-w-[60rem] gap-5">
      <div className="grid grid-cols-2 gap-4 md:grid-cols-4">
        <Field name="key" label="Key" placeholder="hybrid-or-content" required />
        <label>
          <span className="label block text-soft">Kind</span>
          <select name="kind" className="field mt-1">
            <option value="split">A/B: each visitor gets one</option>
            <option value="interleaving">Interleaving of two models</option>
          </select>
        </label>
        <Field name="share" label="Share of visitors, %" type="number" defaultValue="100" />
        <Field name="group" label="Exclusive group, if any" />
        <Field name="from" label="Group from, %" type="number" defaultValue="0" />
        <Field name="to" label="Group to, %" type="number" defaultValue="100" />
      </div>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: variants are told apart by their place
        <fieldset key={i} className="grid grid-cols-2 gap-4 md:grid-cols-5">
          <legend className="label mb-1">{i === 0 ? 'Control' : `Variant ${i + 1}`}</legend>
          <Field name={`name-${i}`} label="Name" defaultValue={i === 0 ? 'control' : ''} required />
          <label>
            <span className="label block text-soft">Model</span>
            <select name={`model-${i}`} className="field mt-1">
              <option value="">What serves</option>
              {models.map((model) => (
                <option key={model}>{model}</option>
              ))}
            </select>
          </label>
          <Field name={`weight-${i}`} label="Weight" type="number" defaultValue="1" />
          <Field name={`diversity-${i}`} label="Diversity, 0 to 1" type="number" />
          <Field name={`novelty-${i}`} label="Novelty, 0 to 1" type="number" />
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-6">
        <button type="submit" disabled={isPending} className="action">
          Keep the plan
        </button>
        {count < MOST && (
          <button type="button" className="textlink min-h-11" onClick={() => setCount(count + 1)}>
            One more variant
          </button>
        )}
      </div>
      <p role="alert" className="text-signal">
        {state.problem}
      </p>
    </form>
  )
}

function Field({
  label,
  ...input
}: {
  name: string
  label: string
  type?: string
  placeholder?: string
  defaultValue?: string
  required?: boolean
}) {
  return (
    <label className="min-w-0">
      <span className="label block text-soft">{label}</span>
      <input {...input} step="any" autoComplete="off" className="field mt-1" />
    </label>
  )
}
