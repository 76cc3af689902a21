// The promise about reviews and what our model makes of them.
import { z } from 'zod'
import { VENDOR_FAILURES } from '@/lib/errors'
import { id } from './schemas'

/** What a review is marked as. */
const verdict = z.enum(['glad', 'mixed', 'sad'])
const probability = z.number().min(0).max(1).describe('Of being glad.')
const stars = z.int().min(1).max(10).nullable()

/** A review with what our model makes of it. */
export const reviewSchema = z.object({
  source: z.string(),
  key: z.string(),
  author: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  stars,
  isSpoiler: z.boolean(),
  writtenOn: z.string().nullable(),
  url: z.string().nullable(),
  isOwn: z.boolean().describe('Written by whoever asks.'),
  probability,
  verdict,
  because: z.array(z.string()).describe('The terms that moved the score most.'),
})

const aspectSchema = z.object({
  aspect: z.string(),
  glad: z.int().describe('Reviews that are glad of it.'),
  sad: z.int().describe('Reviews that are sad about it.'),
  quote: z.string().nullable(),
})

export const reviewsSummarySchema = z.object({
  reviews: z.int().describe('How many reviews it rests on.'),
  verdicts: z.record(verdict, z.int()),
  stars: z.array(z.int()).length(10).describe('Reviews by stars, from one to ten.'),
  praised: z.array(aspectSchema),
  criticised: z.array(aspectSchema),
})

/** How a source of reviews answered; waiting: it was not asked yet. */
export const SOURCE_STATES = [
  'waiting',
  'found',
  'none',
  'no-id',
  'layout-changed',
  ...VENDOR_FAILURES,
] as const

export const reviewSourceSchema = z.object({
  name: z.string(),
  state: z.enum(SOURCE_STATES),
  reviews: z.int().describe('How many of its reviews are shown.'),
  total: z.int().nullable().describe('How many the source says there are.'),
  fetchedAt: z.string().nullable(),
})

/** The reviews of a film as far as its sources were asked. */
export const reviewsAnswerSchema = z.object({
  movieId: id,
  reviews: z.array(reviewSchema),
  summary: reviewsSummarySchema,
  sources: z.array(reviewSourceSchema),
})

/** What /reviews/analyse answers. */
export const analysisSchema = z.object({
  reviews: z.array(reviewSchema),
  summary: reviewsSummarySchema,
  problems: z.array(z.string()),
})

export type Review = z.infer<typeof reviewSchema>
export type ReviewsSummary = z.infer<typeof reviewsSummarySchema>
export type AspectSummary = z.infer<typeof aspectSchema>
export type ReviewSourceState = z.infer<typeof reviewSourceSchema>
export type ReviewsAnswer = z.infer<typeof reviewsAnswerSchema>
export type Analysis = z.infer<typeof analysisSchema>
