// The typefaces of the posters: which files they are read from and how each is set.
import * as opentype from 'opentype.js'
import type { Font } from 'opentype.js'

/** Node reads the package as CommonJS, where everything hangs on `default`; bundlers read it as a module. */
const { parse } = ('default' in opentype ? opentype.default : opentype) as typeof opentype

/** Files of each typeface below node_modules, the Latin subset first, then the letters it lacks. */
export const POSTER_FONT_FILES = {
  condensed: files('anton', 400),
  grotesque: files('archivo-black', 400),
  didone: files('abril-fatface', 400),
  serif: files('dm-serif-display', 400),
  deco: files('limelight', 400),
  slab: files('alfa-slab-one', 400),
  wide: files('unbounded', 800),
  round: files('lilita-one', 400),
  print: files('barlow-condensed', 600),
} as const

export type FaceName = keyof typeof POSTER_FONT_FILES

/** One typeface ready to be set. */
export type Face = {
  /** Subsets in the order in which a letter is looked for. */
  subsets: readonly Font[]
  isCapitals: boolean
  /** Height of a capital, depth of a «p» and space between letters, in em. */
  capHeight: number
  depth: number
  tracking: number
  /** Distance between baselines of set lines, in em. */
  leading: number
}

export type PosterFonts = Record<FaceName, Face>

const SETTING: Record<FaceName, { isCapitals: boolean; tracking: number; leading: number }> = {
  condensed: { isCapitals: true, tracking: 0, leading: 0.98 },
  grotesque: { isCapitals: false, tracking: -0.04, leading: 0.92 },
  didone: { isCapitals: false, tracking: -0.01, leading: 0.94 },
  serif: { isCapitals: false, tracking: -0.015, leading: 0.92 },
  deco: { isCapitals: true, tracking: 0.01, leading: 0.9 },
  slab: { isCapitals: true, tracking: 0.005, leading: 0.88 },
  wide: { isCapitals: true, tracking: -0.03, leading: 0.86 },
  round: { isCapitals: false, tracking: 0, leading: 0.9 },
  print: { isCapitals: true, tracking: 0.06, leading: 1 },
}

/** Reads the typefaces from the bytes of their files (WOFF), in the order of POSTER_FONT_FILES. */
export function parsePosterFonts(bytes: Record<FaceName, readonly ArrayBuffer[]>): PosterFonts {
  const names = Object.keys(POSTER_FONT_FILES) as FaceName[]
  return Object.fromEntries(names.map((name) => [name, face(name, bytes[name])])) as PosterFonts
}

function face(name: FaceName, bytes: readonly ArrayBuffer[]): Face {
  const subsets = bytes.map((buffer) => parse(buffer))
  const latin = subsets[0]
  if (!latin) throw new Error(`Got no file for the typeface «${name}», expected at least one.`)
  const em = latin.unitsPerEm
  return {
    ...SETTING[name],
    subsets,
    capHeight: latin.charToGlyph('H').getBoundingBox().y2 / em,
    depth: -latin.charToGlyph('p').getBoundingBox().y1 / em,
  }
}

function files(family: string, weight: number): readonly string[] {
  return ['latin', 'latin-ext'].map(
    (subset) => `@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`,
  )
}
