// The contract between a source of reviews and whoever shows them.
import type { MovieIds } from '@/lib/catalogue/movie'
import type { Problem } from '@/lib/catalogue/problem'
import type { ReviewDraft } from '@/lib/catalogue/review'
import type { FailureKind } from './vendor-failure'

/** What a source needs to know of a film to find its reviews. */
export type ReviewedFilm = { id: number; ids: MovieIds }

/** What came of asking a source; no reviews is never silent. */
export type ReviewsOutcome =
  | {
      kind: 'found'
      /** At least one. */
      reviews: ReviewDraft[]
      /** How many the source says there are; null where it does not say. */
      total: number | null
      problems: Problem[]
    }
  /** The source answered, and nobody wrote yet. */
  | { kind: 'none' }
  /** The source cannot be asked about this film: its id there is not known. */
  | { kind: 'no-id' }
  /** A page came that holds no reviews in any known form. */
  | { kind: 'layout-changed'; detail: string }
  | { kind: FailureKind; detail: string; retryAfter: number | null }

/** Brings the reviews of a film. Never throws for what a vendor does. */
export interface ReviewSource {
  /** "tmdb", "imdb" */
  readonly name: string
  /** False where the operator has not switched it on; then it is never asked, and nothing of it is shown. */
  readonly isOn: boolean
  fetchReviews(film: ReviewedFilm): Promise<ReviewsOutcome>
}
