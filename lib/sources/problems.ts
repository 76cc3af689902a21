// Problems as sources tell them, in one line.
import type { SourceEvent } from './source'

export type Place = { file: string; line: number | null }

/** The record is lost. */
export function dropped(
  place: Place,
  code: string,
  field: string | null,
  message: string,
): SourceEvent {
  return { kind: 'problem', problem: { code, severity: 'dropped', ...place, field, message } }
}

/** The record is kept, the field corrected or left out. */
export function mended(
  place: Place,
  code: string,
  field: string | null,
  message: string,
): SourceEvent {
  return { kind: 'problem', problem: { code, severity: 'mended', ...place, field, message } }
}
