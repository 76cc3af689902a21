import type { Metadata } from 'next'
import { SiteFrame } from '@/components/site/site-frame'
import { MyFilms } from '@/components/taste/my-films'
import { loadConfig } from '@/lib/config'

export const metadata: Metadata = {
  title: 'My films',
  description: 'All that you said of films here: to see, change, take away and delete.',
  robots: { index: false },
}

export default function MyPage() {
  return (
    <SiteFrame>
      <header className="wrap pt-10">
        <h1 className="display text-3xl">My films</h1>
        <p className="mt-3 max-w-[46rem]">
          {loadConfig().isReadOnly
            ? 'Nothing is kept here: what you say of films is refused, so there is nothing to show.'
            : 'All that you said, kept under a number that only your browser has. No account, nobody else sees it.'}
        </p>
      </header>
      <MyFilms />
    </SiteFrame>
  )
}
