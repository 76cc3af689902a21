// Small real pictures, so that a browser has something to show: a gradient whose hue comes from the name.
import { crc32, deflateSync } from 'node:zlib'

const SHAPES: Record<string, number> = { p: 1.5, f: 1.5, b: 0.5625, l: 1 }

/** A PNG picture of the size that TMDB's size name means. */
export function picture(size: string, file: string): Buffer {
  const ratio = SHAPES[file[0] ?? 'p'] ?? 1.5
  const wide = Number(size.slice(1)) || 100
  const width = Math.round(size.startsWith('h') ? wide / ratio : wide)
  const height = Math.round(width * ratio)
  const hue = [...file].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)
  const rows = Buffer.alloc(height * (1 + 3 * width))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * (1 + 3 * width) + 1 + 3 * x
      const light = 0.25 + (0.5 * y) / height + (x > width / 3 && x < width / 2 ? 0.1 : 0)
      for (let c = 0; c < 3; c++)
        rows[at + c] = 255 * light * (0.6 + 0.4 * Math.cos(((hue + 120 * c) * Math.PI) / 180))
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
