// What does the sentiment model say of this text?
import 'server-only'
import { join } from 'node:path'
import { logger } from '@/lib/log'
import { SentimentModel } from '@/lib/sentiment/model'
import { type Sentiment, scoreReview } from '@/lib/sentiment/score'
import { decodeWeights } from '@/lib/sentiment/weights-codec'
import { readArtefact } from '@/lib/store/artefacts'
import { processWide } from './process-wide'

type Loaded = { model: SentimentModel; version: string }

/** Loads the committed model at first need, some 50 ms. Throws an AppError where it is missing or damaged. */
export function loadSentiment(): Loaded {
  return processWide('sentiment', readSentiment)
}

function readSentiment(): Loaded {
  const start = performance.now()
  const { manifest, bytes } = readArtefact(join(process.cwd(), 'data/models'), 'sentiment')
  const model = new SentimentModel(decodeWeights(bytes))
  const milliseconds = Math.round(performance.now() - start)
  logger().info({ model: manifest.version, milliseconds }, 'sentiment loaded')
  return { model, version: manifest.version }
}

/** Scores a review: title and text are read together. */
export function scoreText(text: string, title: string | null = null): Sentiment {
  return scoreReview(loadSentiment().model, title ? `${title}.\n${text}` : text)
}
