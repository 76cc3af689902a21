'use client'

import { useSyncExternalStore } from 'react'
import type { MarkState } from '@/lib/api/taste-schemas'
import { currentState, NO_MARK, stateOnServer, subscribe } from './marks-store'

/** All that the store holds. */
export function useMarks() {
  return useSyncExternalStore(subscribe, currentState, stateOnServer)
}

/** What the visitor says of one film; null while that is not known yet. */
export function useMark(movieId: number): MarkState | null {
  return useSyncExternalStore(
    subscribe,
    () => (currentState().isLoaded ? (currentState().marks.get(movieId) ?? NO_MARK) : null),
    () => null,
  )
}
