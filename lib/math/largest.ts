// The few largest of many numbers.

/**
 * Positions of the `k` numbers largest by magnitude among `values`, by rising position; zeros are never
 * among them, and of equal magnitudes the lower positions stay. Expected O(n) (quickselect, Hoare 1961).
 */
export function largestByMagnitude(values: Float32Array, k: number): Int32Array {
  const magnitudes = new Float32Array(values.length)
  let count = 0
  for (const value of values) if (value !== 0) magnitudes[count++] = Math.abs(value)
  const limit = count <= k ? 0 : kthLargest(magnitudes.subarray(0, count), k)
  let above = 0
  for (let i = 0; i < count; i++) if (magnitudes[i]! > limit) above++
  let level = Math.min(k, count) - above
  const kept = new Int32Array(Math.min(k, count))
  let at = 0
  for (let i = 0; i < values.length; i++) {
    const magnitude = Math.abs(values[i]!)
    if (magnitude === 0 || magnitude < limit) continue
    if (magnitude === limit && level-- <= 0) continue
    kept[at++] = i
  }
  return kept
}

/** The k-th largest number (k from 1); `numbers` are put in another order. */
function kthLargest(numbers: Float32Array, k: number): number {
  let from = 0
  let to = numbers.length - 1
  const wanted = k - 1
  while (from < to) {
    const pivot = numbers[(from + to) >> 1]!
    let i = from
    let j = to
    while (i <= j) {
      while (numbers[i]! > pivot) i++
      while (numbers[j]! < pivot) j--
      if (i <= j) {
        const held = numbers[i]!
        numbers[i++] = numbers[j]!
        numbers[j--] = held
      }
    }
    if (wanted <= j) to = j
    else if (wanted >= i) from = i
    else break
  }
  return numbers[wanted]!
}
