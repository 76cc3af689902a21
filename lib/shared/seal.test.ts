import { expect, test } from 'vitest'
import { Seal } from './seal'

const KEY = Buffer.alloc(32, 7)
const OURS = 'AAAAAAAAAAAAAAAAAAAAAA'
const THEIRS = 'BBBBBBBBBBBBBBBBBBBBBB'
const page = (nonce: string) => ({
  html: Buffer.from(`<p>Amélie 日本</p><script nonce="${nonce}"></script><i nonce='${nonce}'>`),
  parts: new Map([['/a', Buffer.from(nonce)]]),
  headers: { 'x-nonce': nonce },
})

test('a page comes out with the placeholder of who opens it, wherever that of its maker stood', async () => {
  const bytes = await new Seal(KEY, OURS).close('name', page(OURS))
  expect(await new Seal(KEY, THEIRS).open('name', bytes)).toEqual(page(THEIRS))
})

test('the bytes do not tell the placeholder, and a guessed one stays what it is', async () => {
  const guess = 'CCCCCCCCCCCCCCCCCCCCCC'
  const value = { ...page(OURS), review: Buffer.from(`<script nonce="${guess}\0\0\0">`) }
  const bytes = await new Seal(KEY, OURS).close('name', value)
  const { inflateRawSync } = await import('node:zlib')
  expect(inflateRawSync(bytes.subarray(32)).includes(OURS)).toBe(false)
  const opened = (await new Seal(KEY, THEIRS).open('name', bytes)) as typeof value
  expect(opened.review).toEqual(value.review)
})

test('nothing opens that was changed, moved to another name, cut short or sealed by another key', async () => {
  const seal = new Seal(KEY, OURS)
  const bytes = await seal.close('name', page(OURS))
  for (const at of [0, 31, 32, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    expect(await seal.open('name', changed)).toBeNull()
  }
  expect(await seal.open('another', bytes)).toBeNull()
  expect(await seal.open('name', bytes.subarray(0, 20))).toBeNull()
  expect(await new Seal(Buffer.alloc(32, 8), OURS).open('name', bytes)).toBeNull()
})
