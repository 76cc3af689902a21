// wink-nlp's own sentiment of a text, which ours is measured against.
import model from 'wink-eng-lite-web-model'
import winkNLP, { type WinkMethods } from 'wink-nlp'

let known: WinkMethods | null = null

/** Returns a score from -1 (sad) to 1 (glad); 0 where it finds nothing. */
export function winkSentiment(text: string): number {
  known ??= winkNLP(model, ['sbd', 'negation', 'sentiment'])
  return Number(known.readDoc(text).out(known.its.sentiment))
}
