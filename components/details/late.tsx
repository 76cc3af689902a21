'use client'

// What a page needs only where there is a key: sent apart, so that a page without details stays as light as it was.
import { lazy } from 'react'

/** Each of these suspends until its code is there: they stand within `Deferred`. */
export const LateHeadPoster = lazy(() =>
  import('./posters').then(({ HeadPoster }) => ({ default: HeadPoster })),
)
export const LateCardPoster = lazy(() =>
  import('./posters').then(({ CardPoster }) => ({ default: CardPoster })),
)
export const LateHeadWords = lazy(() =>
  import('./head-words').then(({ HeadWords }) => ({ default: HeadWords })),
)
export const LateExtras = lazy(() => import('./extras').then(({ Extras }) => ({ default: Extras })))
