'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { MovieCard } from '@/lib/api/schemas'
import type { Aggregation, MixAnswer, OfferedTheme } from '@/lib/api/taste-schemas'
import { readControls, writeControls } from './controls'
import { FilmField } from './film-field'
import { announce } from './marks-store'
import { TasteControls } from './taste-controls'

type Person = { name: string; films: MovieCard[] }

const MOST_PEOPLE = 6
const MOST_FILMS = 10
const WAYS: Record<Aggregation, string> = {
  average: 'Best for all together',
  'least-misery': 'Nobody left cold',
  'most-pleasure': 'Somebody’s delight',
}

/** Names films, or people with films of theirs; each change leads to the address of that mix. */
export function MixMaker(props: {
  people: MixAnswer['people']
  params: Record<string, string>
  themes: readonly OfferedTheme[]
}) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <Maker {...props} />
    </QueryClientProvider>
  )
}

function Maker({
  people: given,
  params,
  themes,
}: {
  people: MixAnswer['people']
  params: Record<string, string>
  themes: readonly OfferedTheme[]
}) {
  const router = useRouter()
  const [people, setPeople] = useState<Person[]>(() => startOf(given))
  // Back and forward lead to other mixes; what is being made stays.
  const films = params.films ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the address came from elsewhere
  useEffect(() => {
    if (groupsOf(people) !== films) setPeople(startOf(given))
  }, [films])

  const go = (next: Person[], others: Record<string, string> = params) => {
    setPeople(next)
    router.push(addressOf(next, others), { scroll: false })
  }
  const change = (index: number, person: Person) =>
    go(people.map((one, i) => (i === index ? person : one)))
  const hasFilms = people.some(({ films: own }) => own.length > 0)
  return (
    <div className="wrap no-print mt-6 grid gap-6">
      <div className="grid gap-6 md:grid-cols-2">
        {people.map((person, index) => (
          <PersonCard
            // biome-ignore lint/suspicious/noArrayIndexKey: people have no other name than their place
            key={index}
            person={person}
            number={people.length > 1 ? index + 1 : null}
            onChange={(changed) => change(index, changed)}
            onRemove={() => go(people.filter((_, i) => i !== index))}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        {people.length < MOST_PEOPLE && (
          <button
            type="button"
            className="action"
            onClick={() => setPeople([...named(people), { name: '', films: [] }])}
          >
            {people.length === 1 ? 'Plan for several people' : 'One more person'}
          </button>
        )}
        {people.length > 1 && (
          <label>
            <span className="label block text-soft">How their wishes become one list</span>
            <select
              className="field mt-1"
              value={params.how ?? 'average'}
              onChange={({ target }) => go(people, { ...params, how: target.value })}
            >
              {Object.entries(WAYS).map(([way, words]) => (
                <option key={way} value={way}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
        {hasFilms && <ShareButton />}
      </div>
      {hasFilms && (
        <details className="tune">
          <summary className="textlink inline-flex min-h-11 items-center font-semibold">
            Tune
          </summary>
          <TasteControls
            controls={readControls(Object.entries(params))}
            themes={themes}
            services={[]}
            onChange={(controls) => {
              const { films: _, people: __, how } = params
              const tuned = Object.fromEntries(new URLSearchParams(writeControls(controls)))
              go(people, { ...tuned, ...(how ? { how } : {}) })
            }}
          />
        </details>
      )}
    </div>
  )
}

function PersonCard({
  person,
  number,
  onChange,
  onRemove,
}: {
  person: Person
  /** Null where there is one person only, who needs no name. */
  number: number | null
  onChange: (person: Person) => void
  onRemove: () => void
}) {
  const { name, films } = person
  const who = name || (number === null ? 'the mix' : `Person ${number}`)
  return (
    <fieldset className="grid content-start gap-3">
      <legend className="sr-only">{number === null ? 'Films of the mix' : who}</legend>
      {number !== null && (
        <div className="flex items-end gap-4">
          <label className="grow">
            <span className="label block text-soft">Name of person {number}</span>
            <input
              className="field mt-1"
              defaultValue={name}
              maxLength={40}
              onBlur={({ target }) =>
                target.value !== name && onChange({ ...person, name: target.value })
              }
            />
          </label>
          <button type="button" className="textlink min-h-11" onClick={onRemove}>
            Remove<span className="sr-only"> {who}</span>
          </button>
        </div>
      )}
      <ul className="flex flex-wrap gap-2">
        {films.map((film) => (
          <li key={film.id} className="chip">
            {film.title}
            <button
              type="button"
              aria-label={`Remove ${film.title}`}
              onClick={() =>
                onChange({ ...person, films: films.filter(({ id }) => id !== film.id) })
              }
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {films.length < MOST_FILMS && (
        <FilmField
          label={films.length === 0 ? `A film for ${who}` : `Another film for ${who}`}
          onChoose={(film) =>
            onChange({ ...person, films: [...films.filter(({ id }) => id !== film.id), film] })
          }
        />
      )}
    </fieldset>
  )
}

function ShareButton() {
  return (
    <button
      type="button"
      className="textlink min-h-11 font-semibold"
      onClick={() =>
        navigator.clipboard
          .writeText(window.location.href)
          .then(() => announce('The link is copied', null))
          .catch(() => announce('Copy the link from the address bar', null))
      }
    >
      Copy the link
    </button>
  )
}

function startOf(people: MixAnswer['people']): Person[] {
  return people.length > 0
    ? people.map(({ name, films }) => ({ name, films }))
    : [{ name: '', films: [] }]
}

/** Several people are told apart by names. */
function named(people: readonly Person[]): Person[] {
  return people.map((person, i) => ({ ...person, name: person.name || `Person ${i + 1}` }))
}

function groupsOf(people: readonly Person[]): string {
  return people
    .filter(({ films }) => films.length > 0)
    .map(({ films }) => films.map(({ id }) => id).join(','))
    .join(';')
}

function addressOf(people: readonly Person[], params: Record<string, string>): string {
  const whole = people.filter(({ films }) => films.length > 0)
  const { films: _, people: __, ...others } = params
  const text = new URLSearchParams({
    ...(whole.length > 0 ? { films: groupsOf(whole) } : {}),
    ...(whole.length > 1
      ? { people: whole.map(({ name }) => name.replaceAll(';', ',')).join(';') }
      : {}),
    ...others,
  }).toString()
  return text ? `/mix?${text}` : '/mix'
}
