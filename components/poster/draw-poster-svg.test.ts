import { readFileSync } from 'node:fs'
import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GENRES } from '@/lib/catalogue/genre'
import { drawPosterSvg } from './draw-poster-svg'
import type { PosterFacts } from './facts'
import { type FaceName, POSTER_FONT_FILES, parsePosterFonts } from './poster-fonts'

const files = Object.entries(POSTER_FONT_FILES).map(([face, paths]) => [
  face,
  paths.map((path) => Uint8Array.from(readFileSync(`node_modules/${path}`)).buffer),
])
const fonts = parsePosterFonts(Object.fromEntries(files) as Record<FaceName, ArrayBuffer[]>)

const INCEPTION: PosterFacts = {
  id: 27,
  title: 'Inception',
  year: 2010,
  genres: ['Action', 'Science Fiction'],
  directors: ['Christopher Nolan'],
}

const anyFacts = fc.record({
  id: fc.integer({ min: 1, max: 100_000 }),
  title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
  year: fc.option(fc.integer({ min: 1890, max: 2030 })),
  genres: fc.subarray([...GENRES]),
  directors: fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 3 }),
})

describe('drawPosterSvg', () => {
  it('draws the same film the same way', () => {
    expect(drawPosterSvg(INCEPTION, fonts)).toBe(drawPosterSvg({ ...INCEPTION }, fonts))
  })

  it('draws another genre, decade or film another way', () => {
    const others = [{ genres: ['Western'] as const }, { year: 1931 }, { id: 28 }]
    const sheets = [INCEPTION, ...others.map((other) => ({ ...INCEPTION, ...other }))]
    expect(new Set(sheets.map((facts) => drawPosterSvg(facts, fonts))).size).toBe(4)
  })

  it('stays under 20 KB with the longest titles, and well under for most', () => {
    const title = 'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb'
    expect(drawPosterSvg({ ...INCEPTION, title }, fonts).length).toBeLessThan(20_000)
    expect(drawPosterSvg(INCEPTION, fonts).length).toBeLessThan(8000)
  })

  it('writes a title that no typeface has as plain text', () => {
    const svg = drawPosterSvg({ ...INCEPTION, title: '기생충' }, fonts)
    expect(load(svg, { xml: true })('text').text()).toBe('기생충')
  })

  it('is sound XML without broken numbers for any facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const svg = drawPosterSvg(facts, fonts)
        expect(svg).not.toMatch(/NaN|Infinity|undefined/)
        expect(svg).not.toMatch(/&(?!#\d+;)/)
        expect(load(svg, { xml: true }).xml().length).toBeGreaterThan(500)
      }),
      { numRuns: 60 },
    )
  })
})
