// Which films go with several films, or with several people?
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { mixQuerySchema } from '@/lib/api/endpoints'
import type { MixAnswer } from '@/lib/api/taste-schemas'
import { AppError } from '@/lib/errors'
import { rankGroup } from '@/lib/recommend/group'
import type { Pull, Taste } from '@/lib/recommend/taste'
import { movieCard } from './cards'
import { questionWith } from './for-you'
import { filmsOf } from './recommendations'
import { loadSnapshot, type Snapshot } from './snapshot'
import { describeItem, filterOf, movieOfRow, refOfModel, tasteModelOf } from './taste'
import { offerThemes } from './themes'

type Person = { name: string; films: Pull[] }

/** The list for a mix; every film says what each person gains. Throws `bad-request` for films that are not there. */
export function listMix(query: z.output<typeof mixQuerySchema>): MixAnswer {
  const snapshot = loadSnapshot()
  const people = peopleOf(snapshot, query)
  const base = questionWith(snapshot, query, [], () => false)
  const model = tasteModelOf(snapshot, base.model)
  const tastes = people.map(({ films }): Taste => ({ films, themes: base.taste.themes }))
  const passes = filterOf(snapshot, base.filters)
  const { ranked, units } = rankGroup(model, tastes, query.how, filmsOf(snapshot), {
    ...base.options,
    limit: query.limit,
    novelty: base.novelty,
    isOut: (row) => !passes(row),
  })
  return {
    people: people.map(({ name, films }) => ({
      name,
      films: films.map(({ number }) => movieCard(movieOfRow(snapshot, number))),
    })),
    aggregation: query.how,
    model: refOfModel(base.model),
    list: randomUUID(),
    items: ranked.map(({ row, gains, shares }) => ({
      ...describeItem(snapshot, model, {
        parts: tastes.map((taste, p) => ({ taste, unit: units[p]!, share: shares[p]! })),
        novelty: base.novelty,
        row,
      }),
      gains: gains.map((gain) => Math.round(Math.max(0, Math.min(1, gain)) * 1000) / 1000),
    })),
    themes: offerThemes(
      snapshot,
      people.flatMap(({ films }) => films),
    ),
  }
}

function peopleOf(
  { model }: Snapshot,
  { films, people = '' }: z.output<typeof mixQuerySchema>,
): Person[] {
  const names = people.split(';')
  const groups = films.split(';').map((group) => [...new Set(group.split(',').map(Number))])
  const unknown = groups.flat().filter((id) => !model.rowOf.has(id))
  if (unknown.length > 0)
    throw new AppError(
      'bad-request',
      `films: got ${unknown.slice(0, 5).join(', ')}, expected ids of films of the catalogue; /api/search finds them.`,
    )
  return groups.map((ids, p) => ({
    name: names[p]?.trim().slice(0, 40) || (groups.length === 1 ? '' : `Person ${p + 1}`),
    films: evened(
      ids.map((id) => model.rowOf.get(id)!),
      model.tasteRows,
    ),
  }))
}

/** Weights by which each film's strongest neighbour counts the same: none drowns the others. */
function evened(rows: readonly number[], tasteRows: Snapshot['model']['tasteRows']): Pull[] {
  const { offsets, values } = tasteRows.fused
  const strongest = rows.map((row) =>
    values
      .subarray(offsets[row], offsets[row + 1])
      .reduce((most, value) => Math.max(most, value), 0),
  )
  const least = Math.min(...strongest.filter((value) => value > 0), Number.MAX_VALUE)
  return rows.map((number, i) => ({
    number,
    weight: strongest[i]! > 0 ? least / strongest[i]! : 1,
  }))
}
