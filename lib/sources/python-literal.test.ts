import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PythonValue, parsePythonLiteral } from './python-literal'

describe('parsePythonLiteral', () => {
  it.each<[string, PythonValue]>([
    ["[{'id': 16, 'name': 'Animation'}]", [{ id: 16, name: 'Animation' }]],
    [
      `[{'name': "Children's"}, {'name': 'say "hi"'}]`,
      [{ name: "Children's" }, { name: 'say "hi"' }],
    ],
    [String.raw`'it\'s \"so\" \\ \x41\u00e9\U0001F3AC\101\n'`, 'it\'s "so" \\ Aé🎬A\n'],
    [String.raw`'\q stays'`, '\\q stays'],
    ['{"a": None, "b": True, "c": False, "d": nan}', { a: null, b: true, c: false, d: null }],
    ['[1, -2, 3.5, .5, 1e3, 1_000]', [1, -2, 3.5, 0.5, 1000, 1000]],
    ["(1, 'a')", [1, 'a']],
    ["('a',)", ['a']],
    ["('a')", 'a'],
    ["{'a', 'b'}", ['a', 'b']],
    ["u'old'", 'old'],
    ['[]', []],
    ['()', []],
    ['{}', {}],
    [' [ 1 , ] ', [1]],
    ["{1: {'x': [()]}}", { 1: { x: [[]] } }],
  ])('reads %s', (text, value) => {
    expect(parsePythonLiteral(text)).toEqual({ isWhole: true, value })
  })

  it.each([
    '',
    "[{'id': 16, 'name': 'Anim",
    '[1 2]',
    '[1,, 2]',
    '[,]',
    "{'a': 1, 'b'}",
    "{'a': }",
    "'a\nb'",
    "'a\\",
    'None None',
    'null',
    'constructor',
    '__import__("os")',
    '[1]]',
    '['.repeat(60),
  ])('tells what is wrong with «%s»', (text) => {
    expect(parsePythonLiteral(text)).toMatchObject({
      isWhole: false,
      message: expect.stringMatching(/^Got .+ at letter \d+, expected /s),
    })
  })

  it('keeps a key named __proto__ as any other', () => {
    const literal = parsePythonLiteral("{'__proto__': {'x': 1}}")
    expect(JSON.stringify(literal)).toBe('{"isWhole":true,"value":{"__proto__":{"x":1}}}')
  })

  it('reads back whatever was printed', () => {
    const { value } = fc.letrec<{ value: PythonValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0)),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value')).map((one) => ({ ...one })),
      ),
    }))
    fc.assert(
      fc.property(value, (one) => {
        expect(parsePythonLiteral(print(one))).toEqual({ isWhole: true, value: one })
      }),
    )
  })

  it('answers for any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'[]{}(),:\'"\\ NoneTrux1.e-\n') })
    fc.assert(
      fc.property(text, (one) => {
        expect(typeof parsePythonLiteral(one).isWhole).toBe('boolean')
      }),
      { numRuns: 2000 },
    )
  })
})

/** As Python's repr does it, but for the choice of quotes. */
function print(value: PythonValue): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string')
    return `'${value.replace(/[\\'\p{Cc}]/gu, (letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)}'`
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, one]) => `${print(key)}: ${print(one)}`)
    .join(', ')}}`
}
