// A film's poster: facts and typefaces in, one SVG out, the same for the same facts.
import { makeChance } from './chance'
import { type PosterFacts, tellingGenres } from './facts'
import { chooseLayout } from './layouts/choose-layout'
import { HEIGHT, WIDTH } from './layouts/layout'
import { chooseMotif } from './motifs/choose-motif'
import { measureInk } from './outline'
import { choosePalette } from './palette'
import type { PosterFonts } from './poster-fonts'
import { group } from './shapes'

/** Draws the poster of a film, 2 to 3, text as outlines. */
export function drawPosterSvg(facts: PosterFacts, fonts: PosterFonts): string {
  const genres = tellingGenres(facts.genres)
  const chance = makeChance(facts.id)
  const colours = choosePalette(genres, facts.year, chance)
  const { layout, face } = chooseLayout({ ...facts, genre: genres[0] }, chance)
  const drawn = chooseMotif(genres[0], chance)(colours, chance)
  const art = chance.often(0.5) ? group('matrix(-1 0 0 1 1000 0)', drawn) : drawn
  const sheet = layout({ facts, colours, chance, face: fonts[face], print: fonts.print, art })
  const isDrawn = measureInk(facts.title, fonts[face]).width > 0
  const plain = isDrawn ? '' : plainTitle(facts.title, colours.ink)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><title>${escapeXml(facts.title)}</title>${sheet}${plain}</svg>`
}

/** The title in whatever face the reader's machine has, for letters that ours lack. */
function plainTitle(title: string, fill: string): string {
  const size = Math.min(220, Math.floor(1500 / Math.max(4, [...title].length)))
  return `<text x="500" y="1300" font-family="sans-serif" font-weight="800" font-size="${size}" text-anchor="middle" fill="${fill}">${escapeXml(title)}</text>`
}

function escapeXml(text: string): string {
  const safe = [...text].filter((letter) => letter >= ' ' || letter === '\t').join('')
  return safe.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
