import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Swap } from './swap'

/** All of it at once, by the language's own means. */
function slowSwap(text: string, from: string, to: string): string {
  return text.split(from).join(to)
}

function swapIn(chunks: readonly string[], from: string, to: string): string {
  const swap = new Swap(from, to)
  const out = chunks.map((chunk) => swap.take(Buffer.from(chunk)))
  return Buffer.concat([...out, swap.end()]).toString()
}

test('wherever the stream is cut, the same comes out as of the whole', () => {
  const part = fc.constantFrom('abca', 'bd', 'a', 'ab', 'abc', 'abcabd', 'x', 'é')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (chunks) => {
      const text = chunks.join('')
      expect(swapIn(chunks, 'abcabd', '123456')).toBe(slowSwap(text, 'abcabd', '123456'))
      expect(swapIn([...text], 'abcabd', '123456')).toBe(slowSwap(text, 'abcabd', '123456'))
    }),
  )
})

test('the chunk given stays as it was: it may be a kept page', () => {
  const chunk = Buffer.from('say abc')
  new Swap('abc', 'xyz').take(chunk)
  expect(chunk.toString()).toBe('say abc')
})

test('texts of different lengths are refused, and so is an empty one', () => {
  expect(() => new Swap('abc', 'ab')).toThrow(RangeError)
  expect(() => new Swap('', '')).toThrow(RangeError)
})
