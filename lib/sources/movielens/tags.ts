// What people of MovieLens tag films with, as far as it says something about the film.

/** Notes of a person to himself, or about ratings, prizes and formats: nothing about the film. */
const NOTES =
  /netflix|queue|\bdvd|blu-?ray|\bvhs\b|\bown(?:ed)?\b|\bsee\b|\bseen\b|watch|\brent|library|\bbest\b|\bworst\b|favou?rite|overrated|underrated|\bbad\b|\bgood\b|great|awesome|amazing|boring|stupid|top 250|oscar|academy award|afi\b|imdb|criterion|bd-r|clv|tumey|rated|\bmovie\b|\bfilm\b(?! noir)|\bstars?\b|\d+\/\d+|must|can't|don't|fuck|cunnilingus|erotic|letotal|\bi\b/i

/** Verdicts on how well it is made, which hold of any film, and slips of the hand. */
const VERDICTS =
  /\b(?:poor(?:ly)?|horrible|horrid|weak|lack of|too|not|needed|unnecessary|crappy|disappoint\w*|dumb|dull|tedious|annoying|entertaining|enjoyable|brilliant|masterpiece|genius|interesting|exciting|absorbing|made me|plot holes|cliche|well done|quotable|nonsense|unoriginal|ridiculous|predict[ai]ble|unintelligent|oldie|acting|characteri[sz]ation|bechdel|test|reciprocal|\w+drama\b(?<!\b(?:drama|melodrama|docudrama|psychodrama)))\b|^(?:fun|cool|old|random|different|original|simple|video|movies|for \w+)$|\d{4}$|^r(?:disturbing|graphic|some|strong|violence)|^r language/i

/** Returns the tag as a keyword: lower case, plain; or null where it is a note or a sentence. */
export function cleanTag(tag: string): string | null {
  const clean = tag
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[-_/]+/g, ' ')
    .replace(/[^\p{L}\p{N}' &.]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  const isTerm = clean.length > 2 && clean.length <= 30 && clean.split(' ').length <= 3
  return isTerm && !NOTES.test(clean) && !VERDICTS.test(clean) && !/^\d+$/.test(clean)
    ? clean
    : null
}
