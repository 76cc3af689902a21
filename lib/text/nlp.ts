// The one instance of wink-nlp, with sentence boundaries and parts of speech, made at first need (about 0.2 s).
import model from 'wink-eng-lite-web-model'
import winkNLP, { type WinkMethods } from 'wink-nlp'

let known: WinkMethods | null = null

/** Returns the tagger; the same instance on every call. */
export function tagger(): WinkMethods {
  known ??= winkNLP(model, ['sbd', 'pos'])
  return known
}
