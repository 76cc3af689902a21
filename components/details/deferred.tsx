'use client'

import { type ReactNode, Suspense, useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Shows the skeleton in the page as it is kept, and what it stands for once the browser has asked for it. */
export function Deferred({ skeleton, children }: { skeleton: ReactNode; children: ReactNode }) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return isBrowser ? <Suspense fallback={skeleton}>{children}</Suspense> : skeleton
}
