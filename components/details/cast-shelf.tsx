'use client'

import { useState } from 'react'
import type { DetailsPerson } from '@/lib/api/details-schemas'
import { PersonDialog } from './person-dialog'
import { Photograph } from './photograph'

/** Cast and crew with photographs; each opens a card. */
export function CastShelf({ people }: { people: readonly DetailsPerson[] }) {
  const [open, setOpen] = useState<DetailsPerson | null>(null)
  return (
    <>
      <ul className="shelf people -mx-2 px-2 pt-2 pb-4">
        {people.map((person, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one person may stand twice, playing and directing
          <li key={`${person.id}-${i}`}>
            <button type="button" onClick={() => setOpen(person)} className="person">
              <Photograph person={person} />
              <b>{person.name}</b>
              {person.role && <span>{person.role}</span>}
            </button>
          </li>
        ))}
      </ul>
      {open && <PersonDialog person={open} onClose={() => setOpen(null)} />}
    </>
  )
}
