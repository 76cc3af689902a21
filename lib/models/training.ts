// What every model learns from, and how its learning is asked for.
import type { Interactions } from '@/lib/features/interactions'
import type { Sparse } from '@/lib/math/sparse'
import type { Together } from './co-occurrence'
import type { Work } from './ridge'
import type { RowModel } from './row-model'

export type TrainingData = {
  /** What people rated; likes and dislikes. */
  interactions: Interactions
  /** What is known of the films: one row a film of length at most 1, as `movieFeatures` makes them. */
  content: Sparse
  /** Seconds since 1970 at which the data ends. */
  now: number
  /** The likes among the interactions, where they were counted elsewhere; models that are made of counts then do not count. */
  together?: Together
}

/** One way of learning; the same data, work or none, gives the same rows. */
export type Learn = (data: TrainingData, work: Work) => Promise<RowModel>

/** A rating of so many stars or more is a like. */
export const LIKE_STARS = 3.5

/** How learning is asked for beside the data. */
export type LearnOptions = {
  seed: number
  /** Hears what is learned next; what it throws ends the learning. */
  say?: (line: string) => void
  /** Hears figures of learning, such as the loss after each epoch. */
  measure?: (key: string, value: number, step?: number) => void
}
