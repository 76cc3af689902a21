// When two records are the same film: by id where both carry one, else by title, year and people.
import { foldTitle } from '@/lib/text/fold'
import type { MovieFacts, MovieIds } from './movie'
import { personKey } from './person'

/** What identity is decided by. */
export type Identified = Pick<
  MovieFacts,
  'title' | 'originalTitle' | 'year' | 'directors' | 'cast' | 'ids'
>

/** By which rule two records were found to be the same film, strongest first. */
export type IdentityRule = (typeof ID_RULES)[number] | 'title'

/** Titles of so many letters and of several words are taken for one film's own. */
const TELLING_LETTERS = 12

const ID_RULES = ['imdb', 'tmdb', 'movielens', 'wikipedia'] as const

/**
 * True when two records with equal folded titles are the same film: years within one and a shared
 * director or two shared cast members (one suffices for a long title of the same year). Where one side knows no people at all, there is nobody to
 * share: then the years must be equal unless the title is a long one (and `findByTitle` asks for a
 * single candidate besides).
 */
export function isSameFilm(a: Identified, b: Identified): boolean {
  if (a.year === null || b.year === null || Math.abs(a.year - b.year) > 1) return false
  if (!hasPeople(a) || !hasPeople(b)) return a.year === b.year || hasTellingTitle(a)
  if (shareDirector(a, b) || shared(a.cast, b.cast) >= 2) return true
  return a.year === b.year && hasTellingTitle(a) && shared(a.cast, b.cast) === 1
}

/** Finds the film that a record tells of among those added before. O(1) per look-up. */
export class IdentityIndex<T extends Identified> {
  readonly #byId = new Map<string, T>()
  readonly #byTitle = new Map<string, Set<T>>()

  /** Adds a film, or adds what a film known before has since learned. */
  add(film: T): void {
    for (const rule of ID_RULES) {
      const key = idKey(rule, film)
      if (key !== null && !this.#byId.has(key)) this.#byId.set(key, film)
    }
    for (const title of foldedTitles(film)) {
      const films = this.#byTitle.get(title)
      if (films) films.add(film)
      else this.#byTitle.set(title, new Set([film]))
    }
  }

  /** Returns the film that the record tells of and the rule that says so, or null. */
  find(record: Identified): { film: T; rule: IdentityRule } | null {
    for (const rule of ID_RULES) {
      const key = idKey(rule, record)
      const film = key === null ? undefined : this.#byId.get(key)
      if (film && !hasConflict(film, record, rule)) return { film, rule }
    }
    const film = this.findByTitle(record, (other) => !hasConflict(other, record))
    return film && { film, rule: 'title' }
  }

  /** The record's ids without those that belong to another film than `film`: an id names one film. */
  freeIds(record: Identified, film: T | null): MovieIds {
    const ids = { ...record.ids }
    for (const rule of ID_RULES) {
      const key = idKey(rule, record)
      const owner = key === null ? undefined : this.#byId.get(key)
      if (owner && owner !== film) Object.assign(ids, { [rule]: null })
    }
    return ids
  }

  /** The title rule alone, among the films that `may` admits. */
  findByTitle(record: Identified, may: (film: T) => boolean = () => true): T | null {
    const candidates = new Set<T>()
    for (const title of foldedTitles(record))
      for (const film of this.#byTitle.get(title) ?? []) if (may(film)) candidates.add(film)
    const same = [...candidates].filter((film) => isSameFilm(film, record))
    const proven = same.filter((film) => hasPeople(film) && hasPeople(record))
    if (proven.length > 0) return proven[0] ?? null
    const near = [...candidates].filter((film) => isNearYear(film.year, record.year))
    return same.length === 1 && near.length === 1 ? (same[0] ?? null) : null
  }
}

function idKey(rule: (typeof ID_RULES)[number], record: Identified): string | null {
  const id = record.ids[rule]
  return id === null ? null : `${rule}:${id}`
}

/** Two ids of the same kind that differ say that these are two films. Wikipedia pages may be shared by redirects. */
function hasConflict(a: Identified, b: Identified, agreed?: IdentityRule): boolean {
  for (const rule of ['imdb', 'tmdb', 'movielens'] as const) {
    if (rule === agreed) return false
    if (a.ids[rule] !== null && b.ids[rule] !== null && a.ids[rule] !== b.ids[rule]) return true
  }
  return false
}

function foldedTitles({ title, originalTitle }: Identified): Set<string> {
  const titles = new Set([foldTitle(title)])
  if (originalTitle !== null) titles.add(foldTitle(originalTitle))
  titles.delete('')
  return titles
}

function hasPeople({ directors, cast }: Identified): boolean {
  return directors.length + cast.length > 0
}

/** True when both years are known and at most one apart. */
export function isNearYear(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && Math.abs(a - b) <= 1
}

/** Few films share a title of several words; many share "Crash". */
function hasTellingTitle({ title }: Identified): boolean {
  const folded = foldTitle(title)
  return folded.length >= TELLING_LETTERS && folded.includes(' ')
}

/** One name may come in another order or with a middle name: "Wong Kar-wai", "Rawson M. Thurber". */
function shareDirector(a: Identified, b: Identified): boolean {
  const forms = new Set(a.directors.flatMap(nameForms))
  return b.directors.flatMap(nameForms).some((form) => forms.has(form))
}

function nameForms(name: string): string[] {
  const words = personKey(name).split(' ')
  const first = words[0]?.charAt(0) ?? ''
  const shortened = words.length > 1 ? [`${first} ${words.at(-1)}`] : []
  return [[...words].sort().join(' '), ...shortened]
}

function shared(a: readonly string[], b: readonly string[]): number {
  const names = new Set(a.map(personKey))
  return new Set(b.map(personKey).filter((name) => names.has(name))).size
}
