// Layouts made of planes: title and picture each have a field of their own.
import { circle, crop, polygon, rect, shape } from '../shapes'
import { centredCredits, credits, HEIGHT, type Layout, MARGIN, titleIn, WIDTH } from './layout'

const INNER = WIDTH - 2 * MARGIN

/** The title fills the foot of the sheet edge to edge; the picture has the rest. */
export const block: Layout = (kit) => {
  const { colours, art } = kit
  const set = titleIn(
    kit,
    { x: MARGIN, y: 640, width: INNER, height: 740 },
    { mode: 'fill', valign: 'bottom', maxSize: 430 },
  )
  const edge = set.top - 52
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    crop({ x: 0, y: 0, width: WIDTH, height: edge }, art),
    rect(0, edge, WIDTH, HEIGHT - edge, colours.ground),
    shape(set.d, colours.ink),
    credits(kit, 1458, colours.ink),
  ].join('')
}

/** Flush left at the top, as a Swiss poster: title, rule, square picture that bleeds off the sheet. */
export const swiss: Layout = (kit) => {
  const { colours, art } = kit
  const set = titleIn(
    kit,
    { x: MARGIN, y: 150, width: INNER, height: 520 },
    { maxSize: 420, maxLines: 5 },
  )
  const edge = Math.max(set.bottom + 70, 500)
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    credits(kit, 96, colours.ink),
    shape(set.d, colours.ink),
    rect(0, edge, WIDTH, HEIGHT - edge, colours.tint),
    crop({ x: 0, y: edge, width: WIDTH, height: HEIGHT - edge }, art),
  ].join('')
}

/** A strip of colour carries the title across a picture that fills the sheet. */
export const band: Layout = (kit) => {
  const { colours, art, chance } = kit
  const set = titleIn(
    kit,
    { x: MARGIN, y: 0, width: INNER, height: 500 },
    { maxSize: 300, maxLines: 4, mode: 'fill' },
  )
  const height = set.bottom - set.top + 130
  const top = chance.pick([150, 760 - height / 2, 1290 - height])
  const moved = titleIn(
    kit,
    { x: MARGIN, y: top + 65, width: INNER, height: 500 },
    { maxSize: 300, maxLines: 4, mode: 'fill' },
  )
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    crop({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, art),
    rect(0, top, WIDTH, height, colours.ink),
    shape(moved.d, colours.ground),
    rect(0, HEIGHT - 110, WIDTH, 110, colours.ground),
    credits(kit, 1462, colours.ink),
  ].join('')
}

/** The accent as a slanted plane; title below, picture above. */
export const slant: Layout = (kit) => {
  const { colours, art, chance } = kit
  const rise = chance.pick([-110, 110])
  const set = titleIn(
    kit,
    { x: MARGIN, y: 0, width: INNER, height: 520 },
    { mode: 'fill', maxSize: 330, valign: 'bottom' },
  )
  const edge = 1340 - (set.bottom - set.top) - 190
  const placed = titleIn(
    kit,
    { x: MARGIN, y: 830, width: INNER, height: 520 },
    { mode: 'fill', maxSize: 330, valign: 'bottom' },
  )
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    crop({ x: 0, y: -40, width: WIDTH, height: edge + 160 }, art),
    polygon(
      [
        [0, edge + rise],
        [WIDTH, edge - rise],
        [WIDTH, HEIGHT],
        [0, HEIGHT],
      ],
      colours.accent,
    ),
    shape(placed.d, colours.onAccent),
    credits(kit, 1450, colours.onAccent),
  ].join('')
}

/** The title climbs the left edge; the picture stands beside it. */
export const tower: Layout = (kit) => {
  const { colours, art } = kit
  const length = HEIGHT - 2 * MARGIN
  const set = titleIn(
    kit,
    { x: 0, y: 0, width: length, height: 360 },
    { mode: 'fill', maxLines: 3, maxSize: 400 },
  )
  const thickness = set.bottom - set.top
  const edge = MARGIN + thickness + 56
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    rect(edge, 0, WIDTH - edge, HEIGHT, colours.tint),
    crop({ x: edge, y: 0, width: WIDTH - edge, height: HEIGHT }, art),
    `<g transform="matrix(0-1 1 0 ${MARGIN} ${HEIGHT - MARGIN})">${shape(set.d, colours.ink)}</g>`,
    rect(edge, HEIGHT - 104, WIDTH - edge, 104, colours.ground),
    credits(kit, 1460, colours.ink, edge + 40),
  ].join('')
}

/** The picture in a large disc; the title centred below. */
export const roundel: Layout = (kit) => {
  const { colours, art } = kit
  const set = titleIn(
    kit,
    { x: MARGIN, y: 980, width: INNER, height: 400 },
    { align: 'centre', valign: 'middle', maxSize: 230, maxLines: 4 },
  )
  const clip = `r${kit.facts.id}`
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    circle(500, 500, 436, colours.second),
    circle(500, 500, 416, colours.ground),
    `<clipPath id="${clip}"><circle cx="500" cy="500" r="392"/></clipPath><g clip-path="url(#${clip})">`,
    rect(100, 100, 800, 800, colours.tint),
    crop({ x: 90, y: 90, width: 820, height: 820 }, art),
    '</g>',
    shape(set.d, colours.ink),
    centredCredits(kit, 1452, colours.ink),
  ].join('')
}
