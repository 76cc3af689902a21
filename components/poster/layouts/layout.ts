// What every layout gets and gives: the parts of a poster on a sheet of 1000 x 1500 units.
import type { Chance } from '../chance'
import type { PosterFacts } from '../facts'
import type { Palette } from '../palette'
import type { Face } from '../poster-fonts'
import { setPrint, setTitle, type Box, type Setting, type SetText } from '../set-title'
import { shape } from '../shapes'

export const WIDTH = 1000
export const HEIGHT = 1500

/** The white space along the edges. */
export const MARGIN = 64

export type Kit = {
  facts: PosterFacts
  colours: Palette
  chance: Chance
  /** The face of the title and that of the small print. */
  face: Face
  print: Face
  /** The motif, drawn in 1000 x 1000 units. */
  art: string
}

export type Layout = (kit: Kit) => string

/** Sets the film's title in a box of the sheet. */
export function titleIn(kit: Kit, box: Box, setting?: Setting): SetText {
  return setTitle(kit.facts.title, kit.face, box, setting)
}

/** Draws the small print on one line: who made the film at the left, its year at the right. */
export function credits(kit: Kit, y: number, fill: string, left = MARGIN): string {
  const { directors, year } = kit.facts
  const width = WIDTH - MARGIN - left
  const setYear = (text: string) =>
    setPrint(text, kit.print, { x: left + width - 120, y, width: 120, size: 50, align: 'right' })
  const names = { x: left, y, width: width - (year === null ? 0 : 170), size: 50 }
  const d = setPrint(directors.slice(0, 2).join(' & '), kit.print, names)
  return shape(d + (year === null ? '' : setYear(String(year))), fill)
}

/** Draws the small print on one centred line. */
export function centredCredits(kit: Kit, y: number, fill: string, inset = MARGIN): string {
  const { directors, year } = kit.facts
  const text = [...directors.slice(0, 2), ...(year === null ? [] : [String(year)])].join('  ·  ')
  return shape(
    setPrint(text, kit.print, { x: inset, y, width: WIDTH - 2 * inset, size: 48, align: 'centre' }),
    fill,
  )
}
