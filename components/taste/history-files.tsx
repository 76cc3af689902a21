'use client'

import { type ChangeEvent, useState } from 'react'
import type { ImportedAnswer } from '@/lib/api/taste-schemas'
import { countOf } from '@/lib/format'
import { reloadMarks, whenSent } from './marks-store'
import { ensureVisitor, sessionHeaders } from './session'

type Outcome = { name: string; answer: ImportedAnswer | null; trouble: string | null }

/** Brings a history from elsewhere, and takes one's own away. */
export function HistoryFiles({ onImported }: { onImported: () => void }) {
  const [outcomes, setOutcomes] = useState<Outcome[]>([])
  const [isBusy, setBusy] = useState(false)
  async function take({ target }: ChangeEvent<HTMLInputElement>) {
    setBusy(true)
    const done: Outcome[] = []
    for (const file of target.files ?? []) done.push(await bring(file))
    target.value = ''
    setOutcomes(done)
    setBusy(false)
    await reloadMarks()
    onImported()
  }
  return (
    <section aria-labelledby="files" className="max-w-[44rem]">
      <h2 id="files" className="display mb-3 text-xl">
        Bring and take
      </h2>
      <p className="mb-4">
        Files of Letterboxd (ratings, watched, diary, watchlist), IMDb ratings, Trakt JSON,
        MovieLens ratings, or one taken from here.
      </p>
      <label className="block">
        <span className="label text-soft">Files to bring</span>
        <input
          type="file"
          multiple
          accept=".csv,.json"
          disabled={isBusy}
          onChange={(event) => void take(event)}
          className="field mt-1 py-2"
        />
      </label>
      <div role="status" className="mt-4 grid gap-4">
        {isBusy && <p>Reading …</p>}
        {outcomes.map((outcome) => (
          <OutcomeCard key={outcome.name} outcome={outcome} />
        ))}
      </div>
      <p className="mt-5 flex flex-wrap gap-x-8 gap-y-2 font-semibold">
        <TakeLink format="json" word="Take all as JSON" />
        <TakeLink format="letterboxd" word="Take as CSV for Letterboxd" />
      </p>
    </section>
  )
}

function OutcomeCard({ outcome: { name, answer, trouble } }: { outcome: Outcome }) {
  if (!answer)
    return (
      <p role="alert" className="note">
        {name}: {trouble}
      </p>
    )
  const lines = [
    ...answer.missed.map(
      ({ line, title, year }) =>
        `line ${line}: ${title ?? 'a film'} ${year ? `(${year}) ` : ''}is not in the catalogue`,
    ),
    ...answer.problems.map(({ line, text }) => `line ${line}: ${text}`),
  ]
  return (
    <div className="note block">
      <p>
        {name}: {countOf(answer.films, 'film')} kept
        {lines.length > 0 && `; ${countOf(lines.length, 'line')} to look at`}.
      </p>
      {lines.length > 0 && (
        <details>
          <summary className="textlink">What was left out or in doubt</summary>
          <ul className="mt-2 max-h-60 overflow-y-auto text-sm">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** Saved by way of a request, since a link could not say who asks where cookies are refused. */
function TakeLink({ format, word }: { format: 'json' | 'letterboxd'; word: string }) {
  async function take() {
    await whenSent()
    const response = await fetch(`/api/my/export?format=${format}`, { headers: sessionHeaders() })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = format === 'json' ? 'marquee.json' : 'marquee-letterboxd.csv'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <button type="button" className="textlink min-h-11" onClick={() => void take()}>
      {word}
    </button>
  )
}

async function bring(file: File): Promise<Outcome> {
  try {
    await ensureVisitor()
    const response = await fetch(`/api/my/import?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
      headers: { ...sessionHeaders(), 'content-type': 'application/octet-stream' },
    })
    const answer = await response.json()
    if (response.ok) return { name: file.name, answer, trouble: null }
    return { name: file.name, answer: null, trouble: answer.detail }
  } catch {
    return { name: file.name, answer: null, trouble: 'This site did not answer. Try again.' }
  }
}
