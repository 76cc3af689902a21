'use client'

import { Interlude } from '@/components/site/interlude'
import { SiteFrame } from '@/components/site/site-frame'

/** Errors are only caught in the browser, hence a client component; what failed is in the server's log. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const action = (
    <button type="button" onClick={reset} className="textlink">
      Try again
    </button>
  )
  return (
    <SiteFrame>
      <Interlude title="The film tore" sign="!" action={action}>
        Something went wrong on our side. It has been noted; trying again often helps.
      </Interlude>
    </SiteFrame>
  )
}
