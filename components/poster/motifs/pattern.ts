// Motifs that are patterns: rings, blinds, shards, dots.
import { circle, polar, polygon, rect, ring, shape, stroke, times, whole } from '../shapes'
import type { Motif } from './motif'

/** Light through a blind, and a lamp's cone. */
export const blinds: Motif = ({ accent, second, ink, ground }, { between }) => {
  const lean = between(-120, 120)
  return (
    polygon(
      [
        [500 + lean, -20],
        [960, 1010],
        [40, 1010],
      ],
      second,
    ) +
    circle(500 - lean / 2, 560, between(170, 220), accent) +
    times(11, (i) =>
      polygon(
        [
          [-20, i * 92 + lean / 3],
          [1020, i * 92 - lean / 3],
          [1020, i * 92 + 38 - lean / 3],
          [-20, i * 92 + 38 + lean / 3],
        ],
        i % 4 === 3 ? ink : ground,
      ),
    )
  )
}

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

/** Searchlights crossing over a dark edge. */
export const searchlights: Motif = ({ accent, second, ink, tint }, { between }) => {
  const beam = (x: number, to: number, fill: string) =>
    polygon(
      [
        [x - 12, 860],
        [x + 12, 860],
        [to + 110, -40],
        [to - 110, -40],
      ],
      fill,
    )
  return (
    beam(180, between(600, 880), tint) +
    beam(820, between(120, 400), tint) +
    beam(500, between(350, 650), second) +
    circle(between(300, 700), 250, 100, accent) +
    polygon(
      [
        [-10, 1010],
        [-10, 860],
        [240, 800],
        [420, 860],
        [640, 820],
        [820, 870],
        [1010, 820],
        [1010, 1010],
      ],
      ink,
    )
  )
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

/** A sheet of frames, one of them marked. */
export const contactSheet: Motif = ({ accent, second, ink, tint }, { between, pick }) => {
  const chosen = Math.floor(between(4, 12))
  return times(16, (i) => {
    const [x, y] = [(i % 4) * 245 + 20, Math.floor(i / 4) * 245 + 30]
    const isChosen = i === chosen
    const inner = pick([
      circle(x + 110, y + 95, between(30, 66), isChosen ? ink : second),
      rect(x, y + between(60, 130), 220, 20, isChosen ? ink : second),
      polygon(
        [
          [x + 20, y + 190],
          [x + 110, y + between(30, 90)],
          [x + 200, y + 190],
        ],
        isChosen ? ink : second,
      ),
    ])
    return rect(x, y, 220, 190, isChosen ? accent : tint) + inner
  })
}

/** The blades of an iris. */
export const iris: Motif = ({ accent, second, tint, ink }, { between }) => {
  const blades = 8
  const turn = between(0, 0.7)
  return (
    circle(500, 500, 460, ink) +
    times(blades, (i) => {
      const at = (k: number) => turn + ((i + k) * Math.PI * 2) / blades
      return polygon(
        [
          polar(500, 500, 150, at(0)),
          polar(500, 500, 440, at(0.55)),
          polar(500, 500, 440, at(1.5)),
          polar(500, 500, 150, at(1)),
        ],
        [second, tint][i % 2]!,
      )
    }) +
    circle(500, 500, 118, accent)
  )
}

/** The lines of a thumb. */
export const thumbprint: Motif = ({ accent, second, ink }, { between }) => {
  const lean = between(-25, 25)
  return `<g transform="rotate(${whole(lean)} 500 500)">${times(9, (i) => {
    const [rx, ry] = [60 + i * 44, 95 + i * 52]
    const gap = between(0.15, 0.5) * rx
    return stroke(
      `M${whole(500 - rx)} ${whole(600 + gap)}V520A${rx} ${ry} 0 0 1 ${500 + rx} 520v${whole(between(60, 380 - i * 26))}`,
      [accent, second, ink][i % 3]!,
      22,
      'round',
    )
  })}</g>`
}

/** A grin between two eyes. */
export const grin: Motif = ({ accent, second, ink, isDark, ground }, { between }) => {
  const mouth = isDark ? ground : ink
  const wink = between(0, 1) > 0.5
  return (
    circle(500, 500, 440, accent) +
    circle(345, 400, 62, mouth) +
    (wink ? rect(580, 385, 150, 34, mouth) : circle(655, 400, 62, mouth)) +
    shape('M200 540H800a300 290 0 0 1-600 0z', mouth) +
    shape('M330 760a210 150 0 0 1 340 0a300 290 0 0 1-340 0z', second)
  )
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

/** Balls that bounce through the picture. */
export const bounce: Motif = ({ accent, second, ink, tint }, { between }) => {
  const arcs = stroke(
    'M-40 860Q120 120 290 860Q420 330 560 860Q660 520 770 860Q860 640 960 860',
    tint,
    16,
  )
  return `${arcs}${rect(0, 880, 1000, 120, second)}${circle(128, 470, between(110, 140), accent)}${circle(428, 560, between(80, 100), ink)}${circle(664, 660, between(60, 80), accent)}${circle(862, 730, 50, ink)}`
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

/** The lanes of a track. */
export const lanes: Motif = ({ accent, second, ink }, { between }) => {
  const x = between(-60, 80)
  return times(7, (i) =>
    ring(x, 1020, 980 - i * 118, i === 2 ? 104 : 96, [second, ink, accent][i % 3]!),
  )
}

/** Curtains drawn to both sides of a spotlight. */
export const curtain: Motif = ({ accent, second, ink, tint }) =>
  circle(500, 470, 330, tint) +
  `<ellipse cx="500" cy="880" rx="330" ry="70" fill="${ink}"/>` +
  times(4, (i) => {
    const [w, fill] = [330 - i * 80, i % 2 ? second : accent]
    return (
      shape(`M-10-10H${w + 120}Q${w + 60} 560 ${w - 30} 1010H-10z`, fill) +
      shape(`M1010-10H${880 - w}Q${940 - w} 560 ${1030 - w} 1010H1010z`, fill)
    )
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

/** A door that lets a wedge of light in. */
export const door: Motif = ({ accent, second, ink, tint }, { between }) => {
  const lean = between(-180, 180)
  return (
    rect(0, 640, 1000, 360, tint) +
    polygon(
      [
        [390, 640],
        [610, 640],
        [760 + lean, 1010],
        [240 + lean, 1010],
      ],
      accent,
    ) +
    rect(390, 160, 220, 480, accent) +
    polygon(
      [
        [610, 160],
        [770, 110],
        [770, 720],
        [610, 640],
      ],
      second,
    ) +
    circle(500, 500, 38, ink) +
    polygon(
      [
        [462, 640],
        [474, 520],
        [526, 520],
        [538, 640],
      ],
      ink,
    )
  )
}

/** Two halves of one disc that no longer meet. */
export const rift: Motif = ({ accent, second }, { between }) => {
  const slip = between(80, 170)
  return `<g transform="rotate(${whole(between(-30, 30))} 500 500)">${shape(`M485 ${whole(500 - 390 - slip / 2)}v780a390 390 0 0 1 0-780z`, accent)}${shape(`M515 ${whole(500 - 390 + slip / 2)}v780a390 390 0 0 0 0-780z`, second)}</g>`
}

/** Windows of a block at night; one is lit. */
export const windows: Motif = ({ accent, second, tint }, { between }) => {
  const lit = Math.floor(between(5, 18))
  return times(20, (i) =>
    rect(
      (i % 4) * 235 + 65,
      Math.floor(i / 4) * 200 + 20,
      165,
      150,
      i === lit ? accent : i % 3 ? second : tint,
    ),
  )
}
