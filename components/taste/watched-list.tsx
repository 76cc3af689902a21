'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { tellSeen } from './watch'

/** Half of a film must be in sight for it to count as shown. */
const IN_SIGHT = 0.5

/**
 * Watches a list: every element below with `data-film` and `data-position` is told once it was half in sight, and when a link in
 * it is followed. `data-reason` and `data-team` go along.
 */
export function WatchedList({
  surface,
  model,
  list,
  experiment = null,
  variant = null,
  children,
}: {
  surface: string
  model: string
  /** The server's name of the list; lists of kept pages are named here. */
  list?: string
  experiment?: string | null
  variant?: string | null
  children: ReactNode
}) {
  const place = useRef<HTMLDivElement>(null)
  const [own] = useState(newName)
  const name = list ?? own
  useEffect(() => {
    const root = place.current
    if (!root) return
    const tell = (element: HTMLElement, isClicked: boolean) => {
      const { film, position, reason, team } = element.dataset
      tellSeen({
        list: name,
        movieId: Number(film),
        surface,
        position: Number(position),
        model,
        experiment,
        variant,
        team: team === 'a' || team === 'b' ? team : null,
        reason: reason?.slice(0, 200) || null,
        isClicked,
      })
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue
          observer.unobserve(target)
          tell(target as HTMLElement, false)
        }
      },
      { threshold: IN_SIGHT },
    )
    for (const element of root.querySelectorAll<HTMLElement>('[data-film]'))
      observer.observe(element)
    const onClick = ({ target }: MouseEvent) => {
      const element = target instanceof Element ? target.closest<HTMLElement>('[data-film]') : null
      const isLink = target instanceof Element && target.closest('a') !== null
      if (element && isLink) tell(element, true)
    }
    root.addEventListener('click', onClick)
    return () => {
      observer.disconnect()
      root.removeEventListener('click', onClick)
    }
  }, [surface, model, name, experiment, variant])
  return <div ref={place}>{children}</div>
}

/** A name that no other list has; also where the page came over plain http and randomUUID is not there. */
function newName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
