// The terms of a text that say what happens in a film: nouns, pairs of nouns and a few adjectives.
import type { ItsFunction, Tokens } from 'wink-nlp'
import { tagger } from './nlp'
import { FILM_WORDS, PAIRING_ADJECTIVES, TELLING_ADJECTIVES, VAGUE_WORDS } from './vague-words'

type Word = { text: string; tag: string; lemma: string; isName: boolean }

const LONGEST_TERM = 30
/** The tagger's time grows with the square of a word's letters; longer ones are no words. */
const LONGEST_WORD = /\S{100,}/g
const WORD = /^[a-z][a-z-]*[a-z]$/

/**
 * Returns the plot terms of an English text, lower case, lemmatised, each once, in the order of the
 * text; pairs ("serial killer") before the words they are made of. Names, numbers and the
 * vocabulary of film-making are left out. About 0.3 ms a text of three sentences.
 */
export function plotNouns(text: string): string[] {
  const terms = new Set<string>()
  const words = readWords(text)
  words.forEach((word, i) => {
    const next = words[i + 1]
    if (next && mayLead(word) && isPlotNoun(next)) {
      const pair = `${word.lemma} ${next.lemma}`
      if (pair.length <= LONGEST_TERM) terms.add(pair)
    }
    if (isPlotNoun(word)) terms.add(word.lemma)
    else if (word.tag === 'ADJ' && TELLING_ADJECTIVES.has(word.text)) terms.add(word.text)
  })
  return [...terms]
}

function readWords(text: string): Word[] {
  const { readDoc, its } = tagger()
  const tokens: Tokens = readDoc(text.replace(LONGEST_WORD, ' ')).tokens()
  const texts = tokens.out(its.value)
  const tags = tokens.out(its.pos)
  const lemmas = tokens.out(its.lemma as ItsFunction<string>)
  return texts.map((value, i) => ({
    text: value.toLowerCase(),
    // Also what begins a sentence: more often the film's own title than a noun.
    isName: /^\p{Lu}/u.test(value),
    tag: tags[i] ?? '',
    lemma: (lemmas[i] ?? value).toLowerCase(),
  }))
}

/** "time travel", "serial killer": what is too general alone may still make a pair. */
function mayLead({ text, tag, lemma, isName }: Word): boolean {
  if (isName || TELLING_ADJECTIVES.has(text)) return false
  const isNoun =
    tag === 'NOUN' && WORD.test(lemma) && !FILM_WORDS.has(lemma) && !FILM_WORDS.has(text)
  return isNoun || PAIRING_ADJECTIVES.has(text)
}

function isPlotNoun({ text, tag, lemma, isName }: Word): boolean {
  const isVague = VAGUE_WORDS.has(lemma) || VAGUE_WORDS.has(text)
  return !isName && tag === 'NOUN' && lemma.length > 2 && WORD.test(lemma) && !isVague
}
