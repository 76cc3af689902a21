// Letters as SVG paths: measuring and drawing one line of text.
import type { Font, PathCommand } from 'opentype.js'
import type { Face } from './poster-fonts'
import { whole } from './shapes'

type Letter = { font: Font; index: number; x: number }

/** The letters of a line placed by advance, kerning and tracking, in em; letters no subset has are left out. */
function placeLetters(text: string, face: Face): { letters: Letter[]; width: number } {
  const letters: Letter[] = []
  let x = 0
  for (const character of text) {
    const font = face.subsets.find((subset) => subset.charToGlyphIndex(character) > 0)
    if (!font) continue
    const index = font.charToGlyphIndex(character)
    const before = letters.at(-1)
    if (before?.font === font) x += kerning(font, before.index, index)
    letters.push({ font, index, x })
    x += (font.glyphs.get(index).advanceWidth ?? 0) / font.unitsPerEm + face.tracking
  }
  return { letters, width: x }
}

/** The inked extent of a line in em: from the left edge of its first letter to the right of its last. */
export function measureInk(text: string, face: Face): { left: number; width: number } {
  const { letters } = placeLetters(text, face)
  const first = letters[0]
  const last = letters.at(-1)
  if (!first || !last) return { left: 0, width: 0 }
  const left = first.font.glyphs.get(first.index).getBoundingBox().x1 / first.font.unitsPerEm
  const right = last.x + last.font.glyphs.get(last.index).getBoundingBox().x2 / last.font.unitsPerEm
  return { left, width: right - left }
}

/** Draws a line so that its ink begins at `x` and stands on the baseline `y`; returns the data of a path. */
export function outlineText(text: string, face: Face, x: number, y: number, size: number): string {
  const { letters } = placeLetters(text, face)
  const left = measureInk(text, face).left
  return letters
    .map((letter) => {
      const glyph = letter.font.glyphs.get(letter.index)
      return compact(glyph.getPath(x + (letter.x - left) * size, y, size).commands)
    })
    .join('')
}

/** Writes path commands with whole numbers, relative to the point before, which is shortest. */
function compact(commands: readonly PathCommand[]): string {
  let d = ''
  let atX = 0
  let atY = 0
  for (const command of commands) {
    if (command.type === 'Z') {
      d += 'z'
      continue
    }
    const pairs = pairsOf(command)
    const end = pairs.at(-1)!
    const numbers = pairs.flatMap(([x, y]) => [whole(x) - atX, whole(y) - atY])
    const [toX, toY] = [whole(end[0]), whole(end[1])]
    if (command.type === 'M') d += `M${toX} ${toY}`
    else if (command.type === 'L' && toY === atY) d += `h${toX - atX}`
    else if (command.type === 'L' && toX === atX) d += `v${toY - atY}`
    else d += command.type.toLowerCase() + join(numbers)
    atX = toX
    atY = toY
  }
  return d
}

function pairsOf(command: Exclude<PathCommand, { type: 'Z' }>): [number, number][] {
  const end: [number, number] = [command.x, command.y]
  if (command.type === 'C') return [[command.x1, command.y1], [command.x2, command.y2], end]
  if (command.type === 'Q') return [[command.x1, command.y1], end]
  return [end]
}

/** A minus sign parts two numbers as well as a space does. */
function join(numbers: readonly number[]): string {
  return numbers.map((n, index) => (index > 0 && n >= 0 ? ` ${n}` : `${n}`)).join('')
}

const KERNING = new WeakMap<Font, Map<number, number>>()

function kerning(font: Font, left: number, right: number): number {
  const pairs = KERNING.get(font) ?? new Map<number, number>()
  KERNING.set(font, pairs)
  const key = left * 65_536 + right
  let value = pairs.get(key)
  if (value === undefined) {
    value = font.getKerningValue(font.glyphs.get(left), font.glyphs.get(right)) / font.unitsPerEm
    pairs.set(key, value)
  }
  return value
}
