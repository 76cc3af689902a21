'use client'

import { MarkPanel } from './mark-panel'
import type { MarkedMovie } from './marks-store'
import { useMark } from './use-marks'

/** What can be said of a film on its own page. */
export function PageMarks({ movie }: { movie: MarkedMovie }) {
  const mark = useMark(movie.id)
  return (
    <section aria-label={`What you say of ${movie.title}`} className="no-print mb-8 min-h-28">
      {mark && <MarkPanel movie={movie} mark={mark} />}
    </section>
  )
}
