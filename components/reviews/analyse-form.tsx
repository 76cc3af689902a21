'use client'

import { type FormEvent, useState } from 'react'
import type { Analysis } from '@/lib/api/review-schemas'
import { SectionHead } from '../site/section-head'
import { ReviewList } from './review-list'
import { ReviewSummary } from './review-summary'

type Done = { isDone: true; answer: Analysis } | { isDone: false; why: string }

/** Pasted text or a file, and what it says. */
export function AnalyseForm({ analyse }: { analyse: (form: FormData) => Promise<Done> }) {
  const [done, setDone] = useState<Done | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setBusy(true)
    const form = new FormData(event.currentTarget)
    setDone(
      await analyse(form).catch(() => ({
        isDone: false as const,
        why: 'This site did not answer, or the file has more than 2 MB.',
      })),
    )
    setBusy(false)
  }

  return (
    <>
      <form onSubmit={submit} className="grid max-w-[52rem] gap-5" aria-label="Reviews to analyse">
        <label className="block">
          <span className="label text-soft">
            Text: one review, or several parted by a line of ---
          </span>
          <textarea name="text" rows={8} className="field mt-1 py-2" />
        </label>
        <label className="block">
          <span className="label text-soft">
            Or a file: text, CSV, or a saved page (HTML), up to 2 MB
          </span>
          <input
            type="file"
            name="file"
            accept=".txt,.csv,.tsv,.html,.htm,.md,text/plain,text/csv,text/html"
            className="field mt-1 py-2"
          />
        </label>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <button type="submit" disabled={isBusy} className="action">
            {isBusy ? 'Reading …' : 'Analyse'}
          </button>
          <p className="text-sm text-soft">It is read here, shown to you, and not kept.</p>
        </div>
      </form>
      <div aria-live="polite" className="mt-10">
        {done && !done.isDone && (
          <p role="alert" className="note">
            {done.why}
          </p>
        )}
        {done?.isDone && (
          <section aria-labelledby="said">
            <SectionHead id="said" title="What they say" />
            {done.answer.problems.length > 0 && (
              <details className="note mb-6 block">
                <summary>What could not be read ({done.answer.problems.length})</summary>
                <ul className="mt-2 text-sm">
                  {done.answer.problems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ul>
              </details>
            )}
            <ReviewSummary summary={done.answer.summary} />
            <ReviewList reviews={done.answer.reviews} />
          </section>
        )}
      </div>
    </>
  )
}
