import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { htmlToText, loadPage, mostAttributes, outermost, partText } from './html-text'

test('tags go, breaks and blocks part lines, entities are decoded once', () => {
  expect(htmlToText('One<br>two<br/>three')).toBe('One\ntwo\nthree')
  expect(htmlToText('<p>One</p><p>Two &amp; three</p>')).toBe('One\n\nTwo & three')
  expect(htmlToText('One<div>two</div>three')).toBe('One\n\ntwo\n\nthree')
  expect(htmlToText('<ul><li>One</li><li>two</li></ul>')).toBe('One\n\ntwo')
  expect(htmlToText('&amp;lt;b&amp;gt;')).toBe('&lt;b&gt;')
  expect(htmlToText('line\n  of source')).toBe('line of source')
})

test('what is not text is left out', () => {
  expect(htmlToText('a<script>alert(1)</script><style>b{}</style><iframe src=x>c</iframe>d')).toBe(
    'ad',
  )
  expect(htmlToText('a<template>b</template><!-- c -->d')).toBe('ad')
})

test('what is no HTML comes back as it is', () => {
  expect(htmlToText('5 < 6 and 7 > 3')).toBe('5 < 6 and 7 > 3')
  expect(htmlToText('')).toBe('')
})

test('any HTML gives a text', () => {
  const pieces = fc.constantFrom(
    '<p>',
    '</p>',
    '<table>',
    '<b x="',
    '">',
    '<script>',
    '&lt;',
    '<!--',
  )
  const soup = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 })
  fc.assert(
    fc.property(soup, (parts) => {
      const text = htmlToText(parts.join(''))
      expect(text).toBe(text.trim())
      expect(text).not.toMatch(/\n{3}| \n|\n /)
    }),
  )
})

test('a part of which there is none has an empty text', () => {
  const $ = load('<p>One</p>')
  expect(partText($('h1'))).toBe('')
})

describe('a page made to keep the parser busy', () => {
  const names = (n: number) => Array.from({ length: n }, (_, i) => ` x${i}`).join('')

  it.each([
    ['nested elements', '<div>'.repeat(300_000)],
    ['nested emphasis', '<b>'.repeat(300_000)],
    ['attributes', `<p${names(100_000)}>`],
    ['attributes behind a quote that opens nothing', `<p="${names(100_000)}>`],
    ['attributes with tags in them', `<p${names(100_000).replace(/x\d+/g, '$&=">"')}>`],
    ['text beside the cells of a table', `<table>${'x<p>'.repeat(300_000)}`],
  ])('is not read: %s', (_, html) => {
    expect(loadPage(html)).toBeNull()
    expect(htmlToText(html)).toBe('')
  })

  it('is told from a large one', () => {
    const row = '<div class="a" id="b"><p>One <b>two</b><br><img src="x" alt="y"></p></div>'
    expect(htmlToText(row.repeat(5000)).split('\n\n')).toHaveLength(5000)
    expect(htmlToText(`${'<div>'.repeat(500)}deep`)).toBe('deep')
  })
})

describe('mostAttributes', () => {
  it('counts the attributes of the fullest tag', () => {
    expect(mostAttributes('none < here')).toBe(0)
    expect(mostAttributes('<a href="x y z" id=b c>d e f</a><br>')).toBe(3)
    expect(mostAttributes('<a/b/c=\'d e\'f="g">')).toBe(3)
  })

  it('is never less than what the parser finds', () => {
    const pieces = '<p |<a|</i |<!--|-->|<script>|</script>|=|"|\'|/|>| |x|y|z1|<|\n'.split('|')
    const soup = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.stringMatching(/^[a-h]$/)))
    fc.assert(
      fc.property(soup, (parts) => {
        const html = `<body>${parts.join('')}>`
        const counts = load(html)('*')
          .toArray()
          .map((node) => ('attribs' in node ? Object.keys(node.attribs).length : 0))
        expect(mostAttributes(html)).toBeGreaterThanOrEqual(Math.max(...counts))
      }),
      { numRuns: 1000 },
    )
  })
})

test('outermost leaves out what stands inside another', () => {
  const tags = fc.constantFrom('<q>', '</q>', '<i>', '</i>', 'x')
  fc.assert(
    fc.property(fc.array(tags, { maxLength: 30 }), (parts) => {
      const $ = load(parts.join(''))
      const slow = $('q').filter((_, element) => $(element).parents('q').length === 0)
      expect(outermost($, 'q').map((part) => part[0])).toEqual(slow.toArray())
    }),
  )
})
