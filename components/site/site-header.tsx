'use client'

// The error page needs this in the browser anyway; as code it is sent once, not twice with every page.
import Link from 'next/link'
import { SearchBox } from '../search/search-box'
import { ThemeToggle } from './theme-toggle'

/** The head of every page; the front page has its own, larger search. */
export function SiteHeader({ search }: { search: { initial?: string } | null }) {
  return (
    <header className="border-rule border-b-4 bg-paper">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-lamp focus:p-3 focus:text-on-lamp"
      >
        Skip to content
      </a>
      <div className="wrap flex flex-wrap items-center gap-x-2 gap-y-3 py-3 sm:gap-x-6">
        <Link
          href="/"
          prefetch={false}
          className="wordmark -my-1 py-1 text-base leading-none sm:text-lg"
        >
          Marquee
        </Link>
        <nav aria-label="Site" className="no-print ml-auto flex gap-2 font-semibold text-sm">
          <HeaderLink href="/for-you">For you</HeaderLink>
          <HeaderLink href="/browse">Browse</HeaderLink>
          <HeaderLink href="/my">Mine</HeaderLink>
        </nav>
        {search && (
          <div className="no-print order-last w-full md:order-none md:w-72 lg:w-96">
            <SearchBox size="compact" initial={search.initial ?? ''} />
          </div>
        )}
        <ThemeToggle />
      </div>
    </header>
  )
}

function HeaderLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="px-1 py-2 decoration-2 decoration-signal sm:px-2 underline-offset-4 hover:underline"
    >
      {children}
    </Link>
  )
}
