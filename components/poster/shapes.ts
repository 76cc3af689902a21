// SVG shapes as short strings: whole-number coordinates, no spaces that are not needed.

export type Point = readonly [x: number, y: number]

/** Rounds to a whole unit; a poster is 1000 units wide, so that is finer than a pixel at 780. */
export function whole(value: number): number {
  return Math.round(value) || 0
}

export function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<path fill="${fill}" d="M${whole(x)} ${whole(y)}h${whole(width)}v${whole(height)}h${whole(-width)}z"/>`
}

export function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${whole(x)}" cy="${whole(y)}" r="${whole(radius)}" fill="${fill}"/>`
}

export function ring(x: number, y: number, radius: number, width: number, stroke: string): string {
  return `<circle cx="${whole(x)}" cy="${whole(y)}" r="${whole(radius)}" fill="none" stroke="${stroke}" stroke-width="${whole(width)}"/>`
}

export function polygon(points: readonly Point[], fill: string): string {
  const [first, ...rest] = points.map(([x, y]) => `${whole(x)} ${whole(y)}`)
  return `<path fill="${fill}" d="M${first}L${rest.join(' ')}z"/>`
}

/** A filled path; numbers in `d` are the caller's. */
export function shape(d: string, fill: string): string {
  return `<path fill="${fill}" d="${d}"/>`
}

/** A stroked path without a fill. */
export function stroke(d: string, colour: string, width: number, cap = 'butt'): string {
  const ends = cap === 'butt' ? '' : ` stroke-linecap="${cap}" stroke-linejoin="round"`
  return `<path fill="none" stroke="${colour}" stroke-width="${whole(width)}"${ends} d="${d}"/>`
}

export function group(transform: string, content: string): string {
  return `<g transform="${transform}">${content}</g>`
}

/** Calls `draw` for 0 to count - 1 and joins what it draws. */
export function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('')
}

/** The point at an angle (radians, clockwise from the right) and a distance. */
export function polar(x: number, y: number, radius: number, angle: number): Point {
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
}

/** Shows a drawing of 1000 x 1000 units in a box, filling it and cutting what stands over. */
export function crop(
  box: { x: number; y: number; width: number; height: number },
  content: string,
  view = '0 0 1000 1000',
): string {
  const { x, y, width, height } = box
  return `<svg x="${whole(x)}" y="${whole(y)}" width="${whole(width)}" height="${whole(height)}" viewBox="${view}" preserveAspectRatio="xMidYMid slice">${content}</svg>`
}
