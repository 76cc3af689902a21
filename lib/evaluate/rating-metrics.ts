// How near predicted ratings come to those given.

/** Numbers in a row, one per rating; several of them are read side by side. */
export type Column = Float32Array | Float64Array

/** Root mean squared error, in stars; large errors weigh more (Herlocker et al. 2004, section 5.1). */
export function rmse(predictions: Column, ratings: Column): number {
  checkLengths(predictions, ratings)
  let sum = 0
  for (let i = 0; i < ratings.length; i++) sum += (predictions[i]! - ratings[i]!) ** 2
  return Math.sqrt(sum / ratings.length)
}

/** Mean absolute error, in stars (Herlocker et al. 2004, section 5.1). */
export function mae(predictions: Column, ratings: Column): number {
  checkLengths(predictions, ratings)
  let sum = 0
  for (let i = 0; i < ratings.length; i++) sum += Math.abs(predictions[i]! - ratings[i]!)
  return sum / ratings.length
}

/**
 * The share of predictions that stand on the same side of their user's mean as the rating does; one that equals
 * the mean, predicted or given, counts half. `means` holds the mean of each rating's user. Chance gives 0.5.
 */
export function signAccuracy(predictions: Column, ratings: Column, means: Column): number {
  checkLengths(predictions, ratings)
  checkLengths(means, ratings)
  let sum = 0
  for (let i = 0; i < ratings.length; i++) {
    const agreement = Math.sign(predictions[i]! - means[i]!) * Math.sign(ratings[i]! - means[i]!)
    sum += (1 + agreement) / 2
  }
  return sum / ratings.length
}

function checkLengths(column: Column, ratings: Column): void {
  if (ratings.length === 0) throw new RangeError('Got no ratings, expected at least one.')
  if (column.length !== ratings.length)
    throw new RangeError(`Got ${column.length} numbers, expected ${ratings.length}, one a rating.`)
}
