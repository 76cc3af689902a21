import Link from 'next/link'

/** The head of a section between rules, with where to see more of it. */
export function SectionHead({
  id,
  title,
  note,
  more,
}: {
  id?: string
  title: string
  note?: string
  more?: { href: string; label: string; of: string }
}) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-1 border-rule border-t-2 pt-2">
      <h2 id={id} className="display text-2xl">
        {title}
      </h2>
      {note && <p className="label text-soft">{note}</p>}
      {more && (
        <Link href={more.href} prefetch={false} className="textlink py-1 font-semibold text-sm">
          {more.label}
          <span className="sr-only">: {more.of}</span>
        </Link>
      )}
    </div>
  )
}
