// What the visitor says of films, in the browser: shown at once, sent behind, taken back where it could not be kept.
import type { MarkState, OwnMark } from '@/lib/api/taste-schemas'
import { putInOutbox, takeFromOutbox, waitingInOutbox } from './outbox'
import { ensureVisitor, forgetVisitor, ownClient } from './session'

export type MarkedMovie = { id: number; title: string }
export type MarkChanges = Partial<MarkState>

/** What was just done, and how it is undone. */
export type Notice = {
  key: number
  text: string
  undo: (() => void) | null
}

type State = {
  isLoaded: boolean
  marks: ReadonlyMap<number, MarkState>
  notice: Notice | null
  /** The film whose panel is open. */
  open: MarkedMovie | null
}

export const NO_MARK: MarkState = {
  stars: null,
  isLiked: false,
  isHidden: false,
  isSeen: false,
  isOnWatchlist: false,
}
const START: State = { isLoaded: false, marks: new Map(), notice: null, open: null }

/** Longer than a page lives after its requests were cut off. */
const LEAVING_MILLISECONDS = 400

let state = START
let loading: Promise<void> | null = null
let sending: Promise<unknown> = Promise.resolve()
let notices = 0
const listeners = new Set<() => void>()

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function currentState(): State {
  return state
}

export function stateOnServer(): State {
  return START
}

/** Asks once what the visitor said before; what a page that was left could not send any more is said now. */
export function loadMarks(): Promise<void> {
  loading ??= ownClient()
    .GET('/api/my')
    .then(({ data }) => {
      set({ isLoaded: true, marks: marksOf(data?.marks ?? []) })
      for (const { movie, changes } of waitingInOutbox()) {
        const back = reverseOf(movie, changes)
        apply(movie.id, changes)
        void send(movie, changes, back)
      }
    })
    .catch(() => {
      loading = null
    })
  return loading
}

/** Changes what is said of a film: shown at once, announced with `text`, undoable. */
export function changeMark(movie: MarkedMovie, changes: MarkChanges, text: string): void {
  const back = reverseOf(movie, changes)
  say(movie, changes, back)
  announce(text, () => {
    say(movie, back, changes)
    announce(`Undone: ${text}`, null)
  })
}

function say(movie: MarkedMovie, changes: MarkChanges, back: MarkChanges): void {
  apply(movie.id, changes)
  putInOutbox({ movie, changes })
  void send(movie, changes, back)
}

/** The changes that bring a film back to what is said of it now. */
function reverseOf({ id }: MarkedMovie, changes: MarkChanges): MarkChanges {
  const before = state.marks.get(id) ?? NO_MARK
  return Object.fromEntries(
    Object.keys(changes).map((key) => [key, before[key as keyof MarkState]]),
  ) as MarkChanges
}

/** Resolves once all that was said is kept. */
export function whenSent(): Promise<unknown> {
  return sending
}

export function openPanel(movie: MarkedMovie): void {
  set({ open: movie })
}

export function closePanel(): void {
  set({ open: null })
}

export function dismissNotice(key: number): void {
  if (state.notice?.key === key) set({ notice: null })
}

/** Says something that needs no undoing. */
export function announce(text: string, undo: (() => void) | null): void {
  set({ notice: { key: ++notices, text, undo } })
}

/** Forgets everything here; what the server held is gone already. */
export function forgetMarks(): void {
  forgetVisitor()
  set({ marks: new Map() })
}

/** Reads anew, after an import. */
export function reloadMarks(): Promise<void> {
  loading = null
  return loadMarks()
}

/** One after the other, so that the last thing said is the one that stays. */
function send(movie: MarkedMovie, changes: MarkChanges, back: MarkChanges): Promise<unknown> {
  sending = sending.then(async () => {
    try {
      await ensureVisitor()
      const { error } = await ownClient().POST('/api/my', {
        body: { changes: [{ movieId: movie.id, ...changes }] },
      })
      if (error) throw new Error(error.detail)
    } catch (error) {
      // A page that is being left loses its requests first: it gets no further than this, and the next page sends the outbox.
      await new Promise((resolve) => setTimeout(resolve, LEAVING_MILLISECONDS))
      apply(movie.id, back)
      const why = error instanceof Error && error.name === 'Error' ? error.message : ''
      announce(`Not kept: ${movie.title}. ${why || 'This site did not answer; try again.'}`, null)
    }
    takeFromOutbox()
  })
  return sending
}

function apply(movieId: number, changes: MarkChanges): void {
  const marks = new Map(state.marks)
  marks.set(movieId, { ...(marks.get(movieId) ?? NO_MARK), ...changes })
  set({ marks })
}

function set(part: Partial<State>): void {
  state = { ...state, ...part }
  for (const listener of listeners) listener()
}

function marksOf(marks: readonly OwnMark[]): Map<number, MarkState> {
  return new Map(marks.map(({ movieId, at: _, ...mark }) => [movieId, mark]))
}
