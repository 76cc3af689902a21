// What a ranked list is made of and asked with.
import type { Standing } from './prior'

/** One film of the list, by its row. */
export type Ranked = {
  row: number
  /** Likeness alone, 0 to 1. */
  relevance: number
  /** Likeness and prior. */
  score: number
}

export type ListOptions = {
  /** How many films at most. */
  limit: number
  /** 0: by score alone; 1: as different from each other as the candidates allow. */
  diversity: number
  /** Films less alike than this are left out, even if the list gets shorter. */
  minRelevance: number
}

/** What is known of the films besides the model, by row. */
export type Films = {
  standings: readonly Standing[]
  /** True when both rows are the same film twice in the catalogue. */
  isDuplicate: (a: number, b: number) => boolean
  /** True of films that may not be picked, told only of those that would be. */
  isRefused?: (row: number) => boolean
  /** The series a film belongs to, or null. */
  seriesOf: (row: number) => string | null
}
