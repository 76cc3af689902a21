// The neural bridge: what is known of a film tells the factor that people's ratings would give it.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import { countByItem, type Interactions } from '@/lib/features/interactions'
import { projectOnPrincipalDirections } from '@/lib/math/principal-directions'
import { seededRandom } from '@/lib/math/random'
import type { Sparse } from '@/lib/math/sparse'
import { cutColumns } from './cut-columns'
import type { Factors } from './ials'
import { type RowModel, rowsFromColumns } from './row-model'

export type BridgeParameters = {
  /** Principal directions of the films' features that the network sees. */
  inputs: number
  /** Units of the hidden layer. */
  hidden: number
  /** At most so many; fewer where the loss on films held out has not fallen for `patience` of them. */
  epochs: number
  patience: number
  batch: number
  learningRate: number
  /** Weight decay of both layers. */
  decay: number
  seed: number
}

export const BRIDGE_PARAMETERS: BridgeParameters = {
  inputs: 128,
  hidden: 64,
  epochs: 40,
  patience: 5,
  batch: 256,
  learningRate: 0.002,
  decay: 1e-4,
  seed: 1,
}

/** How many films speak for each film in the rows. */
const WEIGHTS = 80

/** This share of the films with factors is held out to tell when to stop. */
const HELD_OUT_SHARE = 0.1
/** Of fewer films none is held out: a few dozen tell nothing. */
const FEWEST_TO_HOLD_OUT = 500
const OWN_STREAM = 0x2545f491

/** Tells how many epochs are done and the mean loss on the films held out; returning false stops early. */
export type OnBridgeEpoch = (done: number, loss: number) => boolean | Promise<boolean>

/**
 * Fits a network of one hidden layer that predicts each film's factor from its features, on the films that have
 * interactions (CB2CF: Barkan et al. 2019), and returns the predicted factors of all films, `factors.stride` numbers each. How many
 * epochs it takes is told by a tenth of those films, held out at first.
 * The same data and seed give the same numbers: batches are drawn by a seeded generator, on one thread.
 */
export async function predictFactors(
  content: Sparse,
  data: Interactions,
  factors: Factors,
  parameters: BridgeParameters = BRIDGE_PARAMETERS,
  onEpoch: OnBridgeEpoch = () => true,
): Promise<Float32Array> {
  tf.enableProdMode()
  await tf.setBackend('cpu')
  const { inputs, seed } = parameters
  const seen = scaleInputs(projectOnPrincipalDirections(content, { count: inputs, seed }), inputs)
  const counts = countByItem(data)
  const known = [...counts.keys()].filter((item) => counts[item]! > 0)
  const scale = deviation(factors, known)
  const about = { seen, inputs, factors, scale }
  const enough = await countEpochs(known, about, parameters, onEpoch)
  const network = buildNetwork(factors.dimensions, parameters)
  const random = seededRandom(seed)
  try {
    for (let epoch = 1; epoch <= enough; epoch++)
      await learnEpoch(network, known, about, { random, batch: parameters.batch })
    return predictAll(network, seen, { inputs, factors, scale, films: content.rows })
  } finally {
    network.dispose()
  }
}

/** How many epochs it takes until the loss on films held out falls no more; then all films are learned from for as many. */
async function countEpochs(
  known: readonly number[],
  about: Seen,
  parameters: BridgeParameters,
  onEpoch: OnBridgeEpoch,
): Promise<number> {
  const { epochs, patience, batch, seed } = parameters
  if (known.length < FEWEST_TO_HOLD_OUT) return epochs
  const random = seededRandom(seed ^ OWN_STREAM)
  const rest = [...known]
  shuffle(rest, random)
  const held = rest.splice(0, Math.floor(known.length * HELD_OUT_SHARE))
  const network = buildNetwork(about.factors.dimensions, parameters)
  const best = { loss: Number.POSITIVE_INFINITY, epoch: 0 }
  try {
    for (let epoch = 1; epoch <= epochs && epoch - best.epoch <= patience; epoch++) {
      await learnEpoch(network, rest, about, { random, batch })
      const loss = lossOn(network, held, about)
      if (loss < best.loss) Object.assign(best, { loss, epoch })
      if (!(await onEpoch(epoch, loss))) break
    }
    return best.epoch
  } finally {
    network.dispose()
  }
}

/** Learns from all films once, in an order drawn by chance. */
async function learnEpoch(
  network: layers.LayersModel,
  films: readonly number[],
  about: Seen,
  { random, batch }: { random: () => number; batch: number },
): Promise<void> {
  const order = [...films]
  shuffle(order, random)
  for (let from = 0; from < order.length; from += batch)
    await trainOn(network, order.slice(from, from + batch), about)
}

/**
 * Rows from predicted factors: row j holds m(j) · f(i), with f(i) the predicted factor of film i and m(j) what a liking of
 * film j adds to a visitor's factor, (αHᵀH + λI)⁻¹ h(j); h(j) is the film's own factor where it has one, else the predicted
 * one. The mean over all j is the bias. O(films² · d).
 */
export function bridgeRows(
  data: Interactions,
  factors: Factors,
  predicted: Float32Array,
  { unobservedWeight }: { unobservedWeight: number },
): RowModel {
  const { stride, dimensions: d } = factors
  const counts = countByItem(data)
  const films = counts.length
  const own = new Float32Array(films * stride)
  for (let i = 0; i < films; i++)
    own.set(
      (counts[i]! > 0 ? factors.items : predicted).subarray(i * stride, (i + 1) * stride),
      i * stride,
    )
  const shares = foldIn(factors, own, unobservedWeight)
  const mean = new Float64Array(d)
  for (let i = 0; i < films; i++)
    for (let k = 0; k < d; k++) mean[k] = mean[k]! + shares[i * stride + k]! / films
  const items = Int32Array.from({ length: films }, (_, i) => i)
  const dotWith = (from: ArrayLike<number>, at: number, target: number) => {
    let sum = 0
    for (let k = 0; k < d; k++) sum += from[at + k]! * predicted[target * stride + k]!
    return sum
  }
  const bias = Float32Array.from(items, (i) => dotWith(mean, 0, i))
  const columns = cutColumns({ items, all: films, weights: WEIGHTS }, (j, column) => {
    for (let i = 0; i < films; i++)
      column[i] = i === j ? 0 : dotWith(shares, i * stride, j) - bias[j]!
  })
  return { rows: rowsFromColumns(columns), bias }
}

function buildNetwork(outputs: number, parameters: BridgeParameters): layers.LayersModel {
  const { inputs, hidden, decay, learningRate, seed } = parameters
  const regulariser = () => layers.regularizers.l2({ l2: decay })
  const network = layers.sequential({
    layers: [
      layers.layers.dense({
        inputShape: [inputs],
        units: hidden,
        activation: 'relu',
        kernelInitializer: layers.initializers.heNormal({ seed }),
        kernelRegularizer: regulariser(),
      }),
      layers.layers.dense({
        units: outputs,
        kernelInitializer: layers.initializers.glorotNormal({ seed: seed + 1 }),
        kernelRegularizer: regulariser(),
      }),
    ],
  })
  network.compile({ optimizer: tf.train.adam(learningRate), loss: 'meanSquaredError' })
  return network
}

type Seen = { seen: Float32Array; inputs: number; factors: Factors; scale: number }

/** The mean squared error on films, without what weight decay adds. */
function lossOn(network: layers.LayersModel, films: readonly number[], about: Seen): number {
  return tf.tidy(() => {
    const [input, output] = tensorsOf(films, about)
    const predicted = network.predictOnBatch(input) as tf.Tensor
    return tf.losses.meanSquaredError(output, predicted).dataSync()[0]!
  })
}

async function trainOn(
  network: layers.LayersModel,
  chosen: readonly number[],
  about: Seen,
): Promise<number> {
  const [input, output] = tensorsOf(chosen, about)
  const loss = await network.trainOnBatch(input, output)
  tf.dispose([input, output])
  return Number(Array.isArray(loss) ? loss[0] : loss)
}

/** What the network sees of films, and what it should answer. */
function tensorsOf(
  films: readonly number[],
  { seen, inputs, factors, scale }: Seen,
): [input: tf.Tensor2D, output: tf.Tensor2D] {
  const { stride, dimensions } = factors
  const x = new Float32Array(films.length * inputs)
  const y = new Float32Array(films.length * dimensions)
  films.forEach((film, row) => {
    x.set(seen.subarray(film * inputs, (film + 1) * inputs), row * inputs)
    for (let k = 0; k < dimensions; k++)
      y[row * dimensions + k] = factors.items[film * stride + k]! / scale
  })
  return [tf.tensor2d(x, [films.length, inputs]), tf.tensor2d(y, [films.length, dimensions])]
}

function predictAll(
  network: layers.LayersModel,
  seen: Float32Array,
  { inputs, factors, scale, films }: Omit<Seen, 'seen'> & { films: number },
): Float32Array {
  const { stride, dimensions } = factors
  const values = tf.tidy(() => {
    const input = tf.tensor2d(seen, [films, inputs])
    return (network.predictOnBatch(input) as tf.Tensor).dataSync()
  })
  const predicted = new Float32Array(films * stride)
  for (let film = 0; film < films; film++)
    for (let k = 0; k < dimensions; k++)
      predicted[film * stride + k] = values[film * dimensions + k]! * scale
  return predicted
}

/** Evens the directions out halfway: each is divided by the root of its own deviation and the first one's. */
function scaleInputs(projected: Float32Array, inputs: number): Float32Array {
  const squares = new Float64Array(inputs)
  projected.forEach((value, i) => {
    squares[i % inputs] = squares[i % inputs]! + value * value
  })
  const rows = projected.length / inputs
  const deviations = squares.map((sum) => Math.sqrt(sum / rows))
  const first = deviations[0]!
  return projected.map((value, i) => {
    const divisor = Math.sqrt(deviations[i % inputs]! * first)
    return divisor > 0 ? value / divisor : 0
  })
}

function deviation({ items, stride, dimensions }: Factors, films: readonly number[]): number {
  let sum = 0
  for (const film of films)
    for (let k = 0; k < dimensions; k++) sum += items[film * stride + k]! ** 2
  return Math.sqrt(sum / Math.max(1, films.length * dimensions)) || 1
}

/** (αHᵀH + λI)⁻¹ times each row, in doubles by Cholesky's elder brother, Gauss-Jordan: d is small. */
function foldIn(
  { items, stride, dimensions: d }: Factors,
  own: Float32Array,
  unobservedWeight: number,
): Float32Array {
  const gram = Array.from({ length: d }, () => new Float64Array(d))
  for (let at = 0; at < items.length; at += stride)
    for (let a = 0; a < d; a++)
      for (let b = 0; b < d; b++) gram[a]![b]! += unobservedWeight * items[at + a]! * items[at + b]!
  const ridge = gram.reduce((sum, row, a) => sum + row[a]!, 0) / d
  gram.forEach((row, a) => {
    row[a]! += ridge
  })
  const inverse = invertSmall(gram)
  const shares = new Float32Array(own.length)
  for (let at = 0; at < own.length; at += stride)
    for (let a = 0; a < d; a++) {
      let sum = 0
      for (let b = 0; b < d; b++) sum += inverse[a]![b]! * own[at + b]!
      shares[at + a] = sum
    }
  return shares
}

function invertSmall(matrix: Float64Array[]): Float64Array[] {
  const n = matrix.length
  for (let p = 0; p < n; p++) {
    const pivot = matrix[p]![p]!
    matrix[p]![p] = 1
    for (let c = 0; c < n; c++) matrix[p]![c]! /= pivot
    for (let r = 0; r < n; r++) {
      if (r === p) continue
      const weight = matrix[r]![p]!
      matrix[r]![p] = 0
      for (let c = 0; c < n; c++) matrix[r]![c]! -= weight * matrix[p]![c]!
    }
  }
  return matrix
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = list[i]!
    list[i] = list[j]!
    list[j] = held
  }
}
