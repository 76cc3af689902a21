import type { Metadata } from 'next'
import { Interlude } from '@/components/site/interlude'
import { SiteFrame } from '@/components/site/site-frame'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <SiteFrame>
      <Interlude title="Nothing is shown here" sign="404">
        The address leads nowhere. The film you look for may still be in the house: search for it
        above.
      </Interlude>
    </SiteFrame>
  )
}
