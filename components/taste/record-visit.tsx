'use client'

import { useEffect } from 'react'
import { tellView } from './watch'

/** Tells that the page of a film was opened. */
export function RecordView({ movieId }: { movieId: number }) {
  useEffect(() => tellView(movieId), [movieId])
  return null
}
