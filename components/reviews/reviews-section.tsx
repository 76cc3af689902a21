'use client'

import { lazy, Suspense, useState } from 'react'
import type { ReviewsAnswer } from '@/lib/api/review-schemas'
import { SectionHead } from '../site/section-head'
import type { ReviewInput } from './review-form'
import { sourceName } from './source-name'
import { SourceStates } from './source-states'

// Sent when they are asked for.
const ReviewForm = lazy(() =>
  import('./review-form').then((module) => ({ default: module.ReviewForm })),
)
const ReviewResults = lazy(() =>
  import('./review-results').then((module) => ({ default: module.ReviewResults })),
)

type Done = { isDone: true; answer: ReviewsAnswer } | { isDone: false; why: string }

/** What the server does about reviews, handed in by the page. */
export type ReviewActions = {
  bring: (movieId: number, source: string) => Promise<Done>
  save: (movieId: number, review: ReviewInput) => Promise<Done>
  remove: (movieId: number) => Promise<Done>
}

/** The reviews of a film: brought source by source on a click, and one's own to write. */
export function ReviewsSection({
  movieId,
  sources,
  actions,
}: {
  movieId: number
  /** The names of the sources in the order in which they are asked. */
  sources: readonly string[]
  actions: ReviewActions
}) {
  const [answer, setAnswer] = useState<ReviewsAnswer | null>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const [isWriting, setWriting] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const own = answer?.reviews.find(({ isOwn }) => isOwn) ?? null

  async function bring() {
    if (asking !== null) return
    setWhy(null)
    for (const source of sources) {
      setAsking(source)
      const done = await actions.bring(movieId, source).catch(() => SILENT)
      if (done.isDone) setAnswer(done.answer)
      else setWhy(done.why)
    }
    setAsking(null)
  }

  async function apply(work: Promise<Done>, success: string): Promise<string | null> {
    const done = await work
    if (!done.isDone) return done.why
    setAnswer(done.answer)
    setWriting(false)
    setSaid(success)
    return null
  }

  return (
    <section aria-labelledby="reviews" className="wrap mt-20" aria-busy={asking !== null}>
      <SectionHead id="reviews" title="Reviews" />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="button" onClick={bring} disabled={asking !== null} className="action">
          {asking
            ? `Asking ${asking === 'own' ? 'here' : sourceName(asking)} …`
            : answer
              ? 'Look again'
              : 'Read the reviews'}
        </button>
        {sources.includes('own') && !isWriting && (
          <button type="button" onClick={openForm} className="textlink min-h-11 font-semibold">
            {own ? 'Change your review' : 'Write one yourself'}
          </button>
        )}
        <p className="sr-only" role="status">
          {said}
        </p>
      </div>
      {why && (
        <p role="alert" className="note mt-4">
          {why}
        </p>
      )}
      {isWriting && (
        <div className="mt-6">
          <Suspense>
            <ReviewForm
              own={own}
              onSave={(review) => apply(actions.save(movieId, review), 'Your review is saved.')}
              onDelete={() => apply(actions.remove(movieId), 'Your review is deleted.')}
            />
          </Suspense>
        </div>
      )}
      {answer && (
        <>
          <SourceStates sources={answer.sources} asking={asking} />
          <Suspense>
            <ReviewResults answer={answer} />
          </Suspense>
        </>
      )}
    </section>
  )

  /** Whoever wrote here before finds that review in the form. */
  async function openForm() {
    if (answer === null) {
      const done = await actions.bring(movieId, 'own').catch(() => SILENT)
      if (done.isDone) setAnswer(done.answer)
    }
    setSaid('')
    setWriting(true)
  }
}

const SILENT: Done = { isDone: false, why: 'This site did not answer. Try again.' }
