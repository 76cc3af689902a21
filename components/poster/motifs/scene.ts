// Motifs that are scenes: a door, a curtain, windows at night, light through a blind.
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

/** Balls that bounce through the picture. */
export const bounce: Motif = ({ accent, second, ink, tint }, { between }) => {
  const arcs = stroke(
    'M-40 860Q120 120 290 860Q420 330 560 860Q660 520 770 860Q860 640 960 860',
    tint,
    16,
  )
  return `${arcs}${rect(0, 880, 1000, 120, second)}${circle(128, 470, between(110, 140), accent)}${circle(428, 560, between(80, 100), ink)}${circle(664, 660, between(60, 80), accent)}${circle(862, 730, 50, ink)}`
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
/** The lanes of a track. */
export const lanes: Motif = ({ accent, second, ink }, { between }) => {
  const x = between(-60, 80)
  return times(7, (i) =>
    ring(x, 1020, 980 - i * 118, i === 2 ? 104 : 96, [second, ink, accent][i % 3]!),
  )
}
