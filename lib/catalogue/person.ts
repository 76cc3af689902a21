// Who a person is to us: a name, told apart by its folded form.
import { foldText } from '@/lib/text/fold'

/** Somebody who directed or played. Sources give names only, so namesakes share a record. */
export type Person = { id: number; name: string }

/** The form of a name by which people are told apart: without case, accents and punctuation. */
export function personKey(name: string): string {
  return foldText(name) || name.trim()
}
