// Words become features: one for each word and one for each pair of neighbours, as 32-bit hashes.
import type { ReviewWords } from '@/lib/text/review-words'

/** A feature and the words that it stands for. */
export type TextFeature = { hash: number; text: string }

const WORD = /[\p{L}\p{N}]/u
const PLAIN = 7
const NEGATED = 9
const PAIR = 11

/**
 * Returns the hash of every feature of the words `from` to `to`, repeats included: each word (another
 * feature where it is negated) and each pair of neighbours. Unsigned 32-bit numbers.
 */
export function hashFeatures(
  { words, isNegated }: ReviewWords,
  from = 0,
  to = words.length,
): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, 2 * (to - from) - 1))
  let at = 0
  let before = 0
  for (let i = from; i < to; i++) {
    const word = hashWord(words[i]!)
    hashes[at++] = mix(isNegated[i] && WORD.test(words[i]!) ? NEGATED : PLAIN, word)
    if (i > from) hashes[at++] = mix(mix(PAIR, before), word)
    before = word
  }
  return hashes
}

/** The same features with their words, in the same order. */
export function nameFeatures(words: ReviewWords, from = 0, to = words.words.length): TextFeature[] {
  const hashes = hashFeatures(words, from, to)
  const features: TextFeature[] = []
  for (let i = from; i < to; i++) {
    const word = words.words[i]!
    const isTurned = words.isNegated[i] && WORD.test(word)
    features.push({ hash: hashes[features.length]!, text: isTurned ? `not … ${word}` : word })
    if (i > from)
      features.push({ hash: hashes[features.length]!, text: `${words.words[i - 1]} ${word}` })
  }
  // The pair stands after its second word in both lists.
  return features
}

/** FNV-1a over the code units of a word (Fowler, Noll, Vo), 32 bits. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}

/** Two rounds of multiply and shift after MurmurHash3's finaliser (Austin Appleby, public domain). */
function mix(seed: number, value: number): number {
  let hash = Math.imul(seed ^ value, 0x9e3779b1)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x85ebca77)
  return (hash ^ (hash >>> 13)) >>> 0
}
