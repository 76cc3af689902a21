'use client'

import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useRef, useState } from 'react'
import type { ForYouAnswer } from '@/lib/api/taste-schemas'
import { type Controls, writeControls } from './controls'
import { loadMarks, whenSent } from './marks-store'
import { ownClient } from './session'
import { TasteControls } from './taste-controls'
import { ENOUGH, TastePicker } from './taste-picker'
import { TasteShelf } from './taste-shelf'
import { useMarks } from './use-marks'

/** The page of whoever looks at it: rows that know them, and what they can be turned by. */
export function ForYou({ initial, override }: { initial: Controls; override: string | null }) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <Rows initial={initial} override={override} />
    </QueryClientProvider>
  )
}

function Rows({ initial, override }: { initial: Controls; override: string | null }) {
  const [controls, setControls] = useState(initial)
  const [isPicking, setPicking] = useState(false)
  const { marks, isLoaded } = useMarks()
  const said = [...marks.values()].filter(
    ({ stars, isLiked, isHidden }) => stars !== null || isLiked || isHidden,
  ).length
  // Hiding takes a film off the page at once; the rows need not be made anew for it.
  const taste = [...marks]
    .map(([id, { stars, isLiked }]) =>
      stars !== null || isLiked ? `${id}:${stars}:${isLiked}` : '',
    )
    .join('')
  const query = useQuery({
    queryKey: ['for-you', writeControls(controls), taste, override],
    queryFn: () => fetchForYou(controls, override),
    placeholderData: keepPreviousData,
    enabled: isLoaded,
    staleTime: 60_000,
    retry: 1,
  })
  const change = (next: Controls) => {
    setControls(next)
    const text = writeControls(next)
    window.history.replaceState(null, '', text ? `/for-you?${text}` : '/for-you')
  }
  const wasAsked = useRef(false)
  wasAsked.current ||= isLoaded && said < ENOUGH
  const answer = query.data
  return (
    <div className="wrap">
      {isLoaded && (wasAsked.current || isPicking) && <TastePicker />}
      {isLoaded && !wasAsked.current && !isPicking && (
        <p className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
          <button type="button" className="textlink min-h-11" onClick={() => setPicking(true)}>
            Rate more films
          </button>
          <Link href="/my" prefetch={false} className="textlink inline-flex min-h-11 items-center">
            All you said, to see and change
          </Link>
          <Link href="/mix" prefetch={false} className="textlink inline-flex min-h-11 items-center">
            Mix films, or plan an evening for several
          </Link>
        </p>
      )}
      {answer?.isPersonal && (
        <details className="tune mt-6">
          <summary className="action inline-flex items-center">Tune</summary>
          <div className="mt-4">
            <TasteControls
              controls={controls}
              themes={answer.themes}
              services={answer.services}
              onChange={change}
            />
          </div>
        </details>
      )}
      {query.error && (
        <p role="alert" className="note mt-8">
          {query.error.message}
          <button type="button" className="textlink" onClick={() => change({})}>
            Clear all that was tuned
          </button>
        </p>
      )}
      <div aria-busy={query.isFetching} aria-live="off">
        {answer?.rows.map((row, index) => (
          <TasteShelf
            key={row.key}
            row={row}
            answer={answer}
            controls={controls}
            onChange={change}
            isFirst={index === 0}
          />
        ))}
        {answer?.rows.length === 0 && (
          <p className="voice mt-10 max-w-[38rem] text-lg">
            No film passes all of these at once. Let one of them go.
          </p>
        )}
        {!answer && !query.error && <div aria-hidden className="skeleton mt-12 h-96" />}
      </div>
    </div>
  )
}

async function fetchForYou(controls: Controls, override: string | null): Promise<ForYouAnswer> {
  await loadMarks()
  await whenSent()
  const query = { ...controls, ...(override ? { experiment: override } : {}) }
  const { data, error } = await ownClient().GET('/api/for-you', {
    params: { query: query as never },
  })
  if (data) return data as ForYouAnswer
  throw new Error(error?.detail ?? 'This site did not answer. Try again.')
}
