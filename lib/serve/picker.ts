// Which twelve films say most about a taste?
import 'server-only'
import type { PickerAnswer } from '@/lib/api/taste-schemas'
import { pickQuestions } from '@/lib/recommend/picker'
import { movieCard } from './cards'
import { listMarks } from './marks'
import { filmsOf } from './recommendations'
import { loadSnapshot } from './snapshot'
import { movieOfRow } from './taste'
import type { Visitor } from './visitor'

const FILMS = 12

let first: { content: string; rows: number[] } | null = null

/** Films to ask about, those marked or asked about before left out. */
export function pickFilms(visitor: Visitor | null, asked: readonly number[]): PickerAnswer {
  const snapshot = loadSnapshot()
  const { model, rowStandings, content } = snapshot
  const before = [...asked, ...(visitor ? listMarks(visitor).map(({ movieId }) => movieId) : [])]
    .map((id) => model.rowOf.get(id))
    .filter((row) => row !== undefined)
  const pick = () =>
    pickQuestions(model.tasteRows, rowStandings, {
      count: FILMS,
      before,
      isDuplicate: filmsOf(snapshot).isDuplicate,
    })
  // The first page is the same for everybody.
  if (before.length === 0 && first?.content !== content) first = { content, rows: pick() }
  const rows = before.length === 0 ? first!.rows : pick()
  return { movies: rows.map((row) => movieCard(movieOfRow(snapshot, row))) }
}
