'use client'

import { useQuery } from '@tanstack/react-query'
import { type CSSProperties, useState } from 'react'
import type { TasteItem, TasteReason, WhyAnswer } from '@/lib/api/taste-schemas'
import { type Controls, withAmount, writeControls } from './controls'
import { ownClient } from './session'

/** Of one film's shared themes and people so many are named. */
const MOST_SHARED = 5

/**
 * Why a film stands in a list for a taste: its contributions as bars that sum to the score, and further down what each film of the
 * taste shares with it. `onChange` hears what is to be used less.
 */
export function TasteWhy({
  item,
  controls,
  onChange,
}: {
  item: TasteItem
  /** With these the whole explanation is asked for; without, there is none beyond the list's own. */
  controls?: Controls
  onChange?: (controls: Controls) => void
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="why" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={`Why ${item.movie.title}`}>Why</summary>
      {isOpen && <Reasons reasons={item.reasons} score={item.score} />}
      {isOpen && controls && onChange && (
        <Whole movieId={item.movie.id} controls={controls} onChange={onChange} />
      )}
    </details>
  )
}

function Reasons({ reasons, score }: { reasons: readonly TasteReason[]; score: number }) {
  const longest = Math.max(...reasons.map(({ contribution }) => Math.abs(contribution)), 1e-9)
  return (
    <ul>
      {reasons
        .filter(({ contribution }) => contribution !== 0)
        .map(({ kind, label, isAlike, contribution }) => (
          <li
            key={kind + label}
            data-sign={contribution < 0 ? 'minus' : 'plus'}
            style={barOf(Math.abs(contribution) / longest)}
          >
            {`${signed(contribution)} ${isAlike === null ? label : `${isAlike ? 'like' : 'unlike'} ${label}`}`}
          </li>
        ))}
      <li>{`${score.toFixed(3)} in all`}</li>
    </ul>
  )
}

function Whole({
  movieId,
  controls,
  onChange,
}: {
  movieId: number
  controls: Controls
  onChange: (controls: Controls) => void
}) {
  const [isAsked, setAsked] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['why', movieId, writeControls(controls)],
    queryFn: () => fetchWhy(movieId, controls),
    enabled: isAsked,
  })
  if (!isAsked)
    return (
      <button type="button" className="textlink mt-2 min-h-7" onClick={() => setAsked(true)}>
        All of it
      </button>
    )
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <p aria-busy>…</p>
  return <WholeReasons why={data} controls={controls} onChange={onChange} />
}

function WholeReasons({
  why,
  controls,
  onChange,
}: {
  why: WhyAnswer
  controls: Controls
  onChange: (controls: Controls) => void
}) {
  const quiet = controls.quiet?.split(',').filter(Boolean) ?? []
  return (
    <div className="mt-3 grid gap-3">
      {why.films.map(({ movie, contribution, people, shared }) => (
        <div key={movie.id}>
          <p className="font-semibold">
            {signed(contribution)} {movie.title}
          </p>
          <ul>
            {shared.slice(0, MOST_SHARED).map(({ kind, label, contribution: part }) => (
              <li key={kind + label} {...partOf(part, contribution)}>
                {signed(part)} {label}{' '}
                <button
                  type="button"
                  className="textlink"
                  onClick={() => onChange(withAmount(controls, `${kind}:${label}`, -0.5))}
                >
                  use less<span className="sr-only"> of {label}</span>
                </button>
              </li>
            ))}
            {shared.length > MOST_SHARED && (
              <li {...partOf(sumOf(shared.slice(MOST_SHARED)), contribution)}>
                {signed(sumOf(shared.slice(MOST_SHARED)))} {shared.length - MOST_SHARED} more shared
              </li>
            )}
            {Math.abs(people) > 1e-6 && (
              <li {...partOf(people, contribution)}>
                {signed(people)} what people who like it like
              </li>
            )}
          </ul>
          {!quiet.includes(String(movie.id)) && (
            <button
              type="button"
              className="textlink mt-1"
              onClick={() => onChange({ ...controls, quiet: [...quiet, movie.id].join(',') })}
            >
              Use {movie.title} less
            </button>
          )}
        </div>
      ))}
    </div>
  )
}

async function fetchWhy(movieId: number, controls: Controls): Promise<WhyAnswer> {
  const { data, error } = await ownClient().GET('/api/for-you/why', {
    params: { query: { ...controls, movie: movieId } as never },
  })
  if (data) return data
  throw new Error(error?.detail ?? 'This site did not answer. Try again.')
}

function sumOf(shares: readonly { contribution: number }[]): number {
  return shares.reduce((sum, { contribution }) => sum + contribution, 0)
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
}

/** A bar as long as its part of the whole. */
function partOf(part: number, whole: number) {
  return {
    'data-sign': part < 0 ? 'minus' : 'plus',
    style: barOf(Math.min(1, Math.abs(part / (whole || 1)))),
  }
}

function barOf(part: number): CSSProperties {
  return { '--bar': `${Math.max(1, Math.round(100 * part))}%` } as CSSProperties
}
