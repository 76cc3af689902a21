'use client'

import { useEffect } from 'react'
import { tellSearch, tellView } from './watch'

/** Tells that the page of a film was opened. */
export function RecordView({ movieId }: { movieId: number }) {
  useEffect(() => tellView(movieId), [movieId])
  return null
}

/** Tells that results of a search were looked at. */
export function RecordSearch({ query }: { query: string }) {
  useEffect(() => tellSearch(query), [query])
  return null
}
