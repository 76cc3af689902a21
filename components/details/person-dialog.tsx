'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import Link from 'next/link'
import { personCardQuery } from '@/lib/api/queries'
import type { DetailsPerson, PersonCard } from '@/lib/api/details-schemas'
import { formatDate } from '@/lib/format'
import { FactList } from './fact-list'
import { Photograph } from './photograph'
import { TroubleNote } from './trouble-note'

/** A person's card over the page: Escape, the button and a click beside it close it. */
export function PersonDialog({ person, onClose }: { person: DetailsPerson; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { data, isFetching, refetch } = useQuery(personCardQuery(person.id))
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && dialog.current?.close()}
      aria-labelledby="person-name"
      className="card-dialog"
    >
      <div className="grid gap-6 p-5 sm:grid-cols-[9rem_1fr] sm:p-8">
        <div className="w-28 sm:w-auto">
          <Photograph person={person} />
        </div>
        <div className="min-w-0">
          <h2 id="person-name" className="display text-2xl">
            {person.name}
          </h2>
          {person.role && <p className="label mt-2 text-soft">{person.role}</p>}
          {data?.person ? <Facts card={data} /> : !data && <Skeleton />}
          {data?.trouble && (
            <TroubleNote
              trouble={data.trouble}
              shownSince={null}
              missing={data.person ? '' : ' Their dates and biography are missing here.'}
              onRetry={() => void refetch()}
              isRetrying={isFetching}
            />
          )}
          <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2 font-semibold">
            {data?.path && (
              <Link href={data.path} prefetch={false} className="textlink">
                Films here
              </Link>
            )}
            <button type="button" onClick={() => dialog.current?.close()} className="textlink">
              Close
            </button>
          </p>
        </div>
      </div>
    </dialog>
  )
}

function Facts({ card }: { card: PersonCard }) {
  const { birthday, deathday, birthplace, biography, knownFor } = card.person!
  const facts: [string, string | null][] = [
    ['Born', birthday && formatDate(birthday)],
    ['Died', deathday && formatDate(deathday)],
    ['Place of birth', birthplace],
    ['Known for', knownFor],
  ]
  return (
    <>
      <FactList facts={facts} className="facts mt-4" />
      {biography ? (
        biography.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph} className="mt-4 max-w-[38rem]">
            {paragraph}
          </p>
        ))
      ) : (
        <p className="mt-4 text-soft">TMDB has no biography of them in English.</p>
      )}
    </>
  )
}

function Skeleton() {
  return (
    <div aria-hidden className="mt-4 space-y-3">
      <div className="skeleton h-24" />
      <div className="skeleton h-40" />
    </div>
  )
}
