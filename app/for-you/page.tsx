import type { Metadata } from 'next'
import { SiteFrame } from '@/components/site/site-frame'
import { readControls } from '@/components/taste/controls'
import { ForYou } from '@/components/taste/for-you'

export const metadata: Metadata = {
  title: 'For you',
  description:
    'Films that go with what you like, each with its reason, and all of it yours to turn.',
  alternates: { canonical: '/for-you' },
}

export default async function ForYouPage({ searchParams }: PageProps<'/for-you'>) {
  const params = await searchParams
  const { experiment } = params
  return (
    <SiteFrame>
      <header className="wrap pt-10">
        <h1 className="display text-3xl">For you</h1>
      </header>
      <ForYou
        initial={readControls(Object.entries(params))}
        override={typeof experiment === 'string' ? experiment : null}
      />
    </SiteFrame>
  )
}
