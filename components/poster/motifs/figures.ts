// Motifs of things: an eye, a keyhole, a record, a heart.
import { circle, polar, polygon, rect, ring, shape, stroke, times, whole } from '../shapes'
import type { Motif } from './motif'

/** An open eye. */
export const eye: Motif = ({ accent, ink, second, ground, isDark }, { between }) => {
  const white = isDark ? ink : ground
  const lid = 'M30 500Q500 60 970 500Q500 940 30 500z'
  const lashes = times(9, (i) => {
    const [x1, y1] = polar(500, 620, 470, -2.45 + i * 0.22)
    const [x2, y2] = polar(500, 620, between(560, 620), -2.5 + i * 0.232)
    return stroke(`M${whole(x1)} ${whole(y1)}L${whole(x2)} ${whole(y2)}`, isDark ? second : ink, 18)
  })
  return `${lashes}${shape(lid, white)}<path fill="none" stroke="${isDark ? second : ink}" stroke-width="26" d="${lid}"/>${circle(500, 495, 205, accent)}${circle(500, 495, 96, isDark ? ground : ink)}${circle(560, 430, 36, white)}`
}

/** Teeth from above and from below. */
export const teeth: Motif = ({ accent, ink, second }, { between }) => {
  const count = Math.round(between(5, 7))
  const width = 1000 / count
  return (
    circle(500, 500, between(190, 260), accent) +
    times(count, (i) =>
      polygon(
        [
          [i * width, -10],
          [(i + 1) * width, -10],
          [(i + 0.5) * width, between(300, 450)],
        ],
        ink,
      ),
    ) +
    times(count + 1, (i) =>
      polygon(
        [
          [(i - 0.5) * width, 1010],
          [(i + 0.5) * width, 1010],
          [i * width, between(570, 700)],
        ],
        second,
      ),
    )
  )
}

/** Something runs down from the top. */
export const drips: Motif = ({ accent, second }, { between }) => {
  const run = (fill: string, reach: number) => {
    let d = 'M-20-20'
    for (let x = -20; x < 1000; ) {
      const [w, gap] = [between(50, 95), between(30, 90)]
      const drop = whole(between(reach * 0.25, reach))
      d += `V${drop}a${whole(w / 2)} ${whole(w / 2)} 0 0 0 ${whole(w)} 0V${whole(reach * 0.2)}a${whole(gap / 2)} ${whole(gap / 2)} 0 0 1 ${whole(gap)} 0`
      x += w + gap
    }
    return shape(`${d}V-20z`, fill)
  }
  return run(second, 940) + run(accent, 640)
}

/** Bare trees against a low moon. */
export const trees: Motif = ({ accent, ink, second }, { between }) => {
  const tree = (x: number, colour: string, width: number) => {
    const boughs = times(6, (i) => {
      const y = 200 + i * 105 + between(-30, 30)
      const side = i % 2 ? 1 : -1
      const reach = side * between(70, 170)
      return `M${whole(x)} ${whole(y)}l${whole(reach)} ${whole(-between(60, 150))}l${whole(reach * 0.3)} ${whole(-between(20, 90))}`
    })
    return (
      stroke(`M${whole(x)} 1000L${whole(x + between(-40, 40))}-20`, colour, width) +
      stroke(boughs, colour, width * 0.34)
    )
  }
  return (
    circle(between(350, 650), 560, 270, accent) +
    tree(between(80, 180), second, 34) +
    tree(between(330, 430), ink, 46) +
    tree(between(560, 640), second, 26) +
    tree(between(780, 900), ink, 60)
  )
}

/** A keyhole with light behind it. */
export const keyhole: Motif = ({ accent, second, ink, tint }, { between }) => {
  const flare = whole(between(150, 230))
  return (
    circle(500, 470, 430, tint) +
    circle(500, 470, 330, second) +
    circle(500, 390, 150, accent) +
    polygon(
      [
        [440, 420],
        [560, 420],
        [500 + flare, 800],
        [500 - flare, 800],
      ],
      accent,
    ) +
    circle(500, 390, 44, ink)
  )
}

/** A record. */
export const record: Motif = ({ accent, second, ink, ground, isDark }, { between }) => {
  const [x, y] = [between(430, 570), between(430, 570)]
  const vinyl = isDark ? second : ink
  return (
    circle(x, y, 440, vinyl) +
    times(6, (i) => ring(x, y, 225 + i * 36, 4, ground)) +
    circle(x, y, 165, accent) +
    circle(x, y, 26, ground)
  )
}

/** Bars as loud as the music. */
export const equaliser: Motif = ({ accent, second, ink }, { between }) => {
  const count = Math.round(between(9, 13))
  const width = 1000 / count
  return times(count, (i) => {
    const height = between(120, 500) * (1.2 - Math.abs(i / (count - 1) - 0.5))
    const fill = [accent, second, ink][i % 3]!
    return rect(i * width + width * 0.12, 500 - height, width * 0.76, 2 * height, fill)
  })
}

/** A heart of two bent strips laid over each other. */
export const heart: Motif = ({ accent, second, ink }, { often, between }) => {
  const overlap = shape('M360 460h280v280H360z', often(0.5) ? ink : accent)
  const rising = shape('M360 740V460a140 140 0 0 1 280 0v280z', accent)
  const lying = shape('M360 740V460h280a140 140 0 0 1 0 280z', second)
  const turn = whole(45 + between(-12, 12))
  return `<g transform="translate(500 540) scale(1.3) rotate(-${turn}) translate(-535 -565)">${lying}${rising}${overlap}</g>`
}

/** Two circles lean into each other. */
export const couple: Motif = ({ accent, second, ink }, { between }) => {
  const r = between(250, 300)
  const d = r * between(0.5, 0.75)
  const h = Math.sqrt(r * r - d * d)
  const lens = `M500 ${whole(500 - h)}A${whole(r)} ${whole(r)} 0 0 1 500 ${whole(500 + h)}A${whole(r)} ${whole(r)} 0 0 1 500 ${whole(500 - h)}`
  return circle(500 - d, 500, r, accent) + circle(500 + d, 500, r, second) + shape(lens, ink)
}

/** Petals around a heart. */
export const flower: Motif = ({ accent, second, ink }, { between }) => {
  const count = Math.round(between(7, 11))
  return (
    times(
      count,
      (i) =>
        `<ellipse cx="500" cy="260" rx="${whole(between(84, 104))}" ry="215" fill="${i % 2 ? second : accent}" transform="rotate(${whole((i * 360) / count)} 500 500)"/>`,
    ) + circle(500, 500, 120, ink)
  )
}

/** Columns below a pediment. */
export const temple: Motif = ({ accent, second, ink }) =>
  polygon(
    [
      [60, 330],
      [500, 90],
      [940, 330],
    ],
    accent,
  ) +
  rect(80, 360, 840, 46, ink) +
  times(5, (i) => rect(130 + i * 165, 430, 80, 420, i % 2 ? second : accent)) +
  rect(60, 870, 880, 46, ink) +
  rect(0, 940, 1000, 80, second)

/** A star as on a badge or a flag. */
export const star: Motif = ({ accent, second, ink }, { between }) => {
  const points = Array.from({ length: 10 }, (_, i) =>
    polar(500, 510, i % 2 ? 165 : 430, -Math.PI / 2 + (i * Math.PI) / 5),
  )
  return `${ring(500, 510, 465, 24, second)}<g transform="rotate(${whole(between(-12, 12))} 500 510)">${polygon(points, accent)}${circle(500, 510, 70, ink)}</g>`
}

/** Houses in a row below a rising arc. */
export const houses: Motif = ({ accent, second, ink, tint }, { between }) =>
  times(4, (i) => ring(500, 760, 560 - i * 86, 86, [accent, tint, second, tint][i]!)) +
  times(5, (i) => {
    const [x, top] = [i * 205 - 10, between(640, 760)]
    const fill = [ink, second, accent][i % 3]!
    return polygon(
      [
        [x, 1000],
        [x, top],
        [x + 100, top - 100],
        [x + 200, top],
        [x + 200, 1000],
      ],
      fill,
    )
  })

/** Balloons. */
export const balloons: Motif = ({ accent, second, ink, tint }, { between }) =>
  times(7, (i) => {
    const [x, y, r] = [between(130, 870), between(150, 620), between(75, 135)]
    return (
      stroke(`M${whole(x)} ${whole(y + r)}Q${whole(x + between(-60, 60))} 850 500 1010`, ink, 6) +
      circle(x, y, r, [accent, second, tint, accent][i % 4]!)
    )
  })
