// A taste becomes a ranked, varied list: what pulls and pushes, summed over the rows of the champion.
import type { Sparse } from '@/lib/math/sparse'
import type { TasteRows } from '@/lib/models/taste-rows'
import { PRIOR_WEIGHTS, type Prior, type Standing } from './prior'
import type { Films, ListOptions, Ranked } from './ranked'
import { pickVaried } from './vary'

/** What pulls (above 0) or pushes (below), from -1 to 1: a film by its row, or a feature by its column. */
export type Pull = { number: number; weight: number }

/** What somebody wants. */
export type Taste = { films: readonly Pull[]; themes: readonly Pull[] }

/** What a list for a taste is asked with besides. */
export type TasteOptions = ListOptions & {
  /** 0: the well known first, as elsewhere; 1: far from the familiar. */
  novelty: number
  /** Films that may not stand in the list; those of the taste never do. */
  isOut: (row: number) => boolean
}

/** All that tastes are scored by. `features` and `columns` are the same matrix by film and by feature. */
export type TasteModel = { rows: TasteRows; features: Sparse; columns: Sparse }

/** The list, and the unit in which its contributions are told: the greatest pull of films alone is 1. */
export type TasteList = { ranked: Ranked[]; unit: number }

/** A film that carries a theme at its full strength gains or loses as much as by so much likeness. */
export const THEME_WORTH = 2
/** How much of the weight of fame full novelty takes away: then fame speaks against a film. */
const NOVELTY_WEIGHT = 0.72
/** No prior adds more than this. */
const GREATEST_PRIOR = PRIOR_WEIGHTS.quality + PRIOR_WEIGHTS.popularity
const CANDIDATES_A_PLACE = 3
const FEWEST_CANDIDATES = 36

type Scratch = { sums: Float64Array; touched: Int32Array; isTouched: Uint8Array }
const scratches = new WeakMap<TasteRows, Scratch>()

/** What a film's standing adds: the prior, turned against fame as novelty grows. */
export function tastePrior({ quality, popularity }: Standing, novelty: number): Prior {
  return {
    quality: PRIOR_WEIGHTS.quality * quality,
    popularity: (PRIOR_WEIGHTS.popularity - NOVELTY_WEIGHT * novelty) * popularity,
  }
}

/**
 * Ranks all films for a taste: Σ weight(j) · F(j, i) over its films in units of the greatest such sum, Σ weight(f) · x(i, f) over its
 * themes, and the prior; then varied. Without any pull, films stand by the prior alone. O(entries of the films' rows and the
 * themes' columns + candidates · limit).
 */
export function rankTaste(
  model: TasteModel,
  taste: Taste,
  films: Films,
  options: TasteOptions,
): TasteList {
  const { limit, novelty, minRelevance } = options
  const scratch = scratchOf(model.rows)
  const { count, unit } = sumUp(model, taste, scratch, options.isOut)
  const { sums, touched, isTouched } = scratch
  const pool = new BestRows(Math.max(FEWEST_CANDIDATES, limit * CANDIDATES_A_PLACE))
  const own = new Set(taste.films.map(({ number }) => number))
  /** Takes a film in if it is good enough; returns the least sum that could still be. */
  const consider = (row: number, relevance: number): number => {
    const { quality, popularity } = tastePrior(films.standings[row]!, novelty)
    const score = relevance + quality + popularity
    if (score > pool.least && !own.has(row) && !options.isOut(row))
      pool.add({ row, relevance, score })
    return Math.max(minRelevance, pool.least - GREATEST_PRIOR) * unit
  }
  let floor = minRelevance * unit
  for (let k = 0; k < count; k++) {
    const row = touched[k]!
    const sum = sums[row]!
    sums[row] = 0
    // Most are far below what could still come in.
    if (sum >= floor) floor = consider(row, sum / unit)
  }
  if (!pool.isFull && minRelevance <= 0)
    // What nothing pulls at stands by the prior alone, behind what is pulled.
    for (let row = 0; row < model.rows.films; row++) if (isTouched[row] === 0) consider(row, 0)
  for (let k = 0; k < count; k++) isTouched[touched[k]!] = 0
  const isRefused = (row: number) =>
    taste.films.some(({ number }) => films.isDuplicate(number, row))
  return {
    ranked: pickVaried(model.features, pool.sorted(), { ...films, isRefused }, options),
    unit,
  }
}

/**
 * What every film gains from a taste, without the prior: dense, 0 where nothing touches it; the films of the taste have what
 * their likes say of them. O(films of the model).
 */
export function relevances(
  model: TasteModel,
  taste: Taste,
  isOut: (row: number) => boolean,
): { values: Float64Array; unit: number } {
  const scratch = scratchOf(model.rows)
  const { count, unit } = sumUp(model, taste, scratch, isOut)
  const values = scratch.sums.map((sum) => sum / unit)
  for (const row of scratch.touched.subarray(0, count)) {
    scratch.sums[row] = 0
    scratch.isTouched[row] = 0
  }
  return { values, unit }
}

/** The sums over films and themes, left in the scratch and to be divided by the unit; how many films they touch. */
function sumUp(
  { rows, columns }: TasteModel,
  { films, themes }: Taste,
  { sums, touched, isTouched }: Scratch,
  isOut: (row: number) => boolean,
): { count: number; unit: number } {
  let count = 0
  const { offsets, indices, values } = rows.fused
  for (const { number, weight } of films) {
    const end = offsets[number + 1]!
    for (let e = offsets[number]!; e < end; e++) {
      const i = indices[e]!
      if (isTouched[i] === 0) {
        isTouched[i] = 1
        touched[count++] = i
      }
      sums[i] = sums[i]! + weight * values[e]!
    }
  }
  const unit = unitOf(sums, touched.subarray(0, count), films, isOut)
  for (const { number, weight } of themes)
    for (let e = columns.offsets[number]!; e < columns.offsets[number + 1]!; e++) {
      const i = columns.indices[e]!
      if (isTouched[i] === 0) {
        // What a theme is only to be kept away from is no candidate for it.
        if (weight <= 0) continue
        isTouched[i] = 1
        touched[count++] = i
      }
      sums[i] = sums[i]! + weight * THEME_WORTH * columns.values[e]! * unit
    }
  return { count, unit }
}

/** The greatest sum that a film of the list could have; where nothing pulls, the greatest push. */
function unitOf(
  sums: Float64Array,
  touched: Int32Array,
  films: readonly Pull[],
  isOut: (row: number) => boolean,
): number {
  const own = new Set(films.map(({ number }) => number))
  let most = 0
  let least = 0
  for (const row of touched) {
    const sum = sums[row]!
    if (sum > most && !own.has(row) && !isOut(row)) most = sum
    if (sum < least) least = sum
  }
  return most > 0 ? most : least < 0 ? -least : 1
}

function scratchOf(rows: TasteRows): Scratch {
  const known = scratches.get(rows) ?? {
    sums: new Float64Array(rows.films),
    touched: new Int32Array(rows.films),
    isTouched: new Uint8Array(rows.films),
  }
  scratches.set(rows, known)
  return known
}

/** The few best of many, as a heap whose first is the least of them. */
export class BestRows {
  readonly #heap: Ranked[] = []
  /** What must be exceeded to come in. */
  least = Number.NEGATIVE_INFINITY

  constructor(readonly size: number) {}

  get isFull(): boolean {
    return this.#heap.length === this.size
  }

  add(film: Ranked): void {
    const heap = this.#heap
    if (heap.length < this.size) {
      heap.push(film)
      this.#rise(heap.length - 1)
    } else {
      heap[0] = film
      this.#sink()
    }
    if (this.isFull) this.least = heap[0]!.score
  }

  sorted(): Ranked[] {
    return [...this.#heap].sort((a, b) => b.score - a.score || a.row - b.row)
  }

  #rise(at: number): void {
    const heap = this.#heap
    for (let child = at; child > 0; ) {
      const parent = (child - 1) >> 1
      if (heap[parent]!.score <= heap[child]!.score) return
      swap(heap, parent, child)
      child = parent
    }
  }

  #sink(): void {
    const heap = this.#heap
    for (let parent = 0; ; ) {
      let least = parent
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < heap.length && heap[child]!.score < heap[least]!.score) least = child
      if (least === parent) return
      swap(heap, parent, least)
      parent = least
    }
  }
}

function swap(heap: Ranked[], a: number, b: number): void {
  const held = heap[a]!
  heap[a] = heap[b]!
  heap[b] = held
}
