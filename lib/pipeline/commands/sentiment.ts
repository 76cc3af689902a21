// The commands that train and measure the sentiment of reviews.
import { createHash } from 'node:crypto'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { calibrationError } from '@/lib/sentiment/calibrate'
import { TRAIN_DEFAULTS } from '@/lib/sentiment/train'
import { encodeWeights } from '@/lib/sentiment/weights-codec'
import { writeArtefact } from '@/lib/store/artefacts'
import { evaluateCommitted, evaluateFolds } from '../evaluate-sentiment'
import { learnSentiment, prepareReviews } from '../learn-sentiment'
import { DATASETS_FOLDER, MODELS_FOLDER, SENTIMENT } from '../paths'
import { printFigures } from '../print'
import { ProgressLine } from '../progress-line'
import { CORPUS_FORMATS, type CorpusFormat, readReviewCorpus } from '../review-corpus'

const CORPUS = `${DATASETS_FOLDER}/aclImdb/aclImdb-train.tar.gz`
/** Folds that the calibration of the committed model rests on. */
const CALIBRATION_FOLDS = 5

/** Adds `train sentiment` to the command `train`. */
export function addTrainSentiment(train: Command): void {
  train
    .command('sentiment')
    .description('learn which words make a review glad or sad; writes data/models')
    .option('--corpus <path>', 'aclImdb as folder or archive', CORPUS)
    .option('--out <folder>', 'where the model is written', MODELS_FOLDER)
    .action(({ corpus, out }: { corpus: string; out: string }) => trainOn(corpus, out))
}

/** Adds `evaluate sentiment` to the command `evaluate`. */
export function addEvaluateSentiment(evaluate: Command): void {
  evaluate
    .command('sentiment')
    .description('accuracy, calibration and speed of the sentiment on marked reviews')
    .option('--corpus <path>', 'the marked reviews', CORPUS)
    .addOption(new Option('--format <format>', 'what the corpus is').choices(CORPUS_FORMATS))
    .option('--folds <n>', 'learn and score in turn instead of scoring the committed model', folds)
    .option('--json', 'print the figures as one JSON line last')
    .action(async (options: EvaluateOptions) => {
      const reviews = await readReviewCorpus(
        options.corpus,
        options.format ?? guess(options.corpus),
      )
      const line = new ProgressLine('folds')
      const figures = options.folds
        ? evaluateFolds(reviews, options.folds, (done, total) => line.show(done, total))
        : evaluateCommitted(reviews)
      if (options.folds) line.end(`${options.folds} folds learned and scored`)
      printFigures(figures, options.json)
    })
}

type EvaluateOptions = { corpus: string; format?: CorpusFormat; folds?: number; json?: boolean }

async function trainOn(corpus: string, folder: string): Promise<void> {
  const reviews = await readReviewCorpus(corpus, 'aclimdb')
  const prepared = prepareReviews(reviews, CALIBRATION_FOLDS)
  const line = new ProgressLine('trainings')
  const { weights, heldOut } = learnSentiment(
    prepared,
    Array.from({ length: CALIBRATION_FOLDS }, (_, fold) => fold),
    (done, total) => line.show(done, total),
  )
  const right = heldOut.filter(({ probability, isGlad }) => probability > 0.5 === isGlad).length
  const manifest = writeArtefact(folder, encodeWeights(weights), {
    name: SENTIMENT,
    command: `npm run marquee -- train sentiment --corpus ${CORPUS}`,
    data: {
      corpus: 'Large Movie Review Dataset, training half (Maas et al. 2011)',
      reviews: reviews.length,
      sha256: hashReviews(reviews),
    },
    parameters: TRAIN_DEFAULTS,
    figures: {
      features: weights.hashes.length,
      heldOutAccuracy: right / heldOut.length,
      heldOutCalibrationError: calibrationError(heldOut),
      ...weights.calibration,
      ...weights.band,
    },
  })
  line.end(
    `sentiment model ${manifest.version}: ${weights.hashes.length} features, ${manifest.bytes} bytes`,
  )
  printFigures(manifest.figures, false)
}

function hashReviews(reviews: readonly { text: string; isGlad: boolean }[]): string {
  const hash = createHash('sha256')
  for (const { text, isGlad } of reviews) hash.update(`${isGlad ? 1 : 0}${text}\0`)
  return hash.digest('hex')
}

/** The format that a path speaks of. */
function guess(path: string): CorpusFormat {
  if (/\.csv$/i.test(path)) return 'csv'
  return /rt-?polarity/i.test(path) ? 'rt-polarity' : 'aclimdb'
}

function folds(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 3 && count <= 20) return count
  throw new InvalidArgumentError('Expected a whole number from 3 to 20.')
}
