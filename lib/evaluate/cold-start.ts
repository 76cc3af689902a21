// Somebody of whom nothing is known is asked about films, page by page: what do the answers teach?
import type { Interactions } from '@/lib/features/interactions'
import { pullsOf, type Signal } from '@/lib/recommend/pulls'
import type { Pull } from '@/lib/recommend/taste'

/** Somebody with some of the rated films seen already, and others that are still to be found. */
export type Newcomer = {
  user: number
  /** Stars by film of those that may be answered about; of any other «haven't seen» is said. */
  seen: Map<number, number>
  /** The mean of all that the person rated. */
  mean: number
  /** Liked films that are not seen yet. */
  relevant: Int32Array
}

/** What was asked before and what came of it. */
export type Asked = {
  /** Half stars by film. */
  answers: ReadonlyMap<number, number>
  unseen: readonly number[]
}

/** Chooses the films of the next page. */
export type Ask = (before: Asked) => readonly number[]

/** After one page: everything said so far as pulls, and what this page alone brought. */
export type PageLearned = { pulls: Pull[]; answers: number; likes: number }

/** What the picker's three buttons mean, in half stars. */
const BUTTONS = { loved: 10, liked: 8, not: 3 }
/** A rating so far above the own mean is love. */
const LOVE_ABOVE = 0.75

/**
 * Each rated film is seen already or still to be found, by chance; found must be a film of `likedFrom` stars or more. People
 * with nothing to find are left out.
 */
export function newcomers(
  { offsets, indices, ratings }: Interactions,
  people: readonly number[],
  { likedFrom, random }: { likedFrom: number; random: () => number },
): Newcomer[] {
  return people.flatMap((user) => {
    const seen = new Map<number, number>()
    const relevant: number[] = []
    let sum = 0
    const [from, to] = [offsets[user]!, offsets[user + 1]!]
    for (let e = from; e < to; e++) {
      sum += ratings[e]!
      if (random() < 0.5) seen.set(indices[e]!, ratings[e]!)
      else if (ratings[e]! >= likedFrom) relevant.push(indices[e]!)
    }
    if (relevant.length === 0) return []
    return [{ user, seen, mean: sum / (to - from), relevant: Int32Array.from(relevant) }]
  })
}

/** Asks page after page and returns what is known after each; answers are the picker's buttons, by the rating beside the own mean. */
export function askPages({ seen, mean }: Newcomer, ask: Ask, pages: number): PageLearned[] {
  const answers = new Map<number, number>()
  const unseen: number[] = []
  return Array.from({ length: pages }, () => {
    const count = answers.size
    let likes = 0
    for (const film of ask({ answers, unseen })) {
      const stars = seen.get(film)
      if (stars === undefined) unseen.push(film)
      else {
        const button = buttonOf(stars - mean)
        if (button !== BUTTONS.not) likes++
        answers.set(film, button)
      }
    }
    return { pulls: pullsOfAnswers(answers), answers: answers.size - count, likes }
  })
}

function buttonOf(above: number): number {
  if (above >= LOVE_ABOVE) return BUTTONS.loved
  return above >= 0 ? BUTTONS.liked : BUTTONS.not
}

/** Pulls of half stars by film, as a visitor's marks become them. */
export function pullsOfAnswers(answers: ReadonlyMap<number, number>): Pull[] {
  const films = [...answers.keys()]
  return pullsOf([...answers.values()].map(rated)).map(({ number, weight }) => ({
    number: films[number]!,
    weight,
  }))
}

function rated(halfStars: number): Signal {
  return { halfStars, isLiked: false, isHidden: false, isSeen: true, isOnWatchlist: false }
}
