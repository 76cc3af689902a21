'use client'

// What a page needs only where there is a key: sent apart, so that a page without details stays as light as it was.
// Each is a component around its lazy one, since what crosses from the server may not be lazy itself.
import { type ComponentProps, lazy } from 'react'

const HeadPoster = lazy(() => import('./posters').then((late) => ({ default: late.HeadPoster })))
const CardPoster = lazy(() => import('./posters').then((late) => ({ default: late.CardPoster })))
const HeadWords = lazy(() => import('./head-words').then((late) => ({ default: late.HeadWords })))
const Extras = lazy(() => import('./extras').then((late) => ({ default: late.Extras })))

export function LateHeadPoster(props: ComponentProps<typeof HeadPoster>) {
  return <HeadPoster {...props} />
}

export function LateCardPoster(props: ComponentProps<typeof CardPoster>) {
  return <CardPoster {...props} />
}

export function LateHeadWords(props: ComponentProps<typeof HeadWords>) {
  return <HeadWords {...props} />
}

export function LateExtras(props: ComponentProps<typeof Extras>) {
  return <Extras {...props} />
}
