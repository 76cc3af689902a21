// Layouts with a hand in them: frames, cut paper, strips and stacks of type.
import type { Chance } from '../chance'
import { crop, group, type Point, polygon, rect, shape, stroke, times, whole } from '../shapes'
import { centredCredits, credits, HEIGHT, type Layout, MARGIN, titleIn, WIDTH } from './layout'

const INNER = WIDTH - 2 * MARGIN

/** Stepped frames around an arch, everything on the axis: a picture palace. */
export const frame: Layout = (kit) => {
  const { colours, art } = kit
  const set = titleIn(
    kit,
    { x: 120, y: 990, width: 760, height: 340 },
    { align: 'centre', valign: 'middle', maxSize: 200, maxLines: 4 },
  )
  const clip = `f${kit.facts.id}`
  const arch = 'M150 930V490a350 350 0 0 1 700 0v440z'
  const border = (inset: number, width: number) =>
    stroke(
      `M${inset} ${inset}h${WIDTH - 2 * inset}v${HEIGHT - 2 * inset}h${2 * inset - WIDTH}z`,
      colours.ink,
      width,
    )
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    border(40, 14),
    border(66, 5),
    `<clipPath id="${clip}"><path d="${arch}"/></clipPath><g clip-path="url(#${clip})">`,
    rect(150, 100, 700, 850, colours.tint),
    crop({ x: 100, y: 130, width: 800, height: 810 }, art),
    '</g>',
    stroke(arch, colours.ink, 14),
    stroke('M118 962V490a382 382 0 0 1 764 0v472z', colours.ink, 5),
    shape(set.d, colours.ink),
    centredCredits(kit, 1404, colours.ink, 120),
  ].join('')
}

/** Sheets of paper cut by hand; the title on one of them, a little askew. */
export const paper: Layout = (kit) => {
  const { colours, art, chance } = kit
  const set = titleIn(
    kit,
    { x: 110, y: 0, width: 780, height: 480 },
    { mode: 'fill', maxSize: 250 },
  )
  const height = set.bottom - set.top
  const top = chance.pick([140, 1290 - height])
  const placed = titleIn(
    kit,
    { x: 110, y: top, width: 780, height: 480 },
    { mode: 'fill', maxSize: 250 },
  )
  const artTop = top < 300 ? top + height + 130 : 70
  const artBottom = top < 300 ? 1370 : top - 130
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    polygon(ragged(chance, 60, artTop, 880, artBottom - artTop, 34), colours.tint),
    crop(
      { x: 90, y: artTop + 20, width: 820, height: artBottom - artTop - 40 },
      art,
      '40 40 920 920',
    ),
    group(
      `rotate(${whole(chance.pick([-3, -2, 2, 3]))} 500 ${whole(top + height / 2)})`,
      polygon(ragged(chance, 50, top - 66, 900, height + 132, 26), colours.ink) +
        shape(placed.d, colours.ground),
    ),
    credits(kit, 1456, colours.ink),
  ].join('')
}

/** Nothing but type, as large as the sheet allows, over a picture kept in two tones. */
export const stack: Layout = (kit) => {
  const { colours, art } = kit
  const set = titleIn(
    kit,
    { x: MARGIN, y: MARGIN, width: INNER, height: 1240 },
    { mode: 'fill', valign: 'top' },
  )
  const room = 1380 - set.bottom
  const below = room > 320
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    below
      ? crop({ x: 0, y: set.bottom + 54, width: WIDTH, height: room - 70 }, art)
      : `<g opacity=".5">${crop({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, art)}</g>`,
    shape(set.d, colours.ink),
    below ? '' : rect(0, 1390, WIDTH, 110, colours.ground),
    credits(kit, 1458, colours.ink),
  ].join('')
}

/** Three crops of one picture, as frames on a strip. */
export const strip: Layout = (kit) => {
  const { colours, art } = kit
  const set = titleIn(
    kit,
    { x: MARGIN, y: 900, width: INNER, height: 470 },
    { maxSize: 260, valign: 'bottom', maxLines: 5 },
  )
  const height = Math.min(set.top - 170, 900)
  const views = ['0 0 620 1000', '190 0 620 1000', '380 0 620 1000']
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    times(3, (i) => {
      const box = { x: MARGIN + i * 300, y: 80, width: 272, height }
      return (
        rect(
          box.x,
          box.y,
          box.width,
          box.height,
          [colours.tint, colours.second, colours.tint][i]!,
        ) + crop(box, art, views[i])
      )
    }),
    shape(set.d, colours.ink),
    credits(kit, 1456, colours.ink),
  ].join('')
}

/** A square picture set into a wide field; the title close beneath it. */
export const quiet: Layout = (kit) => {
  const { colours, art } = kit
  const box = { x: MARGIN, y: 900, width: INNER, height: 470 }
  const set = titleIn(kit, box, { maxSize: 300, maxLines: 4, valign: 'bottom' })
  const side = Math.min(INNER, set.top - 250)
  return [
    rect(0, 0, WIDTH, HEIGHT, colours.ground),
    rect(MARGIN, MARGIN, INNER, 8, colours.ink),
    rect(WIDTH - MARGIN - side, 170, side, side, colours.tint),
    crop({ x: WIDTH - MARGIN - side, y: 170, width: side, height: side }, art),
    shape(set.d, colours.ink),
    credits(kit, 1456, colours.ink),
  ].join('')
}

/** A quadrilateral, or a little more, as scissors leave it. */
function ragged(
  chance: Chance,
  x: number,
  y: number,
  width: number,
  height: number,
  slip: number,
): Point[] {
  const off = () => chance.between(-slip, slip)
  return [
    [x + off(), y + off()],
    [x + width * chance.between(0.35, 0.65), y + off() / 2],
    [x + width + off(), y + off()],
    [x + width + off(), y + height + off()],
    [x + width * chance.between(0.35, 0.65), y + height + off() / 2],
    [x + off(), y + height + off()],
  ]
}
