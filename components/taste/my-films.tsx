'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import type { MarkState, MyFilmsAnswer } from '@/lib/api/taste-schemas'
import { countOf } from '@/lib/format'
import { PosterImage } from '../movie/poster-image'
import { DeleteAll } from './delete-all'
import { HistoryFiles } from './history-files'
import { MarkPanel } from './mark-panel'
import { changeMark, NO_MARK, whenSent } from './marks-store'
import { ownClient } from './session'
import { useMarks } from './use-marks'

type Film = MyFilmsAnswer['films'][number]

const SHELVES: { key: string; label: string; holds: (mark: MarkState) => boolean }[] = [
  { key: 'all', label: 'All', holds: () => true },
  { key: 'rated', label: 'Rated', holds: ({ stars }) => stars !== null },
  { key: 'liked', label: 'Liked', holds: ({ isLiked }) => isLiked },
  { key: 'watchlist', label: 'Watchlist', holds: ({ isOnWatchlist }) => isOnWatchlist },
  { key: 'seen', label: 'Seen', holds: ({ isSeen }) => isSeen },
  { key: 'hidden', label: 'Not interested', holds: ({ isHidden }) => isHidden },
]
/** Films shown before one asks for more. */
const PAGE = 60

/** Everything that a visitor said: to see, change, take away and delete. */
export function MyFilms() {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <Films />
    </QueryClientProvider>
  )
}

function Films() {
  const { marks, isLoaded } = useMarks()
  const [shelf, setShelf] = useState('all')
  const [shown, setShown] = useState(PAGE)
  const { data, error, refetch } = useQuery({
    queryKey: ['my-films'],
    queryFn: fetchFilms,
    enabled: isLoaded,
  })
  const films = (data?.films ?? []).filter(({ movieId }) => isSaid(marks.get(movieId) ?? NO_MARK))
  const holds = SHELVES.find(({ key }) => key === shelf)!.holds
  const held = films.filter(({ movieId }) => holds(marks.get(movieId) ?? NO_MARK))
  return (
    <div className="wrap mt-8 grid gap-14">
      <section aria-label="What you said">
        <div className="flag-row mb-6">
          {SHELVES.map(({ key, label, holds: has }) => (
            <button
              key={key}
              type="button"
              aria-pressed={shelf === key}
              onClick={() => {
                setShelf(key)
                setShown(PAGE)
              }}
            >
              {label} {films.filter(({ movieId }) => has(marks.get(movieId) ?? NO_MARK)).length}
            </button>
          ))}
        </div>
        {error && (
          <p role="alert" className="note">
            {error.message}
          </p>
        )}
        {data && held.length === 0 && <Nothing isAll={shelf === 'all'} />}
        <ul className="ledger">
          {held.slice(0, shown).map((film) => (
            <li key={film.movieId}>
              <Row film={film} mark={marks.get(film.movieId) ?? NO_MARK} />
            </li>
          ))}
        </ul>
        {held.length > shown && (
          <button type="button" className="action mt-6" onClick={() => setShown(shown + PAGE)}>
            {countOf(held.length - shown, 'more film')}
          </button>
        )}
      </section>
      <HistoryFiles onImported={() => void refetch()} />
      {data && <Noted noted={data.noted} />}
      <DeleteAll onDeleted={() => void refetch()} />
    </div>
  )
}

function Row({ film: { movie }, mark }: { film: Film; mark: MarkState }) {
  return (
    <article
      aria-label={movie.title}
      className="grid grid-cols-[4.5rem_1fr] gap-x-5 gap-y-3 md:grid-cols-[4.5rem_14rem_1fr]"
    >
      <div className="row-span-2 md:row-span-1">
        <PosterImage movie={movie} />
      </div>
      <div>
        <h2 className="plate text-lg">
          <Link href={movie.path} prefetch={false} className="textlink">
            {movie.title}
          </Link>
        </h2>
        <p className="label text-soft">
          {[movie.year, movie.directors.slice(0, 2).join(', ')].filter(Boolean).join(' · ')}
        </p>
        <button
          type="button"
          className="textlink min-h-9 text-sm"
          onClick={() => changeMark(movie, NO_MARK, `All about ${movie.title} is taken back`)}
        >
          Take all back<span className="sr-only"> of {movie.title}</span>
        </button>
      </div>
      <MarkPanel movie={movie} mark={mark} />
    </article>
  )
}

/** What was watched and not said. */
function Noted({ noted: { views, searches, shown, clicked } }: Pick<MyFilmsAnswer, 'noted'>) {
  return (
    <section aria-labelledby="noted" className="max-w-[44rem]">
      <h2 id="noted" className="display mb-3 text-xl">
        Noted besides
      </h2>
      <p>
        {views + searches + shown === 0
          ? 'Nothing.'
          : `${countOf(views, 'page')} of films opened, ${countOf(searches, 'search', 'searches')}, and ${countOf(shown, 'film')} shown in lists, ${clicked} of them opened there.`}{' '}
        It helps to tell good models from bad ones; it is in the JSON above, and is deleted by
        itself after a while.{' '}
        <Link href="/about" prefetch={false} className="textlink">
          More about it
        </Link>
      </p>
    </section>
  )
}

function Nothing({ isAll }: { isAll: boolean }) {
  return (
    <p className="voice max-w-[38rem] text-lg">
      {isAll ? 'You said nothing yet. ' : 'Nothing here. '}
      <Link href="/for-you" prefetch={false} className="textlink">
        Say what you like
      </Link>
      , or bring what you said elsewhere.
    </p>
  )
}

function isSaid({ stars, isLiked, isHidden, isSeen, isOnWatchlist }: MarkState): boolean {
  return stars !== null || isLiked || isHidden || isSeen || isOnWatchlist
}

async function fetchFilms(): Promise<{ films: Film[]; noted: MyFilmsAnswer['noted'] }> {
  await whenSent()
  const { data } = await ownClient().GET('/api/my/films')
  if (data) return data as MyFilmsAnswer
  throw new Error('This site did not answer. Try again.')
}
