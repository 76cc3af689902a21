import Link from 'next/link'
import type { ReactNode } from 'react'
import { MarkDesk } from '../taste/mark-desk'
import { SiteHeader } from './site-header'

/** What stands around every page: head, content, foot. */
export function SiteFrame({
  children,
  search = {},
}: {
  children: ReactNode
  search?: { initial?: string } | null
}) {
  return (
    <>
      <SiteHeader search={search} />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="mt-24 border-rule border-t-4">
        <div className="wrap flex flex-wrap items-baseline justify-between gap-x-10 gap-y-2 py-8 text-sm text-soft">
          <p>
            Posters drawn here from each film’s facts. What you say stays here, and is yours to take
            or delete.
          </p>
          <p className="flex flex-wrap gap-x-8">
            <Link href="/reviews/analyse" prefetch={false} className="textlink inline-block py-1">
              Analyse reviews
            </Link>
            <Link href="/about" prefetch={false} className="textlink inline-block py-1">
              How it works, and where the facts come from
            </Link>
          </p>
        </div>
      </footer>
      <MarkDesk />
    </>
  )
}
