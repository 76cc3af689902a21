// Which twelve films say most about a taste?
import 'server-only'
import type { PickerAnswer } from '@/lib/api/taste-schemas'
import { pickQuestions } from '@/lib/recommend/picker'
import { pullsOf } from '@/lib/recommend/pulls'
import { movieCard } from './cards'
import { listMarks, signalOf } from './marks'
import { filmsOf } from './recommendations'
import { loadSnapshot } from './snapshot'
import { movieOfRow } from './taste'
import type { Visitor } from './visitor'

const FILMS = 12

let first: { content: string; rows: number[] } | null = null

/** Films to ask about, those marked or asked about before left out; what the marks say leads to what comes next. */
export function pickFilms(visitor: Visitor | null, asked: readonly number[]): PickerAnswer {
  const snapshot = loadSnapshot()
  const { model, rowStandings, content } = snapshot
  const marks = (visitor ? listMarks(visitor) : []).filter(({ movieId }) =>
    model.rowOf.has(movieId),
  )
  const before = [...asked, ...marks.map(({ movieId }) => movieId)]
    .map((id) => model.rowOf.get(id))
    .filter((row) => row !== undefined)
  const said = pullsOf(marks.map(signalOf)).map(({ number, weight }) => ({
    number: model.rowOf.get(marks[number]!.movieId)!,
    weight,
  }))
  const { isDuplicate, seriesOf } = filmsOf(snapshot)
  const pick = () =>
    pickQuestions(model.tasteRows, rowStandings, {
      count: FILMS,
      before,
      said,
      isDuplicate,
      seriesOf,
    })
  // The first page is the same for everybody.
  if (before.length === 0 && first?.content !== content) first = { content, rows: pick() }
  const rows = before.length === 0 ? first!.rows : pick()
  return { movies: rows.map((row) => movieCard(movieOfRow(snapshot, row))) }
}
