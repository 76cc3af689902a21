import type { ReactNode } from 'react'

/** A part of a page under its own head. */
export function Panel({
  title,
  note,
  children,
}: {
  title: string
  note?: ReactNode
  children: ReactNode
}) {
  const id = title.toLowerCase().replace(/[^a-z]+/g, '-')
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-rule border-t-2 pt-2">
        <h2 id={id} className="display text-xl">
          {title}
        </h2>
        {note && <div className="label text-soft">{note}</div>}
      </div>
      {children}
    </section>
  )
}

/** Says that there is nothing yet, and how there will be something. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="note voice text-lg">{children}</p>
}
