// Which films go with this taste, and why?
import 'server-only'
import type {
  Filters,
  TasteAnswer,
  TasteItem,
  TasteReason,
  TasteRequest,
  WhyAnswer,
} from '@/lib/api/taste-schemas'
import type { StoredMovie } from '@/lib/db/movies'
import { AppError } from '@/lib/errors'
import { askedShares, explainTaste, filmShares } from '@/lib/recommend/explain-taste'
import type { ListOptions } from '@/lib/recommend/ranked'
import {
  type Pull,
  rankTaste,
  type Taste,
  type TasteModel,
  tastePrior,
} from '@/lib/recommend/taste'
import { movieCard } from './cards'
import { filmsOf } from './recommendations'
import { listServices } from './services'
import { type AnsweringModel, loadSnapshot, type Snapshot } from './snapshot'
import { labelOf, themePulls } from './themes'

/** A film of a list with the row by which it can be explained further. */
export type RankedItem = { row: number; item: TasteItem; team?: 'a' | 'b' }

/** All that a list for a taste is made of. */
export type TasteQuestion = {
  taste: Taste
  filters: Filters
  novelty: number
  /** Rows that may not stand in it. */
  isOut: (row: number) => boolean
  model: AnsweringModel
  options: ListOptions
}

/** Reasons shown by name with every film of a list; «Why» has all of them. */
const MOST_NAMED = 3
const MILLION = 1_000_000
const COUNTRY = 'GB'

/** Answers POST /api/recommendations. Throws `bad-request` for films and themes that are not there. */
export function recommendForTaste(request: TasteRequest): TasteAnswer {
  const snapshot = loadSnapshot()
  const question = questionOf(snapshot, request)
  const items = listForTaste(snapshot, question).map(({ item }) => item)
  return { model: refOfModel(snapshot.model), items }
}

/** A request as a question to the champion. */
export function questionOf(snapshot: Snapshot, request: TasteRequest): TasteQuestion {
  const { model } = snapshot
  const films = request.films.map((film) =>
    typeof film === 'number' ? { id: film, weight: 1 } : film,
  )
  const excluded = new Set(request.exclude.map((id) => model.rowOf.get(id)))
  return {
    taste: { films: pullsByRow(snapshot, films), themes: themePulls(snapshot, request) },
    filters: request.filters,
    novelty: request.novelty,
    isOut: (row) => excluded.has(row),
    model,
    options: { limit: request.limit, diversity: request.diversity, minRelevance: 0 },
  }
}

/** Weights of films by row; of one named twice the last counts. Throws `bad-request` naming the ids that are no films. */
function pullsByRow(
  { model, movieById }: Snapshot,
  films: readonly { id: number; weight: number }[],
): Pull[] {
  const weights = new Map<number, number>()
  const unknown: number[] = []
  for (const { id, weight } of films) {
    const row = model.rowOf.get(id)
    if (row !== undefined) weights.set(row, weight)
    else if (!movieById.has(id)) unknown.push(id)
  }
  if (unknown.length > 0)
    throw new AppError(
      'bad-request',
      `films: got ${unknown.slice(0, 5).join(', ')}, expected ids of films of the catalogue; /api/search finds them.`,
    )
  const pulls: Pull[] = []
  for (const [number, weight] of weights) if (weight !== 0) pulls.push({ number, weight })
  return pulls
}

/** The list, best first, each film with its strongest reasons. */
export function listForTaste(snapshot: Snapshot, question: TasteQuestion): RankedItem[] {
  const { taste, model, novelty, options } = question
  const tasteModel = tasteModelOf(snapshot, model)
  const passes = filterOf(snapshot, question.filters)
  const isOut = (row: number) => question.isOut(row) || !passes(row)
  const { ranked, unit } = rankTaste(tasteModel, taste, filmsOf(snapshot), {
    ...options,
    novelty,
    isOut,
  })
  return ranked.map(({ row }) => ({
    row,
    item: describeItem(snapshot, tasteModel, {
      parts: [{ taste, unit, share: 1 }],
      novelty,
      row,
    }),
  }))
}

/** What tastes are scored by. */
export function tasteModelOf({ columns }: Snapshot, model: AnsweringModel): TasteModel {
  return { rows: model.tasteRows, features: model.features, columns }
}

/** A taste as it takes part in a score: its unit, and by how much it counts (1 where it is the only one). */
export type TastePart = { taste: Taste; unit: number; share: number }

/** A film of a list with its strongest reasons; they sum to its score. */
export function describeItem(
  snapshot: Snapshot,
  model: TasteModel,
  { parts, novelty, row }: { parts: readonly TastePart[]; novelty: number; row: number },
): TasteItem {
  const films: { row: number; isAlike: boolean; contribution: number }[] = []
  for (const { taste, unit, share } of parts)
    for (const one of filmShares(model, taste, unit, row)) {
      one.contribution *= share
      if (one.contribution !== 0) films.push(one)
    }
  if (parts.length > 1) films.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  const themes = parts[0]?.taste.themes ?? []
  const asked = askedShares(model, { films: [], themes }, row, snapshot.model.vocabulary)
  const named: TasteReason[] = []
  for (const share of films.slice(0, MOST_NAMED))
    named.push({
      kind: 'film',
      label: movieOfRow(snapshot, share.row).title,
      movieId: snapshot.model.movieIds[share.row]!,
      isAlike: share.isAlike,
      contribution: rounded(share.contribution),
    })
  for (const { kind, label, contribution } of asked)
    named.push({
      kind: 'theme',
      label: labelOf(kind, label),
      movieId: null,
      isAlike: null,
      contribution: rounded(contribution),
    })
  const others = films.slice(MOST_NAMED)
  if (others.length > 0)
    named.push({
      kind: 'rest',
      label: others.length === 1 ? 'one more film' : `${others.length} more films`,
      movieId: null,
      isAlike: null,
      contribution: rounded(others.reduce((sum, { contribution }) => sum + contribution, 0)),
    })
  const prior = tastePrior(snapshot.rowStandings[row]!, novelty)
  const reasons: TasteReason[] = [
    ...named.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
    priorReason('quality', 'how well it is rated', prior.quality),
    priorReason('popularity', 'how widely it is known', prior.popularity),
  ]
  return {
    movie: movieCard(movieOfRow(snapshot, row)),
    score: rounded(reasons.reduce((sum, { contribution }) => sum + contribution, 0)),
    headline: headlineOf(named),
    reasons,
  }
}

function priorReason(
  kind: 'quality' | 'popularity',
  label: string,
  contribution: number,
): TasteReason {
  return { kind, label, movieId: null, isAlike: null, contribution: rounded(contribution) }
}

/** «Heat and Ronin · heist»: what speaks for a film most, in a few words. */
function headlineOf(reasons: readonly TasteReason[]): string {
  const films: TasteReason[] = []
  const themes: string[] = []
  for (const reason of reasons) {
    if (reason.contribution <= 0) continue
    if (reason.kind === 'film') films.push(reason)
    else if (reason.kind === 'theme' && themes.length < 2) themes.push(reason.label)
  }
  const [first, second] = films
  const parts: string[] = []
  if (first && second && second.contribution >= first.contribution / 3)
    parts.push(
      `${nearness(first)} and ${second.isAlike === first.isAlike ? second.label : nearness(second)}`,
    )
  else if (first) parts.push(nearness(first))
  if (themes.length > 0) parts.push(themes.join(', '))
  return parts.join(' · ')
}

function nearness({ isAlike, label }: TasteReason): string {
  return `${isAlike ? 'like' : 'unlike'} ${label}`
}

/** Everything that makes one film's score. Throws `not-found` for an unknown film. */
export function explainFor(
  snapshot: Snapshot,
  question: TasteQuestion,
  movieId: number,
): WhyAnswer {
  const { taste, model, novelty } = question
  const row = model.rowOf.get(movieId)
  if (row === undefined)
    throw new AppError(
      'not-found',
      `Got film ${movieId}, expected the id of a film of the catalogue.`,
    )
  const tasteModel = tasteModelOf(snapshot, model)
  const passes = filterOf(snapshot, question.filters)
  const { unit } = rankTaste(tasteModel, taste, filmsOf(snapshot), {
    ...question.options,
    novelty,
    isOut: (other) => question.isOut(other) || !passes(other),
  })
  const { films, asked, quality, popularity } = explainTaste(tasteModel, taste, unit, row, {
    standing: snapshot.rowStandings[row]!,
    novelty,
    vocabulary: model.vocabulary,
  })
  const told = <T extends { kind: string; label: string; contribution: number }>(shares: T[]) =>
    shares.map(({ kind, label, contribution }) => ({
      kind,
      label: labelOf(kind, label),
      contribution: rounded(contribution),
    }))
  const parts = {
    films: films.map((film) => ({
      movie: movieCard(movieOfRow(snapshot, film.row)),
      contribution: rounded(film.contribution),
      people: rounded(film.people),
      shared: told(film.shared),
    })),
    asked: told(asked),
    quality: rounded(quality),
    popularity: rounded(popularity),
  }
  const score = [...parts.films, ...parts.asked].reduce(
    (sum, { contribution }) => sum + contribution,
    parts.quality + parts.popularity,
  )
  return { movie: movieCard(movieOfRow(snapshot, row)), score: rounded(score), ...parts }
}

/** Whether the film of a row passes every filter. */
export function filterOf(snapshot: Snapshot, filters: Filters): (row: number) => boolean {
  const { genres, yearFrom, yearTo, runtimeMax, language, service } = filters
  const wanted = genres && new Set<string>(genres)
  const streamed = service && (listServices(snapshot, COUNTRY).get(service) ?? new Set<number>())
  const checks: ((movie: StoredMovie) => boolean)[] = []
  if (wanted && wanted.size > 0) checks.push((movie) => movie.genres.some((one) => wanted.has(one)))
  if (yearFrom !== undefined) checks.push(({ year }) => year !== null && year >= yearFrom)
  if (yearTo !== undefined) checks.push(({ year }) => year !== null && year <= yearTo)
  if (runtimeMax !== undefined)
    checks.push(({ runtime }) => runtime !== null && runtime <= runtimeMax)
  if (language !== undefined) checks.push((movie) => movie.language === language)
  if (streamed) checks.push(({ id }) => streamed.has(id))
  if (checks.length === 0) return () => true
  return (row) => {
    const movie = movieOfRow(snapshot, row)
    return checks.every((check) => check(movie))
  }
}

export function refOfModel({ name, version, content }: AnsweringModel): TasteAnswer['model'] {
  return { name, version, content }
}

/** The film of a row. */
export function movieOfRow({ model, movieById }: Snapshot, row: number): StoredMovie {
  return movieById.get(model.movieIds[row]!)!
}

/** Contributions are told to a millionth, and scores are the sums of what is told. */
function rounded(value: number): number {
  return Math.round(value * MILLION) / MILLION
}
