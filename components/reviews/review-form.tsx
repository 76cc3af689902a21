'use client'

import { type FormEvent, useId, useState } from 'react'
import type { Review } from '@/lib/api/review-schemas'

export type ReviewInput = { name: string; text: string; stars: number | null; isSpoiler: boolean }

const STARS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const LONGEST = 10_000

/** Writes one's own review, or changes it; what was typed stays where it could not be saved. */
export function ReviewForm({
  own,
  onSave,
  onDelete,
}: {
  own: Review | null
  /** Returns why it was not saved, or null. */
  onSave: (review: ReviewInput) => Promise<string | null>
  onDelete: () => Promise<string | null>
}) {
  const id = useId()
  const [text, setText] = useState(own?.text ?? '')
  const [name, setName] = useState(own?.author ?? '')
  const [stars, setStars] = useState<number | null>(own?.stars ?? null)
  const [isSpoiler, setSpoiler] = useState(own?.isSpoiler ?? false)
  const [why, setWhy] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function run(work: () => Promise<string | null>) {
    setBusy(true)
    setWhy(await work().catch(() => 'This site did not answer. Nothing is lost here: try again.'))
    setBusy(false)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    void run(() => onSave({ name, text, stars, isSpoiler }))
  }

  return (
    <form onSubmit={submit} className="max-w-[44rem] space-y-4" aria-label="Your review">
      <label className="block">
        <span className="label text-soft">What did you think of it?</span>
        <textarea
          value={text}
          onChange={({ target }) => setText(target.value)}
          required
          minLength={10}
          maxLength={LONGEST}
          rows={6}
          className="field mt-1 py-2"
        />
      </label>
      <fieldset>
        <legend className="label text-soft">Stars, if you like</legend>
        <div className="star-choice">
          {STARS.map((count) => (
            <label key={count} data-lit={stars !== null && count <= stars}>
              <input
                type="radio"
                name={`${id}-stars`}
                value={count}
                checked={stars === count}
                onChange={() => setStars(count)}
                className="sr-only"
              />
              <span aria-hidden>{stars !== null && count <= stars ? '★' : '☆'}</span>
              <span className="sr-only">{count} of 10</span>
            </label>
          ))}
          {stars !== null && (
            <button type="button" onClick={() => setStars(null)} className="textlink ml-3 text-sm">
              {stars} of 10: take back
            </button>
          )}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <label className="block">
          <span className="label text-soft">Your name, if you like</span>
          <input
            value={name}
            onChange={({ target }) => setName(target.value)}
            maxLength={60}
            autoComplete="nickname"
            className="field mt-1 max-w-xs"
          />
        </label>
        <label className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            checked={isSpoiler}
            onChange={({ target }) => setSpoiler(target.checked)}
            className="size-5 accent-(--signal)"
          />
          It gives the film away
        </label>
      </div>
      {why && (
        <p role="alert" className="note">
          {why}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <button type="submit" disabled={isBusy} className="action">
          {own ? 'Save the changes' : 'Publish'}
        </button>
        {own && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => void run(onDelete)}
            className="textlink min-h-11"
          >
            Delete my review
          </button>
        )}
      </div>
    </form>
  )
}
