// How a mix is called.
import type { MixAnswer } from '@/lib/api/taste-schemas'

const MOST_NAMED = 3

/** «Inception and Amélie», «An evening for Ann and Bob». */
export function titleOfMix(people: MixAnswer['people']): string {
  if (people.length > 1) return `An evening for ${listed(people.map(({ name }) => name))}`
  return listed((people[0]?.films ?? []).map(({ title }) => title))
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED)
  const rest = names.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  return shown.length > 1
    ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
    : (shown[0] ?? '')
}
