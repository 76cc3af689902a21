import type { DetailsPerson } from '@/lib/api/details-schemas'
import { TmdbImage } from './tmdb-image'

/** A photograph, or initials where there is none. */
export function Photograph({ person }: { person: Pick<DetailsPerson, 'name' | 'photo'> }) {
  if (person.photo)
    return (
      <TmdbImage
        path={person.photo}
        kind="profile"
        width={185}
        height={278}
        sizes="9rem"
        className="photograph"
      />
    )
  const initials = person.name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 3)
  return (
    <span aria-hidden className="photograph grid place-items-center">
      <span className="display text-2xl text-soft">{initials}</span>
    </span>
  )
}
