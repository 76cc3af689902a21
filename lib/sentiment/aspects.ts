// What a sentence of a review speaks of.

/** The parts of a film that people praise and complain about. */
export const ASPECTS = [
  'story',
  'acting',
  'direction',
  'visuals',
  'music',
  'pace',
  'humour',
  'ending',
] as const

export type Aspect = (typeof ASPECTS)[number]

/** Words by aspect, lower case; two words are neighbours. A word that mostly means something else is left out. */
const WORDS: Record<Aspect, string> = {
  story: `story, stories, storyline, storylines, storytelling, plot, plots, plotting, plotline, script, screenplay,
    narrative, premise, writing, writer, writers, dialogue, dialogues, dialog, dialogs, plot hole, plot holes`,
  acting: `acting, actor, actors, actress, actresses, acted, acts, performance, performances, performer, performers,
    cast, casting, miscast, portrayal, portrayals, portrayed, overacting, overacted, leading man, leading lady`,
  direction: `direction, director, directors, directed, directing, directs, directorial, filmmaker, filmmakers,
    film-making, filmmaking, auteur`,
  visuals: `visuals, visual, visually, cinematography, cinematographer, photography, photographed, camerawork, camera,
    effects, cgi, animation, animated, costumes, sets, scenery, imagery, special effects, shot beautifully, colors,
    colours, lighting, production design`,
  music: `music, musical score, score, soundtrack, soundtracks, song, songs, theme song, composer, sound design,
    singing, tunes`,
  pace: `pace, paced, pacing, slow, slowly, drags, dragged, dragging, overlong, too long, tedious, boring, bored,
    gripping, running time, runtime, fast-paced, slow-paced, never drags`,
  humour: `funny, funnier, funniest, humor, humour, humorous, comedic, joke, jokes, laugh, laughs, laughed, laughing,
    hilarious, hilariously, witty, wit, gag, gags, unfunny, laughter`,
  ending: `ending, endings, the end, finale, climax, conclusion, final scene, last scene, denouement, last act,
    third act, final act, twist, twists`,
}

const ASPECT_OF = new Map<string, Aspect[]>()
for (const aspect of ASPECTS)
  for (const term of WORDS[aspect].split(/,\s*/))
    ASPECT_OF.set(term, [...(ASPECT_OF.get(term) ?? []), aspect])

/** Where a term means something else: "in the end", "slow motion", "I score it". */
const OTHERWISE = new Map<string, RegExp>([
  ['the end', /^(?:in|at|by|to|until|till)$/],
  ['score', /^(?:i|to|would|my|a|an|imdb|overall|final)$/],
  ['acts', /^(?:the|of|and|violent|evil|three)$/],
])

/** The aspects that the words of a sentence speak of, each once, in the order of `ASPECTS`. */
export function aspectsOf(words: readonly string[]): Aspect[] {
  const found = new Set<Aspect>()
  words.forEach((word, i) => {
    const before = words[i - 1] ?? ''
    for (const [term, previous] of [
      [word, before],
      [`${before} ${word}`, words[i - 2] ?? ''],
    ] as const)
      if (!OTHERWISE.get(term)?.test(previous))
        for (const aspect of ASPECT_OF.get(term) ?? []) found.add(aspect)
  })
  return ASPECTS.filter((aspect) => found.has(aspect))
}
