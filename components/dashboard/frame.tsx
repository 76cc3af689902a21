import Link from 'next/link'
import type { ReactNode } from 'react'
import { SiteFrame } from '../site/site-frame'

const PAGES = [
  ['/dashboard', 'Overview'],
  ['/dashboard/data', 'Data'],
  ['/dashboard/runs', 'Runs'],
  ['/dashboard/models', 'Models'],
  ['/dashboard/experiments', 'Experiments'],
  ['/dashboard/feedback', 'Feedback'],
  ['/dashboard/audit', 'Audit'],
] as const

/** What stands around every page of the dashboard. */
export function DashboardFrame({
  title,
  lead,
  path,
  children,
}: {
  title: string
  lead?: ReactNode
  /** Which of the pages this is, or is below. */
  path: (typeof PAGES)[number][0]
  children: ReactNode
}) {
  return (
    <SiteFrame search={null}>
      <div className="wrap pt-6">
        <nav aria-label="Dashboard" className="flex flex-wrap gap-x-1 border-hairline border-b">
          {PAGES.map(([href, label]) => (
            <Link
              key={href}
              href={href}
              prefetch={false}
              aria-current={href === path ? 'page' : undefined}
              className="tab"
            >
              {label}
            </Link>
          ))}
        </nav>
        <header className="mt-8 mb-8">
          <h1 className="display text-2xl">{title}</h1>
          {lead && <div className="mt-2 max-w-[46rem] text-soft">{lead}</div>}
        </header>
        <div className="grid gap-14">{children}</div>
      </div>
    </SiteFrame>
  )
}
