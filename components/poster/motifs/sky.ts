// Motifs of the sky and the land below it.
import { circle, polar, polygon, rect, ring, shape, stroke, times, whole } from '../shapes'
import type { Motif } from './motif'

/** A planet with rings among stars. */
export const planet: Motif = ({ accent, second, ink, tint }, { between }) => {
  const [x, y, r] = [between(420, 580), between(440, 560), between(210, 300)]
  const tilt = whole(between(-32, 32))
  const stars = times(22, () => circle(between(0, 1000), between(0, 1000), between(3, 9), ink))
  return `${stars}${circle(x, y, r, accent)}${shape(
    `M${whole(x - r)} ${whole(y)}a${whole(r)} ${whole(r)} 0 0 0 ${whole(2 * r)} 0q${whole(-r)} ${whole(r / 2)} ${whole(-2 * r)} 0`,
    second,
  )}<g transform="rotate(${tilt} ${whole(x)} ${whole(y)})"><ellipse cx="${whole(x)}" cy="${whole(y)}" rx="${whole(r * 1.75)}" ry="${whole(r * 0.34)}" fill="none" stroke="${ink}" stroke-width="14"/>${shape(`M${whole(x - r)} ${whole(y)}a${whole(r)} ${whole(r)} 0 0 1 ${whole(2 * r)} 0z`, accent)}</g>${circle(x + r * 1.5, y - r * 1.3, r * 0.16, tint)}`
}

/** Orbits around a sun, one body on each. */
export const orbits: Motif = ({ accent, second, ink }, { between }) => {
  const [x, y] = [between(300, 700), between(350, 650)]
  return (
    times(6, (i) => {
      const radius = 150 + i * 118
      const [px, py] = polar(x, y, radius, between(0, 6.28))
      return ring(x, y, radius, 5, ink) + circle(px, py, between(16, 46), i % 2 ? second : ink)
    }) + circle(x, y, between(80, 110), accent)
  )
}

/** A sun cut by bars, setting over a floor drawn in perspective. */
export const gridSun: Motif = ({ accent, second, ground }) =>
  circle(500, 430, 300, accent) +
  times(6, (i) => rect(150, 430 + i * 48, 700, 9 + i * 6, ground)) +
  rect(0, 690, 1000, 310, ground) +
  times(7, (i) => rect(0, 690 + i * i * 8.6, 1000, 6, second)) +
  times(15, (i) => stroke(`M${440 + i * 8.5} 690L${-1300 + i * 257} 1000`, second, 6))

/** A slab stands before a sun that rises behind it. */
export const monolith: Motif = ({ accent, second, tint, ink, ground }, { between }) => {
  const [x, width] = [between(420, 580), between(150, 210)]
  return (
    times(4, (i) => circle(x, 640, 560 - i * 110, [tint, ground, tint, accent][i]!)) +
    rect(0, 780, 1000, 240, second) +
    polygon(
      [
        [x - width / 2, 150],
        [x + width / 2, 150],
        [x + width / 2, 830],
        [x - width / 2, 830],
      ],
      ink,
    ) +
    polygon(
      [
        [x + width / 2, 150],
        [x + width / 2 + 46, 190],
        [x + width / 2 + 46, 800],
        [x + width / 2, 830],
      ],
      second,
    )
  )
}

/** Ranges of hills one behind the other, with a sun. */
export const peaks: Motif = ({ accent, second, tint, ink }, { between }) => {
  const range = (base: number, rise: number, fill: string) => {
    const points: [number, number][] = [[-20, 1000]]
    for (let x = -20; x < 1020; x += between(110, 200)) points.push([x, base - between(0, rise)])
    return polygon([...points, [1020, base], [1020, 1000]], fill)
  }
  return (
    circle(between(250, 750), between(260, 360), between(120, 190), accent) +
    range(600, 230, tint) +
    range(730, 210, second) +
    range(890, 180, ink)
  )
}

/** Mesas under a sun with stripes of heat. */
export const mesa: Motif = ({ accent, second, ink, ground }, { between }) => {
  const x = between(300, 700)
  const butte = (left: number, width: number, top: number, fill: string) =>
    polygon(
      [
        [left - 40, 800],
        [left, top + 90],
        [left + 12, top],
        [left + width - 12, top],
        [left + width, top + 90],
        [left + width + 50, 800],
      ],
      fill,
    )
  return (
    circle(x, 470, 290, accent) +
    times(5, (i) => rect(0, 500 + i * 46, 1000, 8 + i * 4, ground)) +
    butte(between(40, 140), between(150, 230), between(470, 540), second) +
    butte(between(600, 720), between(140, 200), between(560, 620), second) +
    rect(0, 780, 1000, 220, ink)
  )
}

/** Rays from a low sun. */
export const rays: Motif = ({ accent, second, ink }, { between }) => {
  const count = Math.round(between(11, 17))
  const [x, y] = [500, between(760, 880)]
  return (
    times(count, (i) => {
      const angle = Math.PI + (i * Math.PI) / (count - 1)
      const half = Math.PI / count / 2.6
      return polygon(
        [[x, y], polar(x, y, 1400, angle - half), polar(x, y, 1400, angle + half)],
        second,
      )
    }) +
    circle(x, y, 250, accent) +
    rect(0, y, 1000, 1000, ink)
  )
}

/** A moon, thin clouds and the tips of firs. */
export const moon: Motif = ({ accent, second, ink, ground }, { between }) => {
  const [x, y] = [between(340, 660), between(300, 420)]
  return (
    circle(x, y, 235, accent) +
    circle(x + between(60, 130), y - between(20, 70), 205, ground) +
    times(3, (i) => rect(between(-100, 500), y + 90 + i * 70, between(300, 560), 14, second)) +
    times(9, (i) => {
      const left = i * 125 - 60
      const top = between(600, 800)
      return polygon(
        [
          [left - 20, 1000],
          [left + 62, top],
          [left + 145, 1000],
        ],
        i % 2 ? ink : second,
      )
    })
  )
}
