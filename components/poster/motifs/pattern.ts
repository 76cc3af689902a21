// Motifs that are patterns: rings, shards, bars, dots.
import { circle, polar, polygon, rect, ring, shape, stroke, times, whole } from '../shapes'
import type { Motif } from './motif'

/** Discs shifted into a spiral that pulls the eye in. */
export const vertigo: Motif = ({ accent, second, ground }, { between }) => {
  const turn = between(0, 6.28)
  return times(9, (i) => {
    const radius = 500 - i * 55
    const [x, y] = polar(500, 500, i * 15, turn + i * 0.5)
    return circle(x, y, radius, [accent, ground, second, ground][i % 4]!)
  })
}

/** Squares turning down into the dark. */
export const tunnel: Motif = ({ accent, second, ground, ink }, { between }) => {
  const turn = between(5, 11)
  return times(9, (i) => {
    const half = 640 * 0.78 ** i
    const fill = i === 8 ? ink : [second, ground, accent, ground][i % 4]!
    return `<g transform="rotate(${whole(i * turn)} 500 500)">${rect(500 - half, 500 - half, 2 * half, 2 * half, fill)}</g>`
  })
}

/** A target with the cross of a sight. */
export const sight: Motif = ({ accent, second, ink }, { between }) => {
  const [x, y] = [between(420, 580), between(420, 580)]
  return (
    ring(x, y, 360, 30, second) +
    ring(x, y, 220, 16, second) +
    circle(x, y, 92, accent) +
    [
      rect(x - 8, y - 480, 16, 330, ink),
      rect(x - 8, y + 150, 16, 330, ink),
      rect(x - 480, y - 8, 330, 16, ink),
      rect(x + 150, y - 8, 330, 16, ink),
    ].join('')
  )
}

/** Shards that burst from a point. */
export const burst: Motif = ({ accent, second, ink }, { between }) => {
  const [x, y] = [between(380, 620), between(400, 620)]
  return (
    times(15, (i) => {
      const angle = (i / 15) * Math.PI * 2 + between(-0.1, 0.1)
      const half = between(0.05, 0.16)
      const reach = between(420, 1000)
      return polygon(
        [
          polar(x, y, 70, angle),
          polar(x, y, reach, angle - half),
          polar(x, y, reach, angle + half),
        ],
        [accent, second, accent, ink][i % 4]!,
      )
    }) + circle(x, y, 96, ink)
  )
}

/** Bars of speed across the picture. */
export const speed: Motif = ({ accent, second, ink, tint }, { between }) =>
  `<g transform="rotate(-24 500 500)">${times(13, (i) =>
    rect(
      between(-300, 420),
      -130 + i * 98,
      between(420, 1100),
      between(26, 84),
      [accent, second, tint, ink][i % 4]!,
    ),
  )}</g>`

/** Chevrons that march upwards. */
export const chevrons: Motif = ({ accent, second, ink }, { between }) => {
  const depth = between(180, 280)
  return times(6, (i) => {
    const y = -60 + i * 185
    return polygon(
      [
        [0, y + depth],
        [500, y],
        [1000, y + depth],
        [1000, y + depth + 92],
        [500, y + 92],
        [0, y + depth + 92],
      ],
      [accent, second, ink][i % 3]!,
    )
  })
}

/** Rows of crosses, one of them in colour. */
export const crosses: Motif = ({ accent, second }, { between }) => {
  const chosen = Math.floor(between(6, 19))
  return times(25, (i) => {
    const [x, y] = [(i % 5) * 200 + 100, Math.floor(i / 5) * 200 + 100]
    const fill = i === chosen ? accent : second
    return shape(`M${x - 18} ${y - 74}h36v46h44v36h-44v82h-36v-82h-44v-36h44z`, fill)
  })
}

/** A raster of dots that swells where the light falls. */
export const halftone: Motif = ({ accent, second }, { between, often }) => {
  const [x, y] = [between(2, 9), between(2, 9)]
  const isAcross = often(0.4)
  const sizes = new Map<number, string>()
  for (let row = 0; row < 12; row++) {
    for (let column = 0; column < 12; column++) {
      const far = isAcross ? Math.abs(row - y) * 1.15 : Math.hypot(column - x, row - y)
      const size = whole(Math.max(8, 96 - far * 9) / 8) * 8
      const dot = `M${whole(column * 84 + (row % 2 ? 80 : 38))} ${row * 84 + 38}h0`
      sizes.set(size, (sizes.get(size) ?? '') + dot)
    }
  }
  return [...sizes]
    .map(([size, d]) => stroke(d, size > 60 ? accent : second, size, 'round'))
    .join('')
}

/** Dots in rank and file; one has slipped away. */
export const misfit: Motif = ({ accent, second, ink }, { between }) => {
  const chosen = Math.floor(between(10, 15))
  return times(25, (i) => {
    const [x, y] = [(i % 5) * 190 + 120, Math.floor(i / 5) * 190 + 120]
    if (i !== chosen) return circle(x, y, 66, second)
    return ring(x, y, 58, 10, ink) + circle(x + between(40, 110), y + between(50, 110), 84, accent)
  })
}

/** Waves of stripes. */
export const waves: Motif = ({ accent, second, ink, tint }, { between }) => {
  const swing = whole(between(60, 120))
  return times(9, (i) =>
    stroke(
      `M-100 ${whole(i * 120 + 20)}q150 ${-swing} 300 0t300 0 300 0 300 0`,
      [accent, second, tint, ink][i % 4]!,
      62,
    ),
  )
}

/** Loose cut shapes. */
export const cutouts: Motif = ({ accent, second, ink, tint }, { between, pick }) =>
  times(9, (i) => {
    const [x, y, r] = [
      (i % 3) * 330 + 170 + between(-40, 40),
      Math.floor(i / 3) * 330 + 170 + between(-40, 40),
      between(100, 165),
    ]
    const fill = [accent, second, ink, tint][(i * 3 + Math.floor(between(0, 2))) % 4]!
    const turn = whole(between(0, 90))
    return pick([
      circle(x, y, r, fill),
      `<g transform="rotate(${turn} ${whole(x)} ${whole(y)})">${rect(x - r, y - r * 0.7, 2 * r, 1.4 * r, fill)}</g>`,
      shape(`M${whole(x - r)} ${whole(y)}a${whole(r)} ${whole(r)} 0 0 1 ${whole(2 * r)} 0z`, fill),
      polygon(
        [
          polar(x, y, r * 1.2, turn),
          polar(x, y, r * 1.2, turn + 2.1),
          polar(x, y, r * 1.2, turn + 4.2),
        ],
        fill,
      ),
    ])
  })

/** Fans of scallops, as on a stage of 1930. */
export const scallops: Motif = ({ accent, second, ink }) =>
  times(5, (row) =>
    times(5, (column) => {
      const [x, y] = [column * 250 + (row % 2 ? 125 : 0), row * 210 + 210]
      return (
        circle(x, y, 125, (row + column) % 2 ? accent : second) +
        ring(x, y, 84, 12, ink) +
        circle(x, y, 40, ink)
      )
    }),
  )
