import type { Metadata } from 'next'
import type { ReactNode } from 'react'

export const metadata: Metadata = {
  title: { default: 'Dashboard', template: '%s | Marquee dashboard' },
  robots: { index: false, follow: false },
}

/** Nothing here is kept: every page is of this moment and of this operator. */
export const dynamic = 'force-dynamic'

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return children
}
