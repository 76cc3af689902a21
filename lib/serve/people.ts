// Who is this, and which films did they make?
import 'server-only'
import type { PersonAnswer } from '@/lib/api/schemas'
import { movieCard, personLink } from './cards'
import { loadSnapshot } from './snapshot'

/** Returns a person with their films, the newest first, or null where there is none of that id. */
export async function findPerson(id: number): Promise<PersonAnswer | null> {
  const person = loadSnapshot().people.get(id)
  if (!person) return null
  const byYear = (films: typeof person.directed) =>
    [...films].sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.id - b.id).map(movieCard)
  return {
    ...personLink(person.id, person.name),
    directed: byYear(person.directed),
    actedIn: byYear(person.actedIn),
  }
}
