// What was said and is not kept yet: it outlives the page, so that whoever says something and leaves at once has said it.
import type { MarkState } from '@/lib/api/taste-schemas'

type Waiting = { movie: { id: number; title: string }; changes: Partial<MarkState> }

const STORED = 'marquee-outbox'

/** What waits, the oldest first. */
export function waitingInOutbox(): Waiting[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '[]') as Waiting[]
  } catch {
    // Where nothing may be stored, nothing waits.
    return []
  }
}

export function putInOutbox(one: Waiting): void {
  store([...waitingInOutbox(), one])
}

/** The oldest is kept, or was refused. */
export function takeFromOutbox(): void {
  store(waitingInOutbox().slice(1))
}

function store(waiting: readonly Waiting[]): void {
  try {
    if (waiting.length > 0) sessionStorage.setItem(STORED, JSON.stringify(waiting))
    else sessionStorage.removeItem(STORED)
  } catch {
    // Then it lives as long as the page does.
  }
}
