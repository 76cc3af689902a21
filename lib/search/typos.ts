// How many typos a query of some length may have, and what each kind of typo costs its match.

/** Typos allowed in a text of this many letters (blanks not counted): 0 below three, 1 below eight, 2 from there. */
export function allowedTypos(letters: number): number {
  return letters < 3 ? 0 : letters < 8 ? 1 : 2
}

/**
 * What a typo costs, in doublings of popularity: a film found with a typo needs 2^cost times the votes of
 * one found without to stand before it. Swapped and missing letters cost less: few queries can be explained by
 * them, while a letter too many or a wrong one explains 26 times as many (the noisy channel of Kernighan, Church
 * and Gale 1990). Flat: a doubling more or less changes `bench search` by a few thousandths.
 */
export const TYPO_COST = { extra: 7, wrong: 7, missing: 5, swapped: 4 }

/** No typo costs less, which lets a search stop early. */
export const LEAST_TYPO_COST = Math.min(...Object.values(TYPO_COST))
