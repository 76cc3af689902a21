// Sets a title in a box as large as it will go.
import { breakLines } from './break-lines'
import { measureInk, outlineText } from './outline'
import type { Face } from './poster-fonts'

export type Box = { x: number; y: number; width: number; height: number }

export type Setting = {
  align?: 'left' | 'centre'
  valign?: 'top' | 'middle' | 'bottom'
  /** 'fill' stretches every line to the width; 'even' gives all lines one size. */
  mode?: 'fill' | 'even'
  maxLines?: number
  maxSize?: number
}

/** A set title: the data of its path and the height its ink takes, from `top` to `bottom`. */
export type SetText = { d: string; top: number; bottom: number; lines: number }

type Line = { text: string; width: number; size: number }
type Block = { lines: Line[]; height: number; coverage: number }

/** Space between filled lines as a part of the box width. */
const FILL_GAP = 0.026

/** In a filled block the largest line may be so many times the smallest. */
const MAX_CONTRAST = 2.8

/** Sets a title in a box; the text is never larger than the box and never cut. */
export function setTitle(title: string, face: Face, box: Box, setting: Setting = {}): SetText {
  const words = wordsOf(title, face)
  const counts = Array.from(
    { length: Math.min(words.length, setting.maxLines ?? 7) },
    (_, i) => i + 1,
  )
  const blocks = counts.flatMap((count) => {
    const texts = breakLines(words, count, (text) => measureInk(text, face).width)
    if (!texts) return []
    const lines = texts
      .map((text) => tidyEnd(text))
      .map((text) => ({ text, ...measureInk(text, face) }))
    const even = evenBlock(lines, face, box, setting)
    const filled =
      setting.mode === 'fill' && count > 1 ? filledBlock(lines, face, box, setting) : null
    return filled ? [filled, even] : [even]
  })
  const best = blocks.sort((a, b) => b.coverage - a.coverage)[0]
  if (!best) return { d: '', top: box.y, bottom: box.y, lines: 0 }
  return draw(best, face, box, setting)
}

/** Sets one short line of small print; shrinks it where it is wider than the box. */
export function setPrint(
  text: string,
  face: Face,
  at: { x: number; y: number; width: number; size: number; align?: 'left' | 'centre' | 'right' },
): string {
  const capitals = face.isCapitals ? text.toLocaleUpperCase('en') : text
  const { width } = measureInk(capitals, face)
  const size = Math.min(at.size, at.width / Math.max(width, 0.01))
  const spare = at.width - width * size
  const indent = at.align === 'right' ? spare : at.align === 'centre' ? spare / 2 : 0
  return outlineText(capitals, face, at.x + indent, at.y, size)
}

function wordsOf(title: string, face: Face): string[] {
  const text = face.isCapitals ? title.toLocaleUpperCase('en') : title
  return text.split(/\s+/).filter((word) => measureInk(word, face).width > 0)
}

function tidyEnd(line: string): string {
  return line.replace(/\s*[:–—-]$/, '') || line
}

function evenBlock(
  lines: readonly { text: string; width: number }[],
  face: Face,
  box: Box,
  setting: Setting,
): Block {
  const widest = Math.max(...lines.map((line) => line.width))
  const tall = face.capHeight + (lines.length - 1) * face.leading + tailOf(lines, face)
  const size = Math.min(
    box.width / widest,
    box.height / tall,
    setting.maxSize ?? Number.POSITIVE_INFINITY,
  )
  const sized = lines.map((line) => ({ ...line, size }))
  // Fewer lines win where the size is nearly the same.
  return { lines: sized, height: tall * size, coverage: size * 0.96 ** lines.length }
}

function filledBlock(
  lines: readonly { text: string; width: number }[],
  face: Face,
  box: Box,
  setting: Setting,
): Block | null {
  const top = setting.maxSize ?? Number.POSITIVE_INFINITY
  const sized = lines.map((line) => ({ ...line, size: Math.min(top, box.width / line.width) }))
  const sizes = sized.map((line) => line.size)
  const height = filledHeight(sized, face, box.width)
  if (height > box.height || Math.max(...sizes) > MAX_CONTRAST * Math.min(...sizes)) return null
  // A filled block beats an even one when it stands at least as large on the whole.
  return { lines: sized, height, coverage: (1.35 * height) / lines.length / face.capHeight }
}

function filledHeight(lines: readonly Line[], face: Face, width: number): number {
  const ink = lines.reduce((sum, line) => sum + line.size * inkHeight(line.text, face), 0)
  return ink + (lines.length - 1) * FILL_GAP * width
}

function inkHeight(text: string, face: Face): number {
  return face.capHeight + (hasTail(text, face) ? face.depth : 0)
}

function tailOf(lines: readonly { text: string }[], face: Face): number {
  return hasTail(lines.at(-1)?.text ?? '', face) ? face.depth : 0
}

function hasTail(text: string, face: Face): boolean {
  return !face.isCapitals && /[gjpqyç,;]/.test(text)
}

function draw(block: Block, face: Face, box: Box, setting: Setting): SetText {
  const spare = box.height - block.height
  const top =
    box.y + (setting.valign === 'bottom' ? spare : setting.valign === 'middle' ? spare / 2 : 0)
  const isEven = block.lines.every((line) => line.size === block.lines[0]!.size)
  let y = top
  let d = ''
  for (const line of block.lines) {
    const indent = setting.align === 'centre' ? (box.width - line.width * line.size) / 2 : 0
    d += outlineText(line.text, face, box.x + indent, y + face.capHeight * line.size, line.size)
    y += isEven
      ? face.leading * line.size
      : inkHeight(line.text, face) * line.size + FILL_GAP * box.width
  }
  return { d, top, bottom: top + block.height, lines: block.lines.length }
}
