// The colours of a poster: hues come from the genre, lightness and strength from the decade.
import type { Chance } from './chance'
import type { Genre } from './facts'
import { eraOf } from './print-eras'

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

/** Chooses the colours of a film of these genres, the most telling first, and this year. */
export function choosePalette(
  genres: readonly Genre[],
  year: number | null,
  chance: Chance,
): Palette {
  const main = genres[0] ?? 'Drama'
  const hues = HUES[main]
  const companion = genres[1] ? HUES[genres[1]][0] : hues[1]
  const how = eraOf(year)
  const leaning = NIGHTLY.has(main) ? how.dark + 0.35 : how.dark
  const isDark = chance.often(SUNNY.has(main) ? leaning * 0.3 : leaning)
  const tones = isDark ? how.night : how.light
  const [groundL, groundC, inkL, inkC, accentL, accentC, secondL, secondC] = tones
  const lead = hues[0] + chance.between(-10, 10)
  const other = distinct(chance.often(0.5) ? companion : hues[1], lead, hues[2])
  const isPaper = !isDark && groundC < 0.045
  const wanted = isPaper ? how.warm : chance.often(0.3) ? other : lead
  const groundHue = isDark && isOlive(wanted) && !EARTHEN.has(main) ? hues[2] : wanted
  const accentHue = groundHue === lead ? other : lead
  const secondHue = groundHue === lead ? lead : other
  const ground = oklch(groundL, groundC, groundHue)
  const accent = oklch(accentL, accentC, accentHue)
  return {
    ground,
    ink: oklch(inkL, inkC, groundHue),
    accent,
    second: oklch(secondL, secondC, secondHue),
    tint: oklch(groundL + (isDark ? 0.07 : -0.07), groundC + 0.015, groundHue),
    onAccent: accentL > 0.57 ? oklch(0.18, 0.03, accentHue) : oklch(0.97, 0.02, accentHue),
    isDark,
  }
}

/** Converts OKLCH to #rrggbb, giving up chroma until the colour can be shown (Ottosson, 2020). */
function oklch(lightness: number, chroma: number, hue: number): string {
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
