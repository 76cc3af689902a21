'use client'

// The error page needs this in the browser anyway; as code it is sent once, not twice with every page.
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A page that has nothing to show says so: a sign, a sentence and a way on. */
export function Interlude({
  title,
  sign,
  children,
  action,
}: {
  title: string
  sign: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <section className="wrap grid gap-8 pt-12 md:grid-cols-[1fr_2fr] md:pt-20">
      <p
        aria-hidden
        className="wordmark grid aspect-square w-40 place-items-center rounded-full bg-lamp text-2xl text-on-lamp md:w-64"
      >
        {sign}
      </p>
      <div>
        <h1 className="display text-3xl">{title}</h1>
        <p className="voice mt-5 max-w-[38rem] text-lg">{children}</p>
        <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2 font-semibold">
          {action}
          <Link href="/" prefetch={false} className="textlink">
            To the front page
          </Link>
          <Link href="/browse" prefetch={false} className="textlink">
            Browse all films
          </Link>
        </p>
      </div>
    </section>
  )
}
