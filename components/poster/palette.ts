// The colours of a poster: hues come from the genre, lightness and strength from the decade.
import type { Chance } from './chance'
import type { Genre } from './facts'

/** Colours as #rrggbb. `ink` reads on `ground`, `onAccent` on `accent`. */
export type Palette = {
  ground: string
  ink: string
  accent: string
  second: string
  /** Near the ground: for what should only be felt. */
  tint: string
  onAccent: string
  isDark: boolean
}

/** How a decade printed: [lightness, chroma] in OKLCH of each part, on light and on dark stock. */
type Treatment = { dark: number; light: Parts; night: Parts; warm: number }
type Parts = { ground: Tone; ink: Tone; accent: Tone; second: Tone }
type Tone = readonly [lightness: number, chroma: number]

/** Hues (degrees in OKLCH) of the main colour and its two companions. */
const HUES: Record<Genre, readonly [number, number, number]> = {
  Action: [30, 80, 250],
  Adventure: [62, 195, 30],
  Animation: [95, 350, 235],
  Biography: [70, 250, 40],
  Comedy: [92, 15, 195],
  Crime: [25, 85, 265],
  Documentary: [240, 45, 95],
  Drama: [35, 245, 75],
  Family: [145, 60, 240],
  Fantasy: [300, 165, 85],
  'Film Noir': [85, 60, 250],
  History: [50, 25, 110],
  Horror: [27, 140, 330],
  Music: [345, 200, 90],
  Musical: [10, 80, 300],
  Mystery: [280, 165, 70],
  Romance: [8, 45, 330],
  'Science Fiction': [220, 50, 320],
  Sport: [150, 95, 30],
  Thriller: [250, 105, 25],
  War: [115, 40, 80],
  Western: [50, 25, 220],
}

/** Genres that like the dark. */
const NIGHTLY = new Set<Genre>([
  'Film Noir',
  'Horror',
  'Science Fiction',
  'Thriller',
  'Crime',
  'Mystery',
])

/** Genres that like the light. */
const SUNNY = new Set<Genre>(['Animation', 'Family', 'Comedy', 'Musical', 'Romance'])

/** Genres to which a dark yellow, which is olive or brown, is becoming. */
const EARTHEN = new Set<Genre>(['War', 'Western', 'History', 'Film Noir'])

const TREATMENTS: readonly { until: number; treatment: Treatment }[] = [
  {
    until: 1939,
    treatment: treatment(
      0.3,
      [0.92, 0.035],
      [0.24, 0.04],
      [0.5, 0.14],
      [0.7, 0.1],
      [0.25, 0.05],
      [0.92, 0.05],
      [0.74, 0.12],
      [0.55, 0.12],
      90,
    ),
  },
  {
    until: 1949,
    treatment: treatment(
      0.65,
      [0.88, 0.04],
      [0.2, 0.03],
      [0.52, 0.16],
      [0.4, 0.06],
      [0.2, 0.03],
      [0.95, 0.025],
      [0.66, 0.17],
      [0.42, 0.07],
      80,
    ),
  },
  {
    until: 1959,
    treatment: treatment(
      0.15,
      [0.78, 0.15],
      [0.2, 0.04],
      [0.58, 0.2],
      [0.95, 0.03],
      [0.3, 0.08],
      [0.94, 0.04],
      [0.7, 0.18],
      [0.84, 0.12],
      85,
    ),
  },
  {
    until: 1969,
    treatment: treatment(
      0.15,
      [0.94, 0.025],
      [0.19, 0.02],
      [0.62, 0.22],
      [0.55, 0.16],
      [0.22, 0.03],
      [0.95, 0.02],
      [0.66, 0.22],
      [0.82, 0.16],
      95,
    ),
  },
  {
    until: 1979,
    treatment: treatment(
      0.45,
      [0.86, 0.08],
      [0.29, 0.07],
      [0.62, 0.17],
      [0.47, 0.12],
      [0.29, 0.06],
      [0.91, 0.06],
      [0.7, 0.16],
      [0.56, 0.14],
      70,
    ),
  },
  {
    until: 1989,
    treatment: treatment(
      0.75,
      [0.93, 0.03],
      [0.22, 0.09],
      [0.64, 0.24],
      [0.72, 0.15],
      [0.2, 0.08],
      [0.96, 0.02],
      [0.7, 0.24],
      [0.8, 0.15],
      320,
    ),
  },
  {
    until: 1999,
    treatment: treatment(
      0.6,
      [0.9, 0.02],
      [0.2, 0.02],
      [0.56, 0.2],
      [0.36, 0.07],
      [0.26, 0.05],
      [0.95, 0.02],
      [0.74, 0.17],
      [0.5, 0.1],
      200,
    ),
  },
  {
    until: 2009,
    treatment: treatment(
      0.55,
      [0.93, 0.012],
      [0.22, 0.04],
      [0.6, 0.2],
      [0.44, 0.09],
      [0.22, 0.045],
      [0.97, 0.01],
      [0.72, 0.19],
      [0.52, 0.11],
      230,
    ),
  },
  {
    until: 2019,
    treatment: treatment(
      0.4,
      [0.8, 0.14],
      [0.2, 0.05],
      [0.55, 0.22],
      [0.97, 0.015],
      [0.36, 0.12],
      [0.97, 0.015],
      [0.76, 0.17],
      [0.62, 0.19],
      60,
    ),
  },
  {
    until: Number.POSITIVE_INFINITY,
    treatment: treatment(
      0.4,
      [0.9, 0.06],
      [0.27, 0.12],
      [0.64, 0.23],
      [0.78, 0.16],
      [0.26, 0.1],
      [0.93, 0.07],
      [0.75, 0.2],
      [0.62, 0.22],
      110,
    ),
  },
]

/** Chooses the colours of a film of these genres, the most telling first, and this year. */
export function choosePalette(
  genres: readonly Genre[],
  year: number | null,
  chance: Chance,
): Palette {
  const main = genres[0] ?? 'Drama'
  const hues = HUES[main]
  const companion = genres[1] ? HUES[genres[1]][0] : hues[1]
  const { treatment: how } = TREATMENTS.find(({ until }) => (year ?? 2000) <= until)!
  const leaning = NIGHTLY.has(main) ? how.dark + 0.35 : how.dark
  const isDark = chance.often(SUNNY.has(main) ? leaning * 0.3 : leaning)
  const parts = isDark ? how.night : how.light
  const lead = hues[0] + chance.between(-10, 10)
  const other = distinct(chance.often(0.5) ? companion : hues[1], lead, hues[2])
  const isPaper = !isDark && parts.ground[1] < 0.045
  const wanted = isPaper ? how.warm : chance.often(0.3) ? other : lead
  const groundHue = isDark && isOlive(wanted) && !EARTHEN.has(main) ? hues[2] : wanted
  const accentHue = groundHue === lead ? other : lead
  const secondHue = groundHue === lead ? lead : other
  const ground = oklch(...parts.ground, groundHue)
  const accent = oklch(...parts.accent, accentHue)
  return {
    ground,
    ink: oklch(...parts.ink, groundHue),
    accent,
    second: oklch(...parts.second, secondHue),
    tint: oklch(parts.ground[0] + (isDark ? 0.07 : -0.07), parts.ground[1] + 0.015, groundHue),
    onAccent: parts.accent[0] > 0.57 ? oklch(0.18, 0.03, accentHue) : oklch(0.97, 0.02, accentHue),
    isDark,
  }
}

/** Converts OKLCH to #rrggbb, giving up chroma until the colour can be shown (Ottosson, 2020). */
export function oklch(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180
  for (let c = chroma; ; c -= 0.01) {
    const strength = Math.max(0, c)
    const rgb = linearRgb(lightness, strength * Math.cos(angle), strength * Math.sin(angle))
    if (strength === 0 || rgb.every((value) => value >= -0.001 && value <= 1.001)) return hex(rgb)
  }
}

function isOlive(hue: number): boolean {
  return hue > 55 && hue < 130
}

/** The first hue unless it lies too near the lead to be told apart. */
function distinct(hue: number, lead: number, otherwise: number): number {
  const apart = Math.abs(((hue - lead + 540) % 360) - 180)
  return apart < 32 ? otherwise : hue
}

function linearRgb(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function hex(rgb: readonly number[]): string {
  const bytes = rgb.map((value) => {
    const v = Math.min(1, Math.max(0, value))
    const gamma = v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055
    return Math.round(gamma * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${bytes.join('')}`
}

function treatment(
  dark: number,
  ground: Tone,
  ink: Tone,
  accent: Tone,
  second: Tone,
  nightGround: Tone,
  nightInk: Tone,
  nightAccent: Tone,
  nightSecond: Tone,
  warm: number,
): Treatment {
  return {
    dark,
    light: { ground, ink, accent, second },
    night: { ground: nightGround, ink: nightInk, accent: nightAccent, second: nightSecond },
    warm,
  }
}
