'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useState } from 'react'

/** Which films the posters of this page are asked for, in one batch. */
const BatchContext = createContext<readonly number[]>([])

/** Holds what the details of a page have in common: one cache of answers, one batch of posters. */
export function DetailsScope({
  posterIds,
  children,
}: {
  posterIds: readonly number[]
  children: ReactNode
}) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } }),
  )
  return (
    <QueryClientProvider client={client}>
      <BatchContext value={posterIds}>{children}</BatchContext>
    </QueryClientProvider>
  )
}

/** The films whose posters are asked for together. */
export function usePosterBatch(): readonly number[] {
  return useContext(BatchContext)
}
