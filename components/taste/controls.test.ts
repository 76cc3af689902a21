import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountOf, readControls, themesIn, withAmount, writeControls } from './controls'

test('an address keeps the controls it knows and leaves the rest', () => {
  const controls = readControls(new URLSearchParams('genre=Comedy&utm=1&more=heist&from='))
  expect(controls).toEqual({ genre: 'Comedy', more: 'heist' })
  expect(writeControls(controls)).toBe('more=heist&genre=Comedy')
})

test('an amount that is set is the one that is read, whatever was there before', () => {
  const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/[|*]/.test(text))
  const amount = fc.constantFrom(-1, -0.5, 0, 0.5, 1)
  fc.assert(
    fc.property(fc.array(fc.tuple(name, amount), { maxLength: 6 }), (steps) => {
      const last = new Map(steps)
      const controls = steps.reduce((sum, [theme, by]) => withAmount(sum, theme, by), {})
      for (const [theme, by] of last) expect(amountOf(controls, theme)).toBeCloseTo(by)
    }),
  )
})

test('themes carry their amounts', () => {
  expect(themesIn('keyword:heist*0.5|genre:Comedy')).toEqual([
    { name: 'keyword:heist', amount: 0.5 },
    { name: 'genre:Comedy', amount: 1 },
  ])
})
