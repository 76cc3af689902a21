// How each decade printed: lightness and chroma of the parts of a poster, on light and on dark stock.

/** Lightness and chroma in OKLCH of ground, ink, accent and second colour, in this order. */
export type Tones = readonly [
  groundL: number,
  groundC: number,
  inkL: number,
  inkC: number,
  accentL: number,
  accentC: number,
  secondL: number,
  secondC: number,
]

/** One time of printing. */
export type Era = {
  until: number
  /** The part of posters on dark stock, and the hue of uncoloured paper. */
  dark: number
  warm: number
  light: Tones
  night: Tones
}

const ERAS: readonly Era[] = [
  {
    until: 1939,
    dark: 0.3,
    warm: 90,
    light: [0.92, 0.035, 0.24, 0.04, 0.5, 0.14, 0.7, 0.1],
    night: [0.25, 0.05, 0.92, 0.05, 0.74, 0.12, 0.55, 0.12],
  },
  {
    until: 1949,
    dark: 0.65,
    warm: 80,
    light: [0.88, 0.04, 0.2, 0.03, 0.52, 0.16, 0.4, 0.06],
    night: [0.2, 0.03, 0.95, 0.025, 0.66, 0.17, 0.42, 0.07],
  },
  {
    until: 1959,
    dark: 0.15,
    warm: 85,
    light: [0.78, 0.15, 0.2, 0.04, 0.58, 0.2, 0.95, 0.03],
    night: [0.3, 0.08, 0.94, 0.04, 0.7, 0.18, 0.84, 0.12],
  },
  {
    until: 1969,
    dark: 0.15,
    warm: 95,
    light: [0.94, 0.025, 0.19, 0.02, 0.62, 0.22, 0.55, 0.16],
    night: [0.22, 0.03, 0.95, 0.02, 0.66, 0.22, 0.82, 0.16],
  },
  {
    until: 1979,
    dark: 0.45,
    warm: 70,
    light: [0.86, 0.08, 0.29, 0.07, 0.62, 0.17, 0.47, 0.12],
    night: [0.29, 0.06, 0.91, 0.06, 0.7, 0.16, 0.56, 0.14],
  },
  {
    until: 1989,
    dark: 0.75,
    warm: 320,
    light: [0.93, 0.03, 0.22, 0.09, 0.64, 0.24, 0.72, 0.15],
    night: [0.2, 0.08, 0.96, 0.02, 0.7, 0.24, 0.8, 0.15],
  },
  {
    until: 1999,
    dark: 0.6,
    warm: 200,
    light: [0.9, 0.02, 0.2, 0.02, 0.56, 0.2, 0.36, 0.07],
    night: [0.26, 0.05, 0.95, 0.02, 0.74, 0.17, 0.5, 0.1],
  },
  {
    until: 2009,
    dark: 0.55,
    warm: 230,
    light: [0.93, 0.012, 0.22, 0.04, 0.6, 0.2, 0.44, 0.09],
    night: [0.22, 0.045, 0.97, 0.01, 0.72, 0.19, 0.52, 0.11],
  },
  {
    until: 2019,
    dark: 0.4,
    warm: 60,
    light: [0.8, 0.14, 0.2, 0.05, 0.55, 0.22, 0.97, 0.015],
    night: [0.36, 0.12, 0.97, 0.015, 0.76, 0.17, 0.62, 0.19],
  },
  {
    until: Number.POSITIVE_INFINITY,
    dark: 0.4,
    warm: 110,
    light: [0.9, 0.06, 0.27, 0.12, 0.64, 0.23, 0.78, 0.16],
    night: [0.26, 0.1, 0.93, 0.07, 0.75, 0.2, 0.62, 0.22],
  },
]

/** Finds how films of a year were printed; where no year is known, as around 2000. */
export function eraOf(year: number | null): Era {
  return ERAS.find(({ until }) => (year ?? 2000) <= until)!
}
